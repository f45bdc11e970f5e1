/** Keeps the computer awake while bytes flow, and only then. */
import { powerSaveBlocker } from 'electron'

export class KeepAwake {
  readonly #onChange: (keepsAwake: boolean) => void
  #blocker: number | undefined

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
    this.#onChange(bytesFlow)
  }
}
