/** Notifies the user of downloads that have arrived. */
import { dialog, Notification } from 'electron'
import { longLogEntries } from '../../log/log-batch.ts'
import type { LogEntry } from '../../../shared/log/log-entry.ts'
import type { Translate } from '../../../shared/messages/translate.ts'
import { asksForDownload, requestedName } from '../../../shared/text/requested.ts'

/** Nobody waits for a download that takes less, ms. */
const longMs = 2000

/** Time after a notification in which further downloads are collected into one, ms. */
const pauseMs = 5000

export class DeliveryNotice {
  readonly #onDelivered: (entry: LogEntry) => void
  /** Set while further downloads are collected. */
  #pause: NodeJS.Timeout | undefined
  #collected: LogEntry[] = []

  constructor(onDelivered: (entry: LogEntry) => void) {
    this.#onDelivered = onDelivered
  }

  /** Reports the downloads of a batch that took their time and arrived whole. */
  consider(log: Uint8Array): void {
    for (const entry of longLogEntries(log, longMs)) if (isWhole(entry)) this.#onDelivered(entry)
  }

  /**
   * Shows a notification, at once or together with those of the next seconds.
   * @param shareName name of the shared folder
   */
  show(entry: LogEntry, shareName: string, translate: Translate): void {
    this.#collected.push(entry)
    if (this.#pause === undefined) this.#showCollected(shareName, translate)
  }

  #showCollected(shareName: string, translate: Translate): void {
    const [entry, ...others] = this.#collected
    this.#collected = []
    this.#pause = undefined
    if (entry === undefined) return
    const count = 1 + others.length
    this.#notify(
      'Spool',
      count === 1 ? textOf(entry, shareName, translate) : translate('transfers.deliveredMany', { count }),
    )
    this.#pause = setTimeout(() => this.#showCollected(shareName, translate), pauseMs).unref()
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

function textOf({ target, client }: LogEntry, shareName: string, translate: Translate): string {
  const name = requestedName(target, translate('transfers.selection'), shareName)
  return translate('transfers.delivered', { name, client })
}

/**
 * Whether a file or an archive arrived whole. Listings and thumbnails are not downloads. A 206 may be any piece of a file, as when a film
 * is skipped through, and an entry doesn't record which.
 */
function isWhole({ status, aborted, method, target }: LogEntry): boolean {
  return status === 200 && !aborted && method === 'GET' && asksForDownload(target)
}
