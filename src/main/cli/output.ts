/** Standard output and standard error, written without a wait: the thread that writes also hears Ctrl+C. */
import { fstatSync, write } from 'node:fs'
import { Socket } from 'node:net'
import { trackIo } from '../base/pending-io.ts'
import { LineQueue } from '../log/line-queue.ts'
import { writeBytes } from '../log/write-bytes.ts'

/** Standard output and standard error. */
export type Outputs = { readonly output: Output; readonly errors: Output }

/** One of the two, or both if they are one file or terminal: then they keep their order. */
export class Output {
  readonly stream: NodeJS.WriteStream
  readonly #queue: LineQueue

  /** Errors are those of `stream`. */
  constructor(stream: NodeJS.WriteStream & { readonly fd: number }) {
    this.stream = stream
    this.#queue = new LineQueue(waits(stream) ? intoDescriptor(stream) : intoStream(stream))
  }

  set onLeftOut(onLeftOut: () => void) {
    this.#queue.onLeftOut = onLeftOut
  }

  /** Resolves when all is written, or can't be. */
  get emptied(): Promise<void> {
    return this.#queue.emptied
  }

  get isEmpty(): boolean {
    return this.#queue.isEmpty
  }

  /** How many lines were left out since their reader was too slow, or wait still. */
  get unwrittenLines(): number {
    return this.#queue.unwrittenLines
  }

  /** Adds whole lines. */
  readonly say = (lines: string): void => this.#queue.add(lines)
}

/** Whether the runtime's own way of writing would wait: to files and terminals, on Windows to pipes instead of terminals. */
function waits(stream: NodeJS.WriteStream): boolean {
  const isPipe = stream instanceof Socket && !stream.isTTY
  return process.platform === 'win32' ? !stream.isTTY : !isPipe
}

function intoStream(stream: NodeJS.WriteStream) {
  return (lines: Buffer) => new Promise<void>((resolve) => void stream.write(lines, () => resolve()))
}

/** In a thread of the runtime's, which may be kept by a disk or terminal that doesn't answer. */
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

/** The two of this process. That they can't be written is no reason to fail. */
export function standardOutputs(): Outputs {
  // Others' handlers don't count: those of the threads' own output come and go.
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
