/** Keeps the computer awake while bytes flow, and only then. */
import { powerSaveBlocker } from 'electron'
import { busNameHasOwner } from '../system/session-bus.ts'

/**
 * On Linux, Chromium asks the first of these that is there. Where there is none, as on desktops that are no more than a
 * compositor, nothing is kept awake, and Electron says nothing of it.
 */
const inhibitors = ['org.gnome.SessionManager', 'org.freedesktop.PowerManagement']

/** Whether there is somebody who can be asked not to let the computer sleep. */
export async function canKeepAwake(platform: NodeJS.Platform = process.platform): Promise<boolean> {
  if (platform !== 'linux') return true
  return (await Promise.all(inhibitors.map(busNameHasOwner))).includes(true)
}

export class KeepAwake {
  readonly #onChange: (keepsAwake: boolean) => void
  #blocker: number | undefined
  /** Found out when it is needed first: it may come after an app that is started at login. */
  #works: Promise<boolean> | undefined
  #told = false

  /** @param onChange called only with what is so */
  constructor(onChange: (keepsAwake: boolean) => void) {
    this.#onChange = onChange
  }

  update(bytesFlow: boolean): void {
    if (bytesFlow === (this.#blocker !== undefined)) return
    if (this.#blocker === undefined) {
      this.#blocker = powerSaveBlocker.start('prevent-app-suspension')
    } else {
      powerSaveBlocker.stop(this.#blocker)
      this.#blocker = undefined
    }
    void this.#tell()
  }

  async #tell(): Promise<void> {
    this.#works ??= canKeepAwake()
    const keepsAwake = (await this.#works) && this.#blocker !== undefined
    if (keepsAwake === this.#told) return
    this.#told = keepsAwake
    this.#onChange(keepsAwake)
  }
}
