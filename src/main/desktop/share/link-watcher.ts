/** Keeps the links of a share up to date: the machine's addresses change with its networks. */
import type { ShareLink } from '../../../shared/app/app-state.ts'
import { reachableAddresses } from '../../host/addresses.ts'
import { isOnAllAddresses, shareLinks } from '../../host/share-links.ts'
import { LocalNameWatch } from './local-name-watch.ts'

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
    const localName = new LocalNameWatch(() => void find())
    const find = async () => {
      const addresses = await reachableAddresses()
      if (this.#timer !== timer) return
      if (isOnAllAddresses(address)) localName.update(addresses)
      const found = shareLinks(addresses, address, port, localName.name)
      // The link for this computer alone is shown where there is no other.
      const links = found.length > 1 ? found.filter(({ kind }) => kind !== 'loopback') : found
      if (JSON.stringify(links) === JSON.stringify(this.#links)) return
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
