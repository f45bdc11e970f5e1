/** Sums up the downloads for places outside the window: dock, taskbar and tray. */
import type { TransferSnapshot } from '../../../shared/server-events.ts'

/** All downloads under way together. */
export type DownloadSum = {
  readonly count: number
  /** Whole percent of their bytes that are sent; undefined without downloads, and while nobody knows how long they are. */
  readonly percent: number | undefined
}

/**
 * Minimum time between two reports, ms. More often nobody looks there, and on Linux a tray's menu that is open closes whenever it
 * changes.
 */
const paceMs = 1000

export class DownloadMeter {
  readonly #onChange: (sum: DownloadSum) => void
  #latest: DownloadSum = { count: 0, percent: undefined }
  #reported = this.#latest
  #pause: NodeJS.Timeout | undefined

  /** @param onChange called when the number or the percentage has changed, at most once a second */
  constructor(onChange: (sum: DownloadSum) => void) {
    this.#onChange = onChange
  }

  /** The number of downloads as last reported. */
  get count(): number {
    return this.#reported.count
  }

  /** Takes the downloads under way now. */
  update(transfers: readonly Pick<TransferSnapshot, 'sentBytes' | 'contentBytes'>[]): void {
    this.#latest = sumOf(transfers)
    if (this.#pause === undefined) this.#report()
  }

  #report(): void {
    const { count, percent } = this.#latest
    if (count === this.#reported.count && percent === this.#reported.percent) return
    this.#reported = this.#latest
    this.#pause = setTimeout(() => {
      this.#pause = undefined
      this.#report()
    }, paceMs).unref()
    this.#onChange(this.#latest)
  }
}

function sumOf(transfers: readonly Pick<TransferSnapshot, 'sentBytes' | 'contentBytes'>[]): DownloadSum {
  let sent = 0
  let total = 0
  for (const { sentBytes, contentBytes } of transfers) {
    sent += sentBytes
    total += contentBytes
  }
  return { count: transfers.length, percent: total === 0 ? undefined : Math.floor((100 * sent) / total) }
}
