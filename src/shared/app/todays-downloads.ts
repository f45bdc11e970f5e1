/** The history of downloads: what has ended today. Pure. */
import type { EndedDownload } from '../server-events.ts'

/** Downloads kept; the oldest are dropped. */
const maxDownloads = 200

/**
 * Returns the downloads that have ended since local midnight, the latest ones of those.
 * @param downloads oldest first, as is the result
 * @param nowMs ms since the epoch
 */
export function todaysDownloads(
  downloads: readonly EndedDownload[],
  nowMs: number,
): readonly EndedDownload[] {
  const midnightMs = new Date(nowMs).setHours(0, 0, 0, 0)
  return downloads.filter(({ endedMs }) => endedMs >= midnightMs).slice(-maxDownloads)
}
