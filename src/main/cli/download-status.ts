/** Shows the running downloads on a status line, as long as there are any. */
import type { ServerSnapshot } from '../../shared/server-events.ts'
import { statusText } from './download-text.ts'
import { SendingRate } from './sending-rate.ts'
import type { StatusLine } from './status-line.ts'

/** Time between two changes of the line, ms: more often nobody reads it. */
const paceMs = 500

export class DownloadStatus {
  readonly #line: Pick<StatusLine, 'show' | 'isShown'>
  readonly #rate = new SendingRate()
  #latest: ServerSnapshot['transfers'] = []
  #timer: NodeJS.Timeout | undefined
  #hasEnded = false

  constructor(line: Pick<StatusLine, 'show' | 'isShown'>) {
    this.#line = line
  }

  /** Takes the state of the server; called about ten times a second while anything happens. */
  update({ transfers, totals }: Pick<ServerSnapshot, 'transfers' | 'totals'>): void {
    if (this.#hasEnded) return
    this.#latest = transfers
    if (transfers.length === 0) this.#clear()
    else {
      this.#rate.add(performance.now(), totals.contentBytes)
      if (this.#timer !== undefined) return
      this.#timer = setInterval(() => this.#show(), paceMs).unref()
      this.#show()
    }
  }

  /** Takes the line away for good. Returns whether it was shown. */
  end(): boolean {
    const wasShown = this.#line.isShown
    this.#hasEnded = true
    this.#clear()
    return wasShown
  }

  #show(): void {
    this.#line.show(statusText(this.#latest, this.#rate.at(performance.now())))
  }

  #clear(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
    this.#rate.reset()
    this.#line.show('')
  }
}
