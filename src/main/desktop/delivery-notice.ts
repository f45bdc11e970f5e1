/** Tells that a download has arrived. */
import { basename } from 'node:path'
import { Notification } from 'electron'
import type { LogLine } from '../../shared/app-state.ts'
import type { Translate } from '../../shared/messages/translate.ts'

/** A file that takes less was no download that anyone waits for, ms. */
const longMs = 2000

export class DeliveryNotice {
  readonly #onDelivered: (line: LogLine) => void

  constructor(onDelivered: (line: LogLine) => void) {
    this.#onDelivered = onDelivered
  }

  /** Looks whether a request was a download that took its time and came through whole. */
  consider(line: LogLine): void {
    const isWhole = (line.status === 200 || line.status === 206) && !line.aborted && line.method === 'GET'
    if (isWhole && line.durationMs >= longMs) this.#onDelivered(line)
  }

  /** As the system shows it. */
  show({ target, client }: LogLine, translate: Translate): void {
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

function nameOf(target: string): string {
  const path = target.split('?', 1)[0]!
  try {
    return basename(decodeURIComponent(path))
  } catch {
    return basename(path)
  }
}
