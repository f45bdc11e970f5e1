/**
 * What goes to the window ten times a second: the engine's snapshot, and the log's newest lines. Under load the window
 * gets a fair sample of the lines, evenly spaced, and the number of those left out.
 */
import type { LiveBatch, LogLine } from '../../shared/app-state.ts'
import { sampleLogBatch } from '../../shared/log-batch.ts'
import type { ServerSnapshot } from '../../shared/server-events.ts'

/** Lines in one batch at most: 2,000 a second are more than anyone reads and cost the window next to nothing. */
export const maxLinesPerBatch = 200

/** Lines that wait for a hidden window at most. */
const maxWaitingLines = 5000

export class LiveFeed {
  readonly #send: (batch: LiveBatch) => void
  #visible = false
  #numbered = 0
  #waiting: LogLine[] = []
  #leftOut = 0
  #snapshot: ServerSnapshot | undefined

  constructor(send: (batch: LiveBatch) => void) {
    this.#send = send
  }

  /** A hidden window is sent nothing; shown again, it is sent what it has missed. */
  setVisible(visible: boolean): void {
    this.#visible = visible
    if (visible) this.#flush()
  }

  /** Takes a batch of the engine; returns the lines that were picked from it. */
  add(log: Uint8Array | undefined, snapshot: ServerSnapshot): readonly LogLine[] {
    this.#snapshot = snapshot
    const lines = log === undefined ? [] : this.#pick(log)
    for (const line of lines) this.#waiting.push(line)
    const excess = this.#waiting.length - maxWaitingLines
    if (excess > 0) {
      this.#waiting.splice(0, excess)
      this.#leftOut += excess
    }
    if (this.#visible) this.#flush()
    return lines
  }

  #pick(log: Uint8Array): LogLine[] {
    const { entries, count } = sampleLogBatch(log, maxLinesPerBatch)
    const first = this.#numbered + 1
    this.#numbered += count
    this.#leftOut += count - entries.length
    return entries.map(({ index, entry }) => ({ ...entry, number: first + index }))
  }

  #flush(): void {
    if (this.#snapshot === undefined) return
    this.#send({ snapshot: this.#snapshot, lines: this.#waiting, linesLeftOut: this.#leftOut })
    this.#waiting = []
    this.#leftOut = 0
  }
}
