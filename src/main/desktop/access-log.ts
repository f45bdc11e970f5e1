/** The log file with every request, in the combined format, when the person wants one. */
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { dirname } from 'node:path'
import { readLogBatch } from '../../shared/log-batch.ts'
import { combinedLine } from '../../shared/log-format.ts'
import { waiting } from './file-waits.ts'
import { within } from './within.ts'

/** A file that could not be written is tried again after so long, ms. */
const retryMs = 3000

/** A disk that is slower than the requests holds so many bytes of lines at most; the next ones are left out. */
const maxWaitingBytes = 8 << 20

/** A file that can't be closed (a pipe that nobody reads, a dead network drive) keeps nobody from quitting, ms. */
const closeTimeoutMs = 1000

/** A full disk costs lines of the log, nothing else. */
export class AccessLog {
  readonly #path: string
  readonly #onWritable: (isWritable: boolean) => void
  #isWanted = false
  #isWritable = true
  #stream: WriteStream | undefined
  #failedAt = -Infinity
  /** Bytes of the file's latest stream that are whole lines. */
  #wholeBytes = 0
  /** Whether the file may end in the middle of a line, cut off by a full disk. */
  #isTorn = false
  /** Resolves when all streams of before are closed. */
  #closed: Promise<void> = Promise.resolve()

  /** @param onWritable told that lines are lost from now on, and that they are written again */
  constructor(path: string, onWritable: (isWritable: boolean) => void) {
    this.#path = path
    this.#onWritable = onWritable
  }

  /** Opens or closes the file, which is appended to. */
  setWanted(wanted: boolean): void {
    if (wanted === this.#isWanted) return
    this.#isWanted = wanted
    if (wanted) this.#open()
    else {
      this.#end()
      // What nobody wants written is not missed.
      this.#setWritable(true)
    }
  }

  add(log: Uint8Array): void {
    if (!this.#isWanted) return
    if (this.#stream === undefined && performance.now() - this.#failedAt >= retryMs) this.#open()
    const stream = this.#stream
    if (stream === undefined || stream.writableLength > maxWaitingBytes) return
    let lines = ''
    for (const entry of readLogBatch(log)) lines += `${combinedLine(entry)}\n`
    this.#write(stream, lines)
  }

  /** Resolves when all lines are written, or can't be. */
  close(): Promise<void> {
    this.setWanted(false)
    return this.#closed
  }

  #open(): void {
    try {
      mkdirSync(dirname(this.#path), { recursive: true })
    } catch {
      // Without its folder the file can't be opened either.
    }
    const stream = createWriteStream(this.#path, { flags: 'a', mode: 0o600 })
    this.#wholeBytes = 0
    stream.on('error', () => {
      if (this.#stream !== stream) return
      this.#stream = undefined
      if (stream.bytesWritten > 0) this.#isTorn = stream.bytesWritten > this.#wholeBytes
      this.#failedAt = performance.now()
      this.#setWritable(false)
    })
    this.#stream = stream
    if (this.#isTorn) this.#write(stream, '\n')
  }

  #write(stream: WriteStream, text: string): void {
    stream.write(text, (error) => {
      if (error !== undefined && error !== null) return
      this.#wholeBytes = stream.bytesWritten
      this.#setWritable(true)
    })
  }

  #setWritable(isWritable: boolean): void {
    if (this.#isWritable === isWritable) return
    this.#isWritable = isWritable
    this.#onWritable(isWritable)
  }

  #end(): void {
    const stream = this.#stream
    this.#stream = undefined
    if (stream === undefined) return
    const closed = new Promise<void>((resolve) => stream.once('close', resolve))
    const ended = within(closeTimeoutMs, waiting(closed))
    stream.end()
    this.#closed = Promise.all([this.#closed, ended]).then(() => undefined)
  }
}
