import { guestDevice, guestLabel, guestName } from '../../../shared/app/guest.ts'
import { useAppStore } from '../stores/app.ts'

export type GuestNames = {
  /** The name that the user has given to a guest; undefined for none. */
  readonly givenNameOf: (client: string, userAgent: string) => string | undefined
  /** A guest as people know it: by its name, its kind of device, or its address. */
  readonly labelOf: (client: string, userAgent: string) => string
}

/** What guests are called. */
export function useGuestNames(): GuestNames {
  const app = useAppStore()
  return {
    givenNameOf: (client, userAgent) => {
      const { guestNames } = app.state
      return guestNames.length === 0
        ? undefined
        : guestName(guestNames, client, guestDevice(userAgent).device)
    },
    labelOf: (client, userAgent) => guestLabel({ client, userAgent }, app.state.guestNames),
  }
}
