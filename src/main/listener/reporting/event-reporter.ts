/** Tells the host what goes on, in batches: ten a second while anything happens, none while nothing does. */
import { LogBatchWriter, type RawLogEntry } from '../../log/log-batch.ts'
import type { ListenerEvent, ServerSnapshot, ServerTotals } from '../../../shared/server-events.ts'

const batchMs = 100

/**
 * Bytes of log entries on their way to the host at most. A host that is stalled (a modal dialog, a slow terminal)
 * finds the newest entries missing and counted, not the memory full.
 */
const maxUnacknowledgedBytes = 32 * 1024 * 1024

/** Listener thread only. */
export class EventReporter {
  readonly #post: (event: ListenerEvent, transfer: ArrayBuffer[]) => void
  readonly #snapshot: () => ServerSnapshot
  readonly #totals: ServerTotals
  readonly #entriesWanted: boolean
  readonly #isMoving: () => boolean
  readonly #batch = new LogBatchWriter()
  #unacknowledgedBytes = 0
  #timer: NodeJS.Timeout | undefined
  #changed = false

  /** @param isMoving whether there may be news that nobody reports: transfers, threads that start or get stuck */
  constructor(
    post: (event: ListenerEvent, transfer: ArrayBuffer[]) => void,
    snapshot: () => ServerSnapshot,
    totals: ServerTotals,
    entriesWanted: boolean,
    isMoving: () => boolean,
  ) {
    this.#post = post
    this.#snapshot = snapshot
    this.#totals = totals
    this.#entriesWanted = entriesWanted
    this.#isMoving = isMoving
  }

  /** Counts a finished request and records it, if anyone reads the records. */
  finished(entry: RawLogEntry): void {
    const totals = this.#totals
    totals.requests++
    if (entry.aborted) totals.requestsAborted++
    if (entry.status >= 500) totals.status5xx++
    else if (entry.status >= 400) totals.status4xx++
    else if (entry.status >= 300) totals.status3xx++
    else totals.status2xx++
    if (this.#entriesWanted) this.#record(entry)
    this.changed()
  }

  /** Something a watcher would want to know has happened: starts the clock if it stands. */
  changed(): void {
    this.#changed = true
    this.#timer ??= setInterval(() => this.#tick(), batchMs)
  }

  /** The host has dealt with so many bytes of entries. */
  acknowledged(bytes: number): void {
    this.#unacknowledgedBytes -= bytes
  }

  /** Sends what there is now, and stops the clock. */
  flush(): void {
    this.#send()
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #record(entry: RawLogEntry): void {
    if (this.#batch.full) this.#send()
    if (this.#unacknowledgedBytes > maxUnacknowledgedBytes) this.#totals.logEntriesDropped++
    else this.#batch.add(entry)
  }

  #tick(): void {
    const goesOn = this.#changed || this.#isMoving()
    this.#changed = false
    if (goesOn) this.#send()
    else this.flush()
  }

  #send(): void {
    const log = this.#batch.flush()
    this.#unacknowledgedBytes += log?.length ?? 0
    this.#post({ type: 'batch', log, snapshot: this.#snapshot() }, log === undefined ? [] : [log.buffer])
  }
}
