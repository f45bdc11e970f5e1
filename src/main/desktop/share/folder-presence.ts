/** Notices when the folder of a running share vanishes, and when it is back. */
import { findFolder } from '../../base/folder-probe.ts'

/** Time between two checks whether the folder is still there, ms. */
const checkMs = 2000

export class FolderPresence {
  readonly #onChange: (isThere: boolean) => void
  #check: NodeJS.Timeout | undefined

  /** @param onChange called when the folder has gone or has come back since the last check */
  constructor(onChange: (isThere: boolean) => void) {
    this.#onChange = onChange
  }

  /** Checks a folder that is there now, from now on and in place of any other. */
  watch(folder: string): void {
    this.stop()
    this.#schedule(folder, true)
  }

  stop(): void {
    clearTimeout(this.#check)
    this.#check = undefined
  }

  /** One check at a time: with a drive that doesn't answer, they would take up every thread of the runtime's pool. */
  #schedule(folder: string, wasThere: boolean): void {
    const check = setTimeout(() => {
      void findFolder(folder).then(({ failure }) => {
        if (this.#check !== check) return
        const isThere = failure === undefined
        if (isThere !== wasThere) this.#onChange(isThere)
        this.#schedule(folder, isThere)
      })
    }, checkMs)
    this.#check = check
  }
}
