/** The downloads under way, and the question before a change cuts them off. */
import type { ServerSnapshot } from '../../../shared/server-events.ts'
import type { AppEnvironment } from './app-environment.ts'

/** What cuts off downloads: all there are, or with another link those by the share's own key. */
export type CuttingChange = 'access' | 'port' | 'folder' | 'link'

export class RunningDownloads {
  readonly #isSharing: () => boolean
  readonly #confirm: AppEnvironment['confirm']
  #count = 0
  #byLink = 0

  constructor(isSharing: () => boolean, confirm: AppEnvironment['confirm']) {
    this.#isSharing = isSharing
    this.#confirm = confirm
  }

  /** As last reported, also if the share has ended since. */
  get count(): number {
    return this.#count
  }

  update({ transfers, transfersByLink }: ServerSnapshot): void {
    this.#count = transfers.length
    this.#byLink = transfersByLink
  }

  /** Resolves to whether the change may be made; asks the user only if it cuts off something. */
  async mayCut(change: CuttingChange): Promise<boolean> {
    // A share that is stopping isn't touched by any change.
    if (!this.#isSharing()) return true
    const downloads = change === 'link' ? this.#byLink : this.#count
    return downloads === 0 || this.#confirm({ kind: 'cuts-downloads', change, downloads })
  }
}
