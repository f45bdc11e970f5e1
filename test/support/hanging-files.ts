/** Files that keep whoever opens or writes them, as a disk does that doesn't answer: FIFOs, opened without O_NONBLOCK. */
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
 * Arguments of Node, before its script, with which a FIFO that stands for a log file is waited for. Before it is opened a
 * file `<path>.asked-for` is made.
 */
export const waitingForFifos = ['--import', `data:text/javascript,${encodeURIComponent(preload)}`]

/** Goes on at the end of the block. */
export type HangingFile = Disposable & { readonly path: string }

/** Makes a FIFO. Opening it waits, until the end of the block, for it has no reader. */
export function fifoWithoutReader(path: string): HangingFile {
  execFileSync('mkfifo', [path])
  return {
    path,
    [Symbol.dispose]: () => closeSync(openSync(path, constants.O_RDWR | constants.O_NONBLOCK)),
  }
}

/** Makes a FIFO. Writing to it waits, until the end of the block, once it has taken 64 KiB. */
export function fifoThatNobodyReads(path: string): HangingFile {
  execFileSync('mkfifo', [path])
  const descriptor = openSync(path, constants.O_RDWR | constants.O_NONBLOCK)
  return { path, [Symbol.dispose]: () => closeSync(descriptor) }
}
