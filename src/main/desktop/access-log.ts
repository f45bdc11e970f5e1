/** The log file with every request, in the combined format, when the person wants one. */
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { dirname } from 'node:path'
import { readLogBatch } from '../../shared/log-batch.ts'
import { combinedLine } from '../../shared/log-format.ts'

export class AccessLog {
  readonly #path: string
  #stream: WriteStream | undefined

  constructor(path: string) {
    this.#path = path
  }

  /** Opens or closes the file, which is appended to. */
  setWanted(wanted: boolean): void {
    if (!wanted) {
      this.#stream?.end()
      this.#stream = undefined
    } else if (this.#stream === undefined) {
      try {
        mkdirSync(dirname(this.#path), { recursive: true })
      } catch {
        // Without its folder the file can't be opened either.
      }
      this.#stream = createWriteStream(this.#path, { flags: 'a' })
      // A full disk costs lines of the log, nothing else.
      this.#stream.on('error', () => undefined)
    }
  }

  add(log: Uint8Array): void {
    if (this.#stream === undefined) return
    let lines = ''
    for (const entry of readLogBatch(log)) lines += `${combinedLine(entry)}\n`
    this.#stream.write(lines)
  }

  /** Resolves when all lines are written. */
  close(): Promise<void> {
    const stream = this.#stream
    this.#stream = undefined
    return stream === undefined ? Promise.resolve() : new Promise((resolve) => stream.end(() => resolve()))
  }
}
