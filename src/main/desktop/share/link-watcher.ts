/** Keeps the links of a share up to date: the machine's addresses change with its networks. */
import type { ShareLink } from '../../../shared/app/app-state.ts'
import { reachableAddresses } from '../../host/addresses.ts'
import { shareLinks } from '../../host/share-links.ts'

/** Time between two looks at the machine's addresses, ms. */
const checkMs = 3000

export class LinkWatcher {
  readonly #onChange: () => void
  #links: readonly ShareLink[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  /** The likely one first; empty while nothing is watched. */
  get links(): readonly ShareLink[] {
    return this.#links
  }

  /** Finds the links of a server bound to `address` and `port`, now and regularly from now on. */
  watch(address: string, port: number): void {
    this.#end()
    const timer = setInterval(() => void find(), checkMs)
    this.#timer = timer
    const find = async () => {
      const found = shareLinks(await reachableAddresses(), address, port)
      // The link for this computer alone is shown where there is no other.
      const links = found.length > 1 ? found.filter(({ kind }) => kind !== 'loopback') : found
      if (this.#timer !== timer || JSON.stringify(links) === JSON.stringify(this.#links)) return
      this.#links = links
      this.#onChange()
    }
    void find()
  }

  /** Ends watching: there are no links any more. */
  stop(): void {
    this.#end()
    this.#links = []
  }

  #end(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }
}
