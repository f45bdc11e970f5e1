/** A shared folder served by workers/faulty-disk.ts, and the strings that a test pulls on that disk. */
import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from './serve.ts'

/**
 * What happens to a file named `<fault>-at-<moment>` or `<fault>-at-<moment>-<number>`: the thread waits in the
 * system until the gate opens; the disk says EIO, or EMFILE as long as the test wishes; the thread throws what is no
 * system error, exits, or eats all memory it may have.
 */
export type Fault = 'gate' | 'eio' | 'emfile' | 'throw' | 'exit' | 'memory'

/**
 * `first-read` is the read at position 0, `later-read` every other one. A folder `exit-at-page` ends the thread when its
 * listing has been sent and nobody has been told yet.
 */
export type Moment = 'open' | 'first-read' | 'later-read'

/** The worker entry to serve the folder with. */
export const faultyWorker = fileURLToPath(new URL('./workers/faulty-disk.ts', import.meta.url))

export class FaultyFolder implements Disposable {
  readonly #area = temporaryFolder()
  readonly #control = `${this.#area.path}/control`
  /** The folder to share. */
  readonly path = `${this.#area.path}/share`
  /** A folder beside it that nobody shares. */
  readonly outside = `${this.#area.path}/outside`
  #gate: number | undefined

  constructor() {
    for (const folder of [this.#control, this.path, this.outside]) mkdirSync(folder)
    execFileSync('mkfifo', [`${this.#control}/gate`])
  }

  /** Numbers of the threads that have come to the gate so far, each once. */
  get entered(): number[] {
    return this.#threads('entered-')
  }

  /** Numbers of the threads that have been told EMFILE so far. */
  get triedInVain(): number[] {
    return this.#threads('tried-')
  }

  /** Lets all through the gate who wait there or come later. */
  openGate(): void {
    // Opened for both directions, so that this doesn't wait for a reader.
    this.#gate ??= openSync(`${this.#control}/gate`, 'r+')
  }

  /** From now on, files named `emfile-…` can't be opened. */
  takeDescriptors(): void {
    writeFileSync(`${this.#control}/no-descriptors`, '')
  }

  giveDescriptors(): void {
    rmSync(`${this.#control}/no-descriptors`)
  }

  /** The name in this folder replaces the one in the share right after a worker has looked up its real path. */
  swapAfterLookUp(name: string): string {
    return `${this.#control}/swap-${name}`
  }

  [Symbol.dispose](): void {
    this.openGate()
    closeSync(this.#gate!)
    this.#area[Symbol.dispose]()
  }

  #threads(prefix: string): number[] {
    return readdirSync(this.#control)
      .filter((name) => name.startsWith(prefix))
      .map((name) => Number(name.slice(prefix.length)))
  }
}
