/** A shared folder served by workers/faulty-disk.ts, whose disk a test controls. */
import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from './serve.ts'

/**
 * What happens at a file named `<fault>-at-<moment>` or `<fault>-at-<moment>-<number>`: the thread blocks in the system
 * until the gate opens; the disk fails with EIO, or with EMFILE until the test ends that; the thread throws an error that
 * isn't the system's, exits, or uses up its memory.
 */
export type Fault = 'gate' | 'eio' | 'emfile' | 'throw' | 'exit' | 'memory'

/**
 * `first-read` is the read at position 0, `later-read` any other one. A folder `exit-at-page` ends the thread right after its
 * listing has been sent, before the job is reported complete.
 */
export type Moment = 'open' | 'first-read' | 'later-read'

/** The worker entry to serve the folder with. */
export const faultyWorker = fileURLToPath(new URL('./workers/faulty-disk.ts', import.meta.url))

export class FaultyFolder implements Disposable {
  readonly #area = temporaryFolder()
  readonly #control = `${this.#area.path}/control`
  /** The folder to share. */
  readonly path = `${this.#area.path}/share`
  /** A folder beside it that isn't shared. */
  readonly outside = `${this.#area.path}/outside`
  #gate: number | undefined

  constructor() {
    for (const folder of [this.#control, this.path, this.outside]) mkdirSync(folder)
    execFileSync('mkfifo', [`${this.#control}/gate`])
  }

  /** Numbers of the threads that have reached the gate so far, each once. */
  get entered(): number[] {
    return this.#threads('entered-')
  }

  /** Numbers of the threads that have got EMFILE so far. */
  get triedInVain(): number[] {
    return this.#threads('tried-')
  }

  /** Lets the threads at the gate through, and all that come later. */
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

  /** Returns a path: what is there replaces `name` in the share right after a worker has resolved the real path of that. */
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
