/**
 * Sends the window the engine's snapshot and the log's newest lines, up to ten times a second. Under load it sends four times a
 * second, with an evenly spaced sample of the lines and the number of those left out.
 */
import type { LiveBatch, LogLine } from '../../../shared/app/app-state.ts'
import { sampleLogBatch } from '../../log/log-batch.ts'
import type { ServerSnapshot } from '../../../shared/server-events.ts'

/** Maximum number of lines sent at once, which is still more than anyone reads. */
export const maxLinesPerBatch = 100

/** Minimum time between two messages, ms. Under load the engine sends more often, whenever its buffer is full. */
const paceMs = 100

/** The same after a message that left lines out: drawing takes processor time that the engine needs then. */
const loadedPaceMs = 250

/** Maximum number of lines that wait for a hidden window. */
const maxWaitingLines = 5000

export class LiveFeed {
  readonly #send: (batch: LiveBatch) => void
  #visible = false
  /** Requests so far, whether listed or not. */
  #count = 0
  /** Entries that the engine has dropped, as of its last snapshot. */
  #dropped = 0
  /** Lines of the current beat. */
  #fresh: LogLine[] = []
  #waiting: LogLine[] = []
  #leftOut = 0
  #snapshot: ServerSnapshot | undefined
  #beat: NodeJS.Timeout | undefined
  #hasMore = false
  #isLoaded = false

  constructor(send: (batch: LiveBatch) => void) {
    this.#send = send
  }

  /** A hidden window is sent nothing; shown again, it is sent what it has missed. */
  setVisible(visible: boolean): void {
    this.#visible = visible
    if (visible) this.#flush()
  }

  /** Takes a batch from the engine. */
  add(log: Uint8Array | undefined, snapshot: ServerSnapshot): void {
    this.#snapshot = snapshot
    this.#countDropped(snapshot)
    if (log !== undefined) this.#pick(log)
    if (this.#beat === undefined) this.#endBeat()
    else this.#hasMore = true
  }

  /** Sends the first message at once, and everything that follows within the beat together at its end. */
  #endBeat(): void {
    this.#hasMore = false
    if (this.#visible) this.#flush()
    else this.#thin()
    this.#beat = setTimeout(
      () => {
        this.#beat = undefined
        if (this.#hasMore) this.#endBeat()
      },
      this.#isLoaded ? loadedPaceMs : paceMs,
    ).unref()
  }

  /** Entries that an overloaded engine drops count as left out; a new engine begins at zero. */
  #countDropped({ totals: { logEntriesDropped } }: ServerSnapshot): void {
    const dropped = logEntriesDropped < this.#dropped ? logEntriesDropped : logEntriesDropped - this.#dropped
    this.#dropped = logEntriesDropped
    this.#count += dropped
    this.#leftOut += dropped
  }

  #pick(log: Uint8Array): void {
    const { entries, count } = sampleLogBatch(log, maxLinesPerBatch)
    const first = this.#count + 1
    this.#count += count
    this.#leftOut += count - entries.length
    for (const { index, entry } of entries) this.#fresh.push({ ...entry, number: first + index })
  }

  /** Of what came in one beat, no more is kept than fits into one message. */
  #thin(): void {
    const fresh = this.#fresh
    this.#fresh = []
    const picked = Math.min(maxLinesPerBatch, fresh.length)
    for (let nth = 0; nth < picked; nth++)
      this.#waiting.push(fresh[Math.floor((nth * fresh.length) / picked)]!)
    const excess = Math.max(0, this.#waiting.length - maxWaitingLines)
    this.#waiting.splice(0, excess)
    this.#leftOut += fresh.length - picked + excess
  }

  #flush(): void {
    if (this.#snapshot === undefined) return
    this.#thin()
    this.#send({ snapshot: this.#snapshot, lines: this.#waiting, linesLeftOut: this.#leftOut })
    this.#isLoaded = this.#leftOut > 0
    this.#waiting = []
    this.#leftOut = 0
  }
}
