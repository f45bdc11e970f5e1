import { computed, type ComputedRef } from 'vue'
import type { GuestSnapshot } from '../../../shared/server-events.ts'
import { useAppStore } from '../stores/app.ts'
import { useGuestsStore } from '../stores/guests.ts'
import { useLiveStore } from '../stores/live.ts'
import { useLogStore } from '../stores/log.ts'
import { useGuestKeys } from './useGuestKeys.ts'
import { useGuestNames } from './useGuestNames.ts'
import { useContextMenu, type MenuEntry } from './useContextMenu.ts'

/** Whose menu is opened. */
export type GuestIdentity = { readonly client: string; readonly userAgent: string }

export type Guests = {
  /** Those that the engine knows, the one that came first at the top. */
  readonly guests: ComputedRef<readonly GuestSnapshot[]>
  /** Opens the menu of what can be done to a guest, below further entries. */
  readonly openGuestMenu: (event: MouseEvent, guest: GuestIdentity, entries?: readonly MenuEntry[]) => void
}

/** The people behind the addresses, and what can be done to them. */
export function useGuests(): Guests {
  const app = useAppStore()
  const live = useLiveStore()
  const log = useLogStore()
  const naming = useGuestsStore()
  const { openMenu } = useContextMenu()
  // In this order none ever changes its place: who came last is not at the top of a list that is read and clicked.
  const guests = computed(() =>
    app.isServing ? (live.snapshot?.guests ?? []).toSorted((one, other) => one.firstMs - other.firstMs) : [],
  )
  const { labelOf } = useGuestNames()
  const { keysOf, putOut } = useGuestKeys()

  function openGuestMenu(
    event: MouseEvent,
    { client, userAgent }: GuestIdentity,
    entries: readonly MenuEntry[] = [],
  ): void {
    const label = labelOf(client, userAgent)
    const isBlocked = app.state.blocked.includes(client)
    void openMenu(event, [
      ...entries,
      {
        label: app.t('guests.rename'),
        action: () => naming.begin(client),
        enabled: guests.value.some((known) => known.client === client),
      },
      { label: app.t('log.onlyClient', { client: label }), action: () => (log.client = client) },
      { label: app.t('guests.copyAddress'), action: () => void app.call('copy', client) },
      'separator',
      {
        label: app.t('transfers.disconnect', { client: label }),
        action: () => void app.call('disconnectClient', client),
      },
      ...(keysOf(client).length === 0
        ? []
        : [{ label: app.t('guests.putOut'), action: () => putOut(client) }]),
      isBlocked
        ? { label: app.t('guests.unblock'), action: () => void app.call('unblockClient', client) }
        : { label: app.t('guests.block'), action: () => void app.call('blockClient', client) },
    ])
  }

  return {
    guests,
    openGuestMenu,
  }
}
