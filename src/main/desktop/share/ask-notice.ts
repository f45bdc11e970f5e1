/** Notifies the user of guests who ask to be let in. */
import { Notification } from 'electron'
import { guestAndAddress, type GuestName } from '../../../shared/app/guest.ts'
import type { Translate } from '../../../shared/messages/translate.ts'
import type { AccessAsk } from '../../../shared/server-events.ts'

/** With more who wait, nobody reads further notifications: somebody may be asking over and over. */
const maxNotifications = 5

export class AskNotice {
  readonly #onClick: () => void
  /** By those that have been announced. Held: the click on a notification that was collected as garbage would be lost. */
  #known: ReadonlyMap<string, Notification | undefined> = new Map()

  /** @param onClick called when the user clicks a notification */
  constructor(onClick: () => void) {
    this.#onClick = onClick
  }

  /** Announces those who were not there at the last call. */
  update(asks: readonly AccessAsk[], names: readonly GuestName[], translate: () => Translate): void {
    if (asks.length === 0 && this.#known.size === 0) return
    // Each share counts from 1.
    const keyOf = ({ id, sinceMs }: AccessAsk) => `${id} ${sinceMs}`
    const notify = (ask: AccessAsk, nth: number) => {
      if (this.#known.has(keyOf(ask))) return this.#known.get(keyOf(ask))
      return nth < maxNotifications ? this.#show(ask, names, translate()) : undefined
    }
    this.#known = new Map(asks.map((ask, nth) => [keyOf(ask), notify(ask, nth)]))
  }

  #show(ask: AccessAsk, names: readonly GuestName[], translate: Translate): Notification | undefined {
    if (!Notification.isSupported()) return undefined
    const guest = guestAndAddress(ask, names)
    const notification = new Notification({
      title: translate('guests.asks.title'),
      body: translate('guests.asks', { guest }),
    })
    notification.on('click', this.#onClick)
    notification.show()
    return notification
  }
}
