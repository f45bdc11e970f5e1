import type { KeyedGuest } from '../../../shared/server-events.ts'
import { useAppStore } from '../stores/app.ts'
import { useLiveStore } from '../stores/live.ts'

export type GuestKeys = {
  /** The keys of guests who were last at this address. */
  readonly keysOf: (client: string) => readonly KeyedGuest[]
  /** Ends them, and what is being sent for them. */
  readonly putOut: (client: string) => void
}

/** The keys that guests have of their own. */
export function useGuestKeys(): GuestKeys {
  const app = useAppStore()
  const live = useLiveStore()
  const keysOf = (client: string) =>
    app.isServing ? (live.snapshot?.keyedGuests ?? []).filter((guest) => guest.client === client) : []
  return {
    keysOf,
    putOut: (client) => {
      for (const { id } of keysOf(client)) void app.call('putOutGuest', id)
    },
  }
}
