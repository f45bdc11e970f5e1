/** Knows which folders are not there: on a drive that was taken away, renamed, deleted. */
import { findFolder } from '../../base/folder-probe.ts'
import { settledWithin } from '../../base/settled-within.ts'

/** How long a drive may take to answer before the next folder is looked for, ms. */
const patienceMs = 3000

/** Drives that don't answer at once: each keeps one of the runtime's four threads for files. */
const maxSilent = 2

export class MissingFolders {
  readonly #onChange: () => void
  readonly #missing = new Set<string>()
  /** Those that the system has yet to answer for. */
  readonly #silent = new Set<string>()
  #isLooking = false

  /** @param onChange called whenever one is found to be missing, or there again */
  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  has(path: string): boolean {
    return this.#missing.has(path)
  }

  /** Looks for the folders, one after the other, and once however often it is called meanwhile. */
  async look(paths: readonly string[]): Promise<void> {
    if (this.#isLooking) return
    this.#isLooking = true
    for (const path of paths) {
      if (this.#silent.has(path) || this.#silent.size === maxSilent) continue
      await settledWithin(patienceMs, this.#lookFor(path))
    }
    this.#isLooking = false
  }

  async #lookFor(path: string): Promise<void> {
    this.#silent.add(path)
    const missing = await isMissing(path)
    this.#silent.delete(path)
    if (missing === this.#missing.has(path)) return
    if (missing) this.#missing.add(path)
    else this.#missing.delete(path)
    this.#onChange()
  }
}

/** Only if the system says so: one that can't be looked at may be there. */
async function isMissing(path: string): Promise<boolean> {
  const { failure } = await findFolder(path)
  return failure?.code === 'folder-missing' || failure?.code === 'folder-not-a-folder'
}
