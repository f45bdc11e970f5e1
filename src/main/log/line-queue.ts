/** Lines on their way to a file or a reader that may be slow, or may never respond. */

/** Bytes that may wait: about a minute of a busy server. Beyond that memory would fill up. */
const maxWaitingBytes = 16 * 1024 * 1024

const lineFeed = 0x0a

/** Writes lines in the order they were added, one write at a time, without blocking. */
export class LineQueue {
  readonly #write: (lines: Buffer) => Promise<void>
  /** Called when lines are dropped: once, until all that waited is written. */
  onDropped: () => void = () => undefined
  #waiting: Buffer[] = []
  /** What the writer has taken; from `#written` on it is still unwritten. */
  #taken: Buffer[] = []
  #written = 0
  #waitingBytes = 0
  #droppedLines = 0
  #isDropping = false
  #emptied = Promise.resolve()

  /** @param write resolves when the lines are written or can't be, and never rejects */
  constructor(write: (lines: Buffer) => Promise<void>) {
    this.#write = write
  }

  /** Resolves when nothing waits any more. */
  get emptied(): Promise<void> {
    return this.#emptied
  }

  /** Whether nothing waits. */
  get isEmpty(): boolean {
    return this.#waitingBytes === 0
  }

  /** How many lines were dropped, or still wait. */
  get unwrittenLines(): number {
    const waiting = [...this.#taken.slice(this.#written), ...this.#waiting]
    return waiting.reduce((sum, bytes) => sum + lineCount(bytes), this.#droppedLines)
  }

  /** Adds whole lines. They are dropped, and counted, if too many bytes already wait. */
  add(lines: string | Buffer): void {
    const bytes = typeof lines === 'string' ? Buffer.from(lines) : lines
    if (this.#waitingBytes + bytes.length > maxWaitingBytes) {
      this.#droppedLines += lineCount(bytes)
      const isNews = !this.#isDropping
      // Set first, because the callback may add a line to this very queue.
      this.#isDropping = true
      if (isNews) this.onDropped()
      return
    }
    const isIdle = this.isEmpty
    this.#waiting.push(bytes)
    this.#waitingBytes += bytes.length
    if (isIdle) this.#emptied = this.#empty()
  }

  async #empty(): Promise<void> {
    while (!this.isEmpty) {
      this.#taken = this.#waiting
      this.#waiting = []
      this.#written = 0
      for (const bytes of this.#taken) {
        await this.#write(bytes)
        this.#written++
        this.#waitingBytes -= bytes.length
      }
    }
    this.#taken = []
    this.#isDropping = false
  }
}

function lineCount(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) count++
  return count
}
