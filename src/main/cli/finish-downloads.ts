/** The end of a share that nobody has asked to stop now. */
import { defaultGraceMs, type RunningServer, type StopReport } from '../host/running-server.ts'
import type { Notify } from './notice.ts'
import type { ShareObserver } from './share-observer.ts'

/** How often the running downloads are looked at, ms. A response counts as one within this time. */
const lookMs = 300

/** Who knows of the downloads, and who hears of the wait for them. */
export type FinishParts = { readonly observer: ShareObserver; readonly notify: Notify }

/**
 * Stops the server once all downloads have ended, however long they take.
 * @param stopRequested the user wants it to end now
 */
export async function finishDownloads(
  server: RunningServer,
  { observer, notify }: FinishParts,
  stopRequested: Promise<void>,
): Promise<StopReport> {
  let isExplained = false
  let looksWithout = 0
  const look = setInterval(() => {
    if (observer.downloads.length === 0) {
      // Whatever else is under way, such as a checksum, gets the usual time.
      if (++looksWithout === 2) void server.stop(defaultGraceMs)
      return
    }
    looksWithout = 0
    if (!isExplained)
      notify('waiting-for-downloads', 'Waiting for downloads to finish. Press Ctrl+C to stop now.')
    isExplained = true
  }, lookMs)
  void stopRequested.then(() => server.stop(0))
  const report = await server.stop(Infinity)
  clearInterval(look)
  return report
}
