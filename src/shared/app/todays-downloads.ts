/** The history of downloads: what has ended today. Pure. */
import type { EndedDownload } from '../server-events.ts'

/** Downloads kept; the oldest are dropped. */
const maxDownloads = 200

/** Whether something has ended since local midnight. `nowMs` is in ms since the epoch. */
export function isToday({ endedMs }: Pick<EndedDownload, 'endedMs'>, nowMs: number): boolean {
  return endedMs >= new Date(nowMs).setHours(0, 0, 0, 0)
}

/**
 * Returns the downloads that have ended since local midnight, the latest ones of those.
 * @param downloads oldest first, as is the result
 * @param nowMs ms since the epoch
 */
export function todaysDownloads(
  downloads: readonly EndedDownload[],
  nowMs: number,
): readonly EndedDownload[] {
  return downloads.filter((download) => isToday(download, nowMs)).slice(-maxDownloads)
}
