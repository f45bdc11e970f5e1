/** The log file with every request in the combined format, if the user enables it. */
import { combinedLines } from '../../log/combined-lines.ts'
import { settledWithin } from '../../base/settled-within.ts'
import { LogFile } from '../../log/log-file.ts'

/** Maximum size of the file, bytes. With its predecessor, a log that is never cleared takes twice as much of the disk. */
const maxBytes = 50 * 1000 * 1000

/** A file that can't be closed (on a network drive that is gone) must not prevent quitting, ms. */
const closeTimeoutMs = 1000

/** A full disk costs lines of the log, nothing else. */
export class AccessLog {
  readonly #path: string
  readonly #onWritable: (isWritable: boolean) => void
  #file: LogFile | undefined
  #isWritable = true
  /** Resolves when all earlier files are closed, or can't be. */
  #closed: Promise<unknown> = Promise.resolve()

  /** @param onWritable called with false when lines begin to be lost, with true when they are written again */
  constructor(path: string, onWritable: (isWritable: boolean) => void) {
    this.#path = path
    this.#onWritable = onWritable
  }

  /** Opens or closes the file, which is appended to. */
  setEnabled(enabled: boolean): void {
    if (enabled === (this.#file !== undefined)) return
    if (enabled) this.#open()
    else this.#end()
  }

  add(log: Uint8Array): void {
    this.#file?.add(combinedLines(log))
  }

  /** Resolves when all lines are written, or can't be. */
  async close(): Promise<void> {
    this.setEnabled(false)
    await this.#closed
  }

  #open(): void {
    const file = new LogFile(this.#path, {
      mode: 0o600,
      makesFolder: true,
      maxBytes,
      onProblem: (problem) => {
        if (this.#file === file) this.#setWritable(problem === undefined)
      },
    })
    this.#file = file
    // A file that can't be opened is reported now, not with the first request.
    file.reopen()
  }

  #end(): void {
    const file = this.#file!
    this.#file = undefined
    this.#closed = Promise.all([this.#closed, settledWithin(closeTimeoutMs, file.close())])
    // Without a log, no lines are missing.
    this.#setWritable(true)
  }

  #setWritable(isWritable: boolean): void {
    if (this.#isWritable === isWritable) return
    this.#isWritable = isWritable
    this.#onWritable(isWritable)
  }
}
