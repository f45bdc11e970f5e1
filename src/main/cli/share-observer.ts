/** What the terminal command does with the events of its server. */
import type { ServerObserver } from '../host/running-server.ts'
import { shownThread } from '../../shared/log/log-format.ts'
import type { ServerSnapshot, TransferSnapshot } from '../../shared/server-events.ts'
import { osErrorText } from '../base/os-error-text.ts'
import type { DownloadStatus } from './download-status.ts'
import type { LogOutput } from './log-output.ts'
import type { Notify } from './notice.ts'

/** What is known of a running server. */
export class ShareObserver {
  /** Responses that have been on their way for a while. */
  downloads: readonly TransferSnapshot[] = []
  /** Called with each report of the server. */
  watch: ((snapshot: ServerSnapshot) => void) | undefined
  /** Log entries that were dropped because this thread was too slow. */
  droppedEntries = 0
  /** Resolves to the reason when the server has ended unexpectedly. */
  readonly crashed: Promise<string>
  readonly observer: ServerObserver

  /**
   * @param log undefined if there is to be none
   * @param status shows the downloads; undefined for nobody
   */
  constructor(
    log: LogOutput | undefined,
    status: DownloadStatus | undefined,
    notify: Notify,
    onDropped: () => void,
  ) {
    let onCrashed: (reason: string) => void = () => undefined
    this.crashed = new Promise((resolve) => (onCrashed = resolve))
    this.observer = {
      onSnapshot: (snapshot) => {
        this.downloads = snapshot.transfers
        status?.update(snapshot)
        this.watch?.(snapshot)
      },
      ...(log !== undefined && {
        onBatch: (entries, { totals }) => {
          if (entries !== undefined) log(entries)
          if (totals.logEntriesDropped > 0 && this.droppedEntries === 0) onDropped()
          this.droppedEntries = totals.logEntriesDropped
        },
      }),
      onAccess: ({ pin }) => {
        if (pin !== undefined)
          notify('pin-used-up', `Too many wrong PINs were tried, so there is a new one: ${pin}.`)
      },
      onThreadDied: (thread, reason, lostConnection) => {
        const loss = lostConnection ? '; one connection was closed' : ''
        notify(
          'thread-died',
          `Thread ${shownThread(thread)} ended unexpectedly (${osErrorText(reason)}) and is being replaced${loss}.`,
        )
      },
      onCrashed,
    }
  }
}
