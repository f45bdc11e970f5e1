/** Reports to the host in batches: ten a second while anything happens, none while nothing does. */
import { LogBatchWriter, type RawLogEntry } from '../../log/log-batch.ts'
import type { EndedDownload, ListenerEvent, ServerSnapshot } from '../../../shared/server-events.ts'
import type { Counters } from './counters.ts'

const batchMs = 100

/**
 * Bytes of log entries on their way to the host at most. A host that is stalled (a modal dialog, a slow terminal)
 * finds the newest entries missing and counted, not the memory full.
 */
const maxUnacknowledgedBytes = 32 * 1024 * 1024

/** Ended downloads in one batch. More than the window can list end at once only if thousands are cut off. */
const maxEnded = 200

/** What a reporter is made with. */
export type EventReporterParts = {
  readonly post: (event: ListenerEvent, transfer: ArrayBuffer[]) => void
  readonly snapshot: () => ServerSnapshot
  readonly counters: Counters
  /** Whether anyone reads log entries. */
  readonly entriesWanted: boolean
  /** Whether there may be news that nobody reports: transfers, threads that start or get stuck. */
  readonly isMoving: () => boolean
}

/** Runs on the listener thread. */
export class EventReporter {
  readonly #parts: EventReporterParts
  readonly #batch = new LogBatchWriter()
  #ended: EndedDownload[] = []
  #unacknowledgedBytes = 0
  #timer: NodeJS.Timeout | undefined
  #changed = false

  constructor(parts: EventReporterParts) {
    this.#parts = parts
  }

  /** Counts a finished request and records it, if anyone reads the records; reports the `download` that it was. */
  finished(entry: RawLogEntry, download?: EndedDownload): void {
    this.#parts.counters.requestFinished(entry)
    if (this.#parts.entriesWanted) this.#record(entry)
    if (download !== undefined) this.#ended.push(download)
    if (this.#ended.length > maxEnded) this.#ended.shift()
    this.changed()
  }

  /** Something has happened that a watcher would want to see: starts the clock if it is stopped. */
  changed(): void {
    this.#changed = true
    this.#timer ??= setInterval(() => this.#tick(), batchMs)
  }

  /** The host has processed so many bytes of entries. */
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
    if (this.#unacknowledgedBytes > maxUnacknowledgedBytes) this.#parts.counters.logEntryDropped()
    else this.#batch.add(entry)
  }

  #tick(): void {
    const isActive = this.#changed || this.#parts.isMoving()
    this.#changed = false
    if (isActive) this.#send()
    else this.flush()
  }

  #send(): void {
    const log = this.#batch.flush()
    const ended = this.#ended
    this.#ended = []
    this.#unacknowledgedBytes += log?.length ?? 0
    this.#parts.post(
      { type: 'batch', log, snapshot: this.#parts.snapshot(), ended },
      log === undefined ? [] : [log.buffer],
    )
  }
}
