/** Knows whether the machine's name under `.local` works, as long as someone goes on asking. */
import type { ReachableAddress } from '../../host/addresses.ts'
import { answeringName } from '../../host/local-name.ts'

/**
 * Time until a lookup is repeated although the addresses are the same, ms: the service that answers may start late, and two
 * machines may turn out to have one name.
 */
const recheckMs = 30_000

export class LocalNameWatch {
  readonly #onChange: () => void
  #name: string | undefined
  #addresses = ''
  #askedMs = -Infinity

  /** @param onChange called when a lookup has changed {@link name} */
  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  /** Undefined while it isn't known to work. */
  get name(): string | undefined {
    return this.#name
  }

  /** Takes the addresses that the machine has now, and looks the name up if that is due. Waits for nothing. */
  update(addresses: readonly ReachableAddress[]): void {
    const text = addresses.map(({ address }) => address).join(' ')
    if (text === this.#addresses && performance.now() - this.#askedMs < recheckMs) return
    if (text !== this.#addresses) this.#name = undefined
    this.#addresses = text
    this.#askedMs = performance.now()
    void this.#ask(addresses, text)
  }

  async #ask(addresses: readonly ReachableAddress[], text: string): Promise<void> {
    const name = await answeringName(addresses)
    if (text !== this.#addresses || name === this.#name) return
    this.#name = name
    this.#onChange()
  }
}
