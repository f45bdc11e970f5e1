/** Keeps the computer awake while bytes flow, and only then. */
import { powerSaveBlocker } from 'electron'
import { busNameHasOwner } from '../system/session-bus.ts'

/**
 * On Linux, Chromium asks the first of these services that exists. Where none does, as on desktops that are little more than a
 * compositor, nothing is kept awake, and Electron doesn't report that.
 */
const inhibitors = ['org.gnome.SessionManager', 'org.freedesktop.PowerManagement']

/** Whether the system has a service that can keep it from sleeping. */
export async function canKeepAwake(platform: NodeJS.Platform = process.platform): Promise<boolean> {
  if (platform !== 'linux') return true
  return (await Promise.all(inhibitors.map(busNameHasOwner))).includes(true)
}

export class KeepAwake {
  readonly #onChange: (keepsAwake: boolean) => void
  #blocker: number | undefined
  /** Determined on first use: the service may start after an app that is started at login. */
  #works: Promise<boolean> | undefined
  #reported = false

  /** @param onChange called when the computer is really kept awake, and when it no longer is */
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
    void this.#report()
  }

  async #report(): Promise<void> {
    this.#works ??= canKeepAwake()
    const keepsAwake = (await this.#works) && this.#blocker !== undefined
    if (keepsAwake === this.#reported) return
    this.#reported = keepsAwake
    this.#onChange(keepsAwake)
  }
}
