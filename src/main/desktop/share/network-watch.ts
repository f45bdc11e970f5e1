/** Knows the name of the Wi-Fi over which the share is reached. */
import type { ShareLink } from '../../../shared/app/app-state.ts'
import { networkName } from '../system/network-name.ts'

/** Minimum time between two questions to the system, ms: a network that comes and goes would keep starting programs. */
const paceMs = 10_000

export class NetworkWatch {
  readonly #onChange: (name: string | undefined) => void
  readonly #find: typeof networkName
  #link: ShareLink | undefined
  /** For which the system was last asked. */
  #asked: ShareLink | undefined
  #name: string | undefined
  #pause: NodeJS.Timeout | undefined

  constructor(onChange: (name: string | undefined) => void, find: typeof networkName = networkName) {
    this.#onChange = onChange
    this.#find = find
  }

  /** Takes the links of the share, the likely one first. A change of that may be one of the network. */
  update(links: readonly ShareLink[]): void {
    const likely = links.find(({ kind }) => kind !== 'name')
    const link = likely !== undefined && mayBeWireless(likely) ? likely : undefined
    if (link?.url === this.#link?.url && link?.adapter === this.#link?.adapter) return
    this.#link = link
    this.#report(undefined)
    if (this.#pause === undefined) void this.#ask()
  }

  async #ask(): Promise<void> {
    const link = this.#link
    this.#asked = link
    if (link === undefined) return
    this.#pause = setTimeout(() => {
      this.#pause = undefined
      if (this.#asked !== this.#link) void this.#ask()
    }, paceMs).unref()
    const name = await this.#find(link.adapter)
    if (this.#link === link) this.#report(name)
  }

  #report(name: string | undefined): void {
    if (name === this.#name) return
    this.#name = name
    this.#onChange(name)
  }
}

/** The names of adapters on macOS don't tell Wi-Fi from Ethernet. */
function mayBeWireless({ kind, adapter }: ShareLink): boolean {
  return kind === 'wifi' || (kind === 'other' && /^en\d+$/.test(adapter))
}
