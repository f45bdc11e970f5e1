/** Knows which folders are not there: on a drive that was taken away, renamed, deleted. */
import { stat } from 'node:fs/promises'
import { waiting } from './file-waits.ts'

export class MissingFolders {
  readonly #onChange: () => void
  #missing: ReadonlySet<string> = new Set()
  #isLooking = false

  /** @param onChange called when others are missing than before */
  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  has(path: string): boolean {
    return this.#missing.has(path)
  }

  /**
   * Looks for the folders. One after the other, and not while it still does: a drive that doesn't answer keeps one thread
   * of the few that the runtime has for files, never all of them.
   */
  async look(paths: readonly string[]): Promise<void> {
    if (this.#isLooking) return
    this.#isLooking = true
    const missing = new Set<string>()
    for (const path of paths) if (await isMissing(path)) missing.add(path)
    this.#isLooking = false
    const before = this.#missing
    this.#missing = missing
    if (missing.size !== before.size || [...missing].some((path) => !before.has(path))) this.#onChange()
  }
}

/** Only if the system says so: one that can't be looked at may be there. */
async function isMissing(path: string): Promise<boolean> {
  try {
    return !(await waiting(stat(path))).isDirectory()
  } catch (error) {
    return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code!)
  }
}
