/** Standard output and standard error, written without blocking: the thread that writes also receives Ctrl+C. */
import { fstatSync, write } from 'node:fs'
import { Socket } from 'node:net'
import { trackIo } from '../base/pending-io.ts'
import { LineQueue } from '../log/line-queue.ts'
import { writeBytes } from '../log/write-bytes.ts'

/** Standard output and standard error. */
export type Outputs = { readonly output: Output; readonly errors: Output }

/** One of the two, or both if they are the same file or terminal, so that their lines keep their order. */
export class Output {
  readonly stream: NodeJS.WriteStream
  readonly #queue: LineQueue

  /** Errors are emitted on `stream`. */
  constructor(stream: NodeJS.WriteStream & { readonly fd: number }) {
    this.stream = stream
    this.#queue = new LineQueue(blocks(stream) ? intoDescriptor(stream) : intoStream(stream))
  }

  set onDropped(onDropped: () => void) {
    this.#queue.onDropped = onDropped
  }

  /** Resolves when all is written, or can't be. */
  get emptied(): Promise<void> {
    return this.#queue.emptied
  }

  get isEmpty(): boolean {
    return this.#queue.isEmpty
  }

  /** How many lines were dropped because their reader was too slow, or still wait. */
  get unwrittenLines(): number {
    return this.#queue.unwrittenLines
  }

  /** What lines are written as, on a terminal that shows something else below them. */
  frame: (lines: string | Buffer) => string | Buffer = (lines) => lines

  /** Adds whole lines. */
  readonly say = (lines: string | Buffer): void => this.#queue.add(this.frame(lines))

  /** Adds something that is no line and belongs to no log. */
  draw(sequence: string): void {
    this.#queue.add(sequence)
  }
}

/** Whether the runtime's own writes would block: to files and terminals, on Windows to pipes instead of terminals. */
function blocks(stream: NodeJS.WriteStream): boolean {
  const isPipe = stream instanceof Socket && !stream.isTTY
  return process.platform === 'win32' ? !stream.isTTY : !isPipe
}

function intoStream(stream: NodeJS.WriteStream) {
  return (lines: Buffer) => new Promise<void>((resolve) => void stream.write(lines, () => resolve()))
}

/** Writes on a thread of the runtime's pool, which a disk or terminal that doesn't respond may block. */
function intoDescriptor(stream: NodeJS.WriteStream & { readonly fd: number }) {
  const writeSome = (bytes: Buffer, position: number) =>
    trackIo(
      new Promise<number>((resolve, reject) => {
        write(stream.fd, bytes, position, (error, written) => {
          if (error === null) resolve(written)
          else reject(error)
        })
      }),
    )
  return (lines: Buffer) =>
    writeBytes(writeSome, lines).catch((error: unknown) => void stream.emit('error', error))
}

/** Returns those of this process. If they can't be written, nothing fails. */
export function standardOutputs(): Outputs {
  // Don't rely on other handlers: those for the threads' output come and go.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  const output = new Output(process.stdout)
  return { output, errors: isSameFile(1, 2) ? output : new Output(process.stderr) }
}

function isSameFile(one: number, other: number): boolean {
  try {
    const [first, second] = [fstatSync(one), fstatSync(other)]
    // Windows numbers files, but no pipes.
    return first.ino !== 0 && first.dev === second.dev && first.ino === second.ino
  } catch {
    return false
  }
}
