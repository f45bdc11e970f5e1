/** What the user decides about guests: their names, which are remembered, and who is blocked until Spool quits. */
import type { AppState } from '../../../shared/app/app-state.ts'
import { renamed, type GuestName } from '../../../shared/app/guest.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import type { ShareClients } from './share-clients.ts'

export class Guests {
  readonly #store: SettingsStore
  readonly #clients: ShareClients
  readonly #onChange: () => void

  constructor(store: SettingsStore, clients: ShareClients, onChange: () => void) {
    this.#store = store
    this.#clients = clients
    this.#onChange = onChange
  }

  get state(): Pick<AppState, 'guestNames' | 'blocked'> {
    return { guestNames: this.#store.settings.guestNames, blocked: this.#clients.blocked }
  }

  /** Gives a guest a name; '' removes it. */
  name(guest: GuestName): void {
    this.#store.update({ guestNames: renamed(this.#store.settings.guestNames, guest) })
    this.#onChange()
  }

  /** Cuts off a client and refuses it from now on. Not in the settings: addresses change hands. */
  block(client: string): void {
    this.#setBlocked([...this.#others(client), client])
  }

  unblock(client: string): void {
    this.#setBlocked(this.#others(client))
  }

  #others(client: string): string[] {
    return this.#clients.blocked.filter((other) => other !== client)
  }

  #setBlocked(clients: readonly string[]): void {
    this.#clients.block(clients)
    this.#onChange()
  }
}
