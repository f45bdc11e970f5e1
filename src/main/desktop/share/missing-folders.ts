/** Keeps track of which folders are missing: on a drive that was removed, renamed, deleted. */
import { findFolder } from '../../base/folder-probe.ts'
import { settledWithin } from '../../base/settled-within.ts'

/** How long a drive may take to answer before the next folder is checked, ms. */
const patienceMs = 3000

/** Maximum number of unanswered checks: each occupies one of the runtime's four threads for files. */
const maxUnanswered = 2

export class MissingFolders {
  readonly #onChange: () => void
  readonly #missing = new Set<string>()
  readonly #unanswered = new Set<string>()
  #isChecking = false

  /** @param onChange called whenever a folder turns out to be missing, or to be there again */
  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  has(path: string): boolean {
    return this.#missing.has(path)
  }

  /** Checks the folders one after the other. Does nothing while an earlier call is still checking. */
  async check(paths: readonly string[]): Promise<void> {
    if (this.#isChecking) return
    this.#isChecking = true
    for (const path of paths) {
      if (this.#unanswered.has(path) || this.#unanswered.size === maxUnanswered) continue
      await settledWithin(patienceMs, this.#checkOne(path))
    }
    this.#isChecking = false
  }

  async #checkOne(path: string): Promise<void> {
    this.#unanswered.add(path)
    const missing = await isMissing(path)
    this.#unanswered.delete(path)
    if (missing === this.#missing.has(path)) return
    if (missing) this.#missing.add(path)
    else this.#missing.delete(path)
    this.#onChange()
  }
}

/** False in doubt: a folder that can't be looked up may be there. */
async function isMissing(path: string): Promise<boolean> {
  const { failure } = await findFolder(path)
  return failure?.code === 'folder-missing' || failure?.code === 'folder-not-a-folder'
}
