/** The stop that Ctrl+C asks for, which waits for downloads a few seconds and says so. */
import { defaultGraceMs, type RunningServer, type StopReport } from '../host/running-server.ts'
import { copiesWithinMs } from '../host/signal-copies.ts'
import type { DownloadStatus } from './download-status.ts'
import { waitingText } from './download-text.ts'
import type { Notify } from './notice.ts'
import type { Outputs } from './output.ts'
import type { ShareObserver } from './share-observer.ts'

/** What it needs of the share. */
type StoppedShare = {
  readonly outputs: Outputs
  readonly status: DownloadStatus | undefined
  readonly observer: ShareObserver
  readonly notify: Notify
}

/** Resolves when the server has stopped. */
export async function stopShare(
  server: RunningServer,
  { outputs, status, observer, notify }: StoppedShare,
): Promise<StopReport> {
  // The terminal has just shown ^C, with the cursor behind it. A status line goes, and takes it along.
  if (status?.end() !== true && outputs.output.stream.isTTY) outputs.output.say('\n')
  const explain = setInterval(() => {
    // A response that had just begun counts as a download a little later.
    if (observer.downloads.length === 0) return
    clearInterval(explain)
    notify('waiting-for-downloads', waitingText(observer.downloads, (defaultGraceMs - copiesWithinMs) / 1000))
  }, copiesWithinMs)
  const report = await server.stop()
  clearInterval(explain)
  return report
}
