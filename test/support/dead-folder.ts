/** A folder on a drive that doesn't answer: every access to it blocks in the system. */
import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Entry of a listener or survey thread that blocks in the system until its folder answers. */
export const waitingThread = fileURLToPath(new URL('workers/waiting-thread.ts', import.meta.url))

/** A FIFO, since opening one blocks as well. It answers at the end of the block: `using dead = new DeadFolder()`. */
export class DeadFolder implements Disposable {
  readonly path: string
  /** Resolves when a thread is blocked on it. */
  readonly entered: Promise<void>
  #release: () => Promise<void> = () => Promise.resolve()
  readonly #folder = mkdtempSync(join(tmpdir(), 'spool-dead-'))

  constructor() {
    this.path = join(this.#folder, 'pipe')
    execFileSync('mkfifo', [this.path])
    // Opening for writing waits for a reader, which then waits for data.
    this.entered = open(this.path, 'w').then((file) => void (this.#release = () => file.close()))
  }

  [Symbol.dispose](): void {
    // Lets threads continue that still wait or come later.
    closeSync(openSync(this.path, 'r+'))
    void this.#release()
    rmSync(this.#folder, { recursive: true })
  }
}
