/** Notifies the user of downloads that have arrived, and of a share that has ended on its own. */
import { dialog, Notification } from 'electron'
import type { AppState } from '../../../shared/app/app-state.ts'
import { endReason } from '../../../shared/app/end-reason.ts'
import { guestLabel } from '../../../shared/app/guest.ts'
import type { EndChoice } from '../../../shared/app/share-ends.ts'
import type { Translate } from '../../../shared/messages/translate.ts'
import type { EndedDownload } from '../../../shared/server-events.ts'
import { requestedName } from '../../../shared/text/requested.ts'

/** Time after a notification in which further downloads are collected into one, ms. */
const pauseMs = 5000

type Delivery = Pick<EndedDownload, 'target' | 'client' | 'userAgent'>
/** What deliveries are put into words with. */
type Words = Pick<AppState, 'folder' | 'guestNames'>

export class DeliveryNotice {
  /** Set while further downloads are collected. */
  #pause: NodeJS.Timeout | undefined
  #collected: Delivery[] = []

  /** Shows a notification, at once or together with those of the next seconds. */
  show(delivery: Delivery, words: Words, translate: Translate): void {
    this.#collected.push(delivery)
    if (this.#pause === undefined) this.#showCollected(words, translate)
  }

  #showCollected(words: Words, translate: Translate): void {
    const [delivery, ...others] = this.#collected
    this.#collected = []
    this.#pause = undefined
    if (delivery === undefined) return
    const count = 1 + others.length
    this.#notify(
      'Spool',
      count === 1 ? textOf(delivery, words, translate) : translate('transfers.deliveredMany', { count }),
    )
    this.#pause = setTimeout(() => this.#showCollected(words, translate), pauseMs).unref()
  }

  /** Says why the share has ended on its own. */
  showEnd(over: EndChoice, translate: Translate): void {
    this.#notify('Spool', endReason(over, translate))
  }

  /** Explains that sharing continues without the window; in a dialog if the system shows no notifications. */
  showSharingContinues(hasTray: boolean, translate: Translate): void {
    const title = translate('tray.told.title')
    const body = translate(hasTray ? 'tray.told.body' : 'tray.told.noTray')
    this.#notify(title, body, () => {
      void dialog.showMessageBox({ message: title, detail: body, buttons: [translate('notice.ok')] })
    })
  }

  /** @param onFailed called if the system shows none, as macOS does for an app that isn't signed */
  #notify(title: string, body: string, onFailed: () => void = () => undefined): void {
    if (!Notification.isSupported()) {
      onFailed()
      return
    }
    const notification = new Notification({ title, body, silent: true })
    notification.once('failed', onFailed)
    notification.show()
  }
}

function textOf(delivery: Delivery, { folder, guestNames }: Words, translate: Translate): string {
  const name = requestedName(delivery.target, translate('transfers.selection'), folder?.name ?? '')
  return translate('transfers.delivered', { name, client: guestLabel(delivery, guestNames) })
}
