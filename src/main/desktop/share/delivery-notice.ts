/** Tells that a download has arrived. */
import { dialog, Notification } from 'electron'
import { longLogEntries } from '../../log/log-batch.ts'
import type { LogEntry } from '../../../shared/log/log-entry.ts'
import type { Translate } from '../../../shared/messages/translate.ts'
import { targetName } from '../../../shared/text/visible-target.ts'

/** A file that takes less was no download that anyone waits for, ms. */
const longMs = 2000

/** After one that was shown, others wait so long and are told together, ms. */
const pauseMs = 5000

export class DeliveryNotice {
  readonly #onDelivered: (entry: LogEntry) => void
  /** Set while others wait. */
  #pause: NodeJS.Timeout | undefined
  #waiting: LogEntry[] = []

  constructor(onDelivered: (entry: LogEntry) => void) {
    this.#onDelivered = onDelivered
  }

  /** Looks through all requests of a batch for downloads that took their time and came through whole. */
  consider(log: Uint8Array): void {
    for (const entry of longLogEntries(log, longMs)) if (isWhole(entry)) this.#onDelivered(entry)
  }

  /** As the system shows it: at once, or in a while together with others, however many come. */
  show(entry: LogEntry, translate: Translate): void {
    this.#waiting.push(entry)
    if (this.#pause === undefined) this.#tell(translate)
  }

  #tell(translate: Translate): void {
    const [entry, ...others] = this.#waiting
    this.#waiting = []
    this.#pause = undefined
    if (entry === undefined) return
    this.#notify(
      'Spool',
      others.length === 0
        ? one(entry, translate)
        : translate('transfers.deliveredMany', { count: 1 + others.length }),
    )
    this.#pause = setTimeout(() => this.#tell(translate), pauseMs).unref()
  }

  /** Said once, in a dialog if there are no notifications: the window is gone, the share is not. */
  tellThatSharingGoesOn(hasTray: boolean, translate: Translate): void {
    const title = translate('tray.told.title')
    const body = translate(hasTray ? 'tray.told.body' : 'tray.told.noTray')
    this.#notify(title, body, () => {
      void dialog.showMessageBox({ message: title, detail: body, buttons: [translate('notice.ok')] })
    })
  }

  /** @param onFailed called if the system shows none: as macOS does for an app that isn't signed */
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

function one({ target, client }: LogEntry, translate: Translate): string {
  return translate('transfers.delivered', { name: targetName(target), client })
}

/**
 * Listings end with a slash, and are no download. A 206 may be any piece of a file, as of a film that is skipped through,
 * and an entry doesn't say which.
 */
function isWhole({ status, aborted, method, target }: LogEntry): boolean {
  return status === 200 && !aborted && method === 'GET' && !target.split('?', 1)[0]!.endsWith('/')
}
