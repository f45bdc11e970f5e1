/** Tells that a download has arrived. */
import { basename } from 'node:path'
import { Notification } from 'electron'
import { longLogEntries } from '../../shared/log-batch.ts'
import type { LogEntry } from '../../shared/log-entry.ts'
import type { Translate } from '../../shared/messages/translate.ts'

/** A file that takes less was no download that anyone waits for, ms. */
const longMs = 2000

export class DeliveryNotice {
  readonly #onDelivered: (entry: LogEntry) => void

  constructor(onDelivered: (entry: LogEntry) => void) {
    this.#onDelivered = onDelivered
  }

  /** Looks through all requests of a batch for downloads that took their time and came through whole. */
  consider(log: Uint8Array): void {
    for (const entry of longLogEntries(log, longMs)) if (isWhole(entry)) this.#onDelivered(entry)
  }

  /** As the system shows it. */
  show({ target, client }: LogEntry, translate: Translate): void {
    this.#notify('Spool', translate('transfers.delivered', { name: nameOf(target), client }))
  }

  /** Said once: the window is gone, the share is not. */
  tellThatSharingGoesOn(hasTray: boolean, translate: Translate): void {
    this.#notify(translate('tray.told.title'), translate(hasTray ? 'tray.told.body' : 'tray.told.noTray'))
  }

  #notify(title: string, body: string): void {
    if (Notification.isSupported()) new Notification({ title, body, silent: true }).show()
  }
}

/** A 206 may be any piece of a file, as of a film that is skipped through, and an entry doesn't say which. */
function isWhole({ status, aborted, method }: LogEntry): boolean {
  return status === 200 && !aborted && method === 'GET'
}

function nameOf(target: string): string {
  const path = target.split('?', 1)[0]!
  try {
    return basename(decodeURIComponent(path))
  } catch {
    return basename(path)
  }
}
