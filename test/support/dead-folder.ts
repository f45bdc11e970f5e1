/** A folder on a drive that doesn't answer: whoever looks at it is kept by the system. */
import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Entry of a listener's or survey's thread that waits in the system for the folder it is given, until it answers. */
export const waitingThread = fileURLToPath(new URL('workers/waiting-thread.ts', import.meta.url))

/** Answers at the end of the block: `using dead = new DeadFolder()`. It is a pipe, for those are waited for as well. */
export class DeadFolder implements Disposable {
  readonly path: string
  /** Resolves when somebody waits for it. */
  readonly entered: Promise<void>
  #release: () => Promise<void> = () => Promise.resolve()
  readonly #folder = mkdtempSync(join(tmpdir(), 'spool-dead-'))

  constructor() {
    this.path = join(this.#folder, 'pipe')
    execFileSync('mkfifo', [this.path])
    // Opening for writing waits for one who reads, who waits then for what is written.
    this.entered = open(this.path, 'w').then((file) => void (this.#release = () => file.close()))
  }

  [Symbol.dispose](): void {
    // Lets whoever has not come or waits still go on.
    closeSync(openSync(this.path, 'r+'))
    void this.#release()
    rmSync(this.#folder, { recursive: true })
  }
}
