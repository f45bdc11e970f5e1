/** What the terminal command does with the news of its server. */
import type { ServerObserver } from '../host/server-host.ts'
import { shownThread } from '../../shared/log/log-format.ts'
import { osErrorText } from '../base/os-error-text.ts'
import type { LogOutput } from './log-output.ts'
import type { Notify } from './notice.ts'

/** What is known of a running server; it stays as it is here if there is no log, for then nobody looks. */
export class ShareObserver {
  /** Connections that are open. There may be some, as long as nothing else is known. */
  connections = 1
  /** Log entries that were left out since this thread was too slow. */
  droppedEntries = 0
  /** Resolves, with the reason, when the server has ended unasked. */
  readonly crashed: Promise<string>
  readonly observer: ServerObserver

  /** @param log undefined if nobody wants one */
  constructor(log: LogOutput | undefined, notify: Notify, onLeftOut: () => void) {
    let onCrashed: (reason: string) => void = () => undefined
    this.crashed = new Promise((resolve) => (onCrashed = resolve))
    this.observer = {
      ...(log !== undefined && {
        onBatch: (entries, { totals }) => {
          this.connections = totals.connectionsOpen
          if (entries !== undefined) log(entries)
          if (totals.logEntriesDropped > 0 && this.droppedEntries === 0) onLeftOut()
          this.droppedEntries = totals.logEntriesDropped
        },
      }),
      onThreadDied: (thread, reason, lostConnection) => {
        const loss = lostConnection ? '; one connection was closed' : ''
        notify(
          'thread-died',
          `Thread ${shownThread(thread)} ended (${osErrorText(reason)}) and is replaced${loss}.`,
        )
      },
      onCrashed,
    }
  }
}
