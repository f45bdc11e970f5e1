/** Files that block when they are opened or written, like a disk that doesn't answer: FIFOs, opened without O_NONBLOCK. */
import { execFileSync } from 'node:child_process'
import { closeSync, constants, openSync } from 'node:fs'

const preload = `
import { constants, promises, writeFileSync } from 'node:fs'
const { open } = promises
promises.open = (path, flags, mode) => {
  writeFileSync(path + '.asked-for', '')
  return open(path, flags & ~constants.O_NONBLOCK, mode)
}`

/**
 * Arguments of Node, before its script, that let it block on a FIFO in the place of a log file. A file `<path>.asked-for` is
 * made before the FIFO is opened.
 */
export const waitingForFifos = ['--import', `data:text/javascript,${encodeURIComponent(preload)}`]

/** Stops blocking at the end of the block. */
export type HangingFile = Disposable & { readonly path: string }

/** Makes a FIFO without a reader, so that opening it blocks until the end of the block. */
export function fifoWithoutReader(path: string): HangingFile {
  execFileSync('mkfifo', [path])
  return {
    path,
    [Symbol.dispose]: () => closeSync(openSync(path, constants.O_RDWR | constants.O_NONBLOCK)),
  }
}

/** Makes a FIFO that is never read, so that writing blocks after 64 KiB until the end of the block. */
export function fifoThatNobodyReads(path: string): HangingFile {
  execFileSync('mkfifo', [path])
  const descriptor = openSync(path, constants.O_RDWR | constants.O_NONBLOCK)
  return { path, [Symbol.dispose]: () => closeSync(descriptor) }
}
