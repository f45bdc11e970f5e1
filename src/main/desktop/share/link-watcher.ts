/** Keeps the links of a share up to date: the machine's addresses change with its networks. */
import type { ShareLink } from '../../../shared/app/app-state.ts'
import type { LocalArrivals } from '../../../shared/reach/arrivals.ts'
import { reachedLink } from '../../../shared/reach/reached-link.ts'
import { reachableAddresses } from '../../host/addresses.ts'
import { isOnAllAddresses, shareLinks } from '../../host/share-links.ts'
import { LocalNameWatch } from './local-name-watch.ts'

/** Time between two looks at the machine's addresses, ms. */
const checkMs = 3000

export class LinkWatcher {
  readonly #onChange: () => void
  #links: readonly ShareLink[] = []
  /** URL of the link that guests have come by, unless they came by the likely one. */
  #reached: string | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  /** The likely one first; empty while nothing is watched. */
  get links(): readonly ShareLink[] {
    return this.#links
  }

  /** URL of the first link, if it is the first because guests come by it. */
  get reached(): string | undefined {
    return this.#links[0]?.url === this.#reached ? this.#reached : undefined
  }

  /** Takes what has come to each local address: if guests come by another link than the first, that one becomes the first. */
  follow(local: readonly LocalArrivals[]): void {
    if (local.length === 0) return
    const reached = reachedLink(this.#links, local)
    if (reached === undefined) return
    this.#reached = reached.url
    this.#links = this.#ordered(this.#links)
    this.#onChange()
  }

  /** Finds the links of a server bound to `address` and `port`, which carry `key`, now and regularly from now on. */
  watch(address: string, port: number, key?: string): void {
    this.#end()
    this.#reached = undefined
    const timer = setInterval(() => void find(), checkMs)
    this.#timer = timer
    const localName = new LocalNameWatch(() => void find())
    const find = async () => {
      const addresses = await reachableAddresses()
      if (this.#timer !== timer) return
      if (isOnAllAddresses(address)) localName.update(addresses)
      const found = shareLinks(addresses, address, port, { name: localName.name, key })
      // The link for this computer alone is shown where there is no other.
      const links = this.#ordered(found.length > 1 ? found.filter(({ kind }) => kind !== 'loopback') : found)
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
    this.#reached = undefined
  }

  /** With the link that guests come by in front, as long as there is one. */
  #ordered(links: readonly ShareLink[]): readonly ShareLink[] {
    const isReached = ({ url }: ShareLink) => url === this.#reached
    return [...links.filter(isReached), ...links.filter((link) => !isReached(link))]
  }

  #end(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }
}
