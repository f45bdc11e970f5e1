/** Keeps what has ended today, for a window that is opened later. */
import { todaysDownloads } from '../../../shared/app/todays-downloads.ts'
import type { EndedDownload } from '../../../shared/server-events.ts'
import { QuickHistory } from './quick-history.ts'

export class DownloadHistory {
  /** Those that were too fast to be kept one by one. */
  readonly quick = new QuickHistory()
  #downloads: readonly EndedDownload[] = []

  add(ended: readonly EndedDownload[]): void {
    if (ended.length > 0) this.#downloads = todaysDownloads([...this.#downloads, ...ended], Date.now())
  }

  clear(): void {
    this.#downloads = []
    this.quick.clear()
  }

  /** The downloads that have ended today, oldest first. */
  get today(): readonly EndedDownload[] {
    return todaysDownloads(this.#downloads, Date.now())
  }
}
