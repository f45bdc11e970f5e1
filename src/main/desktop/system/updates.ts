/**
 * Newer versions: looked for at the start and when asked, fetched on consent, installed when the app is quit. So nothing
 * that is being downloaded by others is ever cut off by an update.
 */
import type { AppUpdater, UpdateInfo } from 'electron-updater'
import type { UpdateState } from '../../../shared/app/update-state.ts'
import { settledWithin } from '../../base/settled-within.ts'

/** What is used of electron-updater. */
export type Updater = Pick<
  AppUpdater,
  'autoDownload' | 'autoInstallOnAppQuit' | 'logger' | 'on' | 'checkForUpdates' | 'downloadUpdate'
>

/** The updater for this kind of installation. It is loaded only now: most starts need none. */
export async function loadUpdater(): Promise<Updater> {
  const { AppImageUpdater, MacUpdater, NsisUpdater } = await import('electron-updater')
  if (process.platform === 'win32') return new NsisUpdater()
  return process.platform === 'darwin' ? new MacUpdater() : new AppImageUpdater()
}

/** What takes longer, or brings nothing for so long, is told to have failed, so that the person can turn away, ms. */
const stallMs = 60_000

export class Updates {
  readonly #load: () => Promise<Updater>
  readonly #onState: (state: UpdateState) => void
  #updater: Updater | undefined
  #state: UpdateState = { kind: 'none' }
  /** Checks that were begun; only the last one's result counts. */
  #checks = 0
  #stall: NodeJS.Timeout | undefined

  constructor(load: () => Promise<Updater>, onState: (state: UpdateState) => void) {
    this.#load = load
    this.#onState = onState
  }

  /**
   * Looks for a newer version.
   * @param isAsked by the person, who is told if there is none, or if it can't be found out; nobody else cares
   */
  async check(isAsked: boolean): Promise<void> {
    if (this.#isFetchingOrReady()) return
    const check = ++this.#checks
    if (isAsked) this.#become({ kind: 'checking' })
    const found = await this.#find()
    // Overtaken by another one, or by the download of what another one had found.
    if (check !== this.#checks || this.#isFetchingOrReady()) return
    if (typeof found === 'object') this.#become({ kind: 'available', version: found.version })
    else this.#become({ kind: isAsked ? found : 'none' })
  }

  /** Fetches what {@link check} has found. */
  async download(): Promise<void> {
    if (this.#state.kind !== 'available') return
    const { version } = this.#state
    this.#become({ kind: 'downloading', version, percent: 0 })
    try {
      await (await this.#prepared()).downloadUpdate()
      // Also if it was given up for stalled: it is installed, so it should be told.
      this.#become({ kind: 'ready', version })
    } catch {
      this.#become({ kind: 'failed' })
    }
  }

  #isFetchingOrReady(): boolean {
    const { kind } = this.#state
    return kind === 'downloading' || kind === 'ready'
  }

  /** The newer version, if there is one and it can be found out in time. */
  async #find(): Promise<UpdateInfo | 'latest' | 'failed'> {
    try {
      const looking = this.#prepared().then((updater) => updater.checkForUpdates())
      if (!(await settledWithin(stallMs, looking))) return 'failed'
      const found = await looking
      return found?.isUpdateAvailable === true ? found.updateInfo : 'latest'
    } catch {
      return 'failed'
    }
  }

  /** The person has read what was told. */
  dismiss(): void {
    if (this.#state.kind === 'downloading') return
    if (this.#state.kind === 'ready') this.#onState({ kind: 'none' })
    else this.#become({ kind: 'none' })
  }

  async #prepared(): Promise<Updater> {
    if (this.#updater !== undefined) return this.#updater
    const updater = await this.#load()
    updater.autoDownload = false
    updater.autoInstallOnAppQuit = true
    updater.logger = null
    updater.on('download-progress', ({ percent }) => {
      if (this.#state.kind === 'downloading') this.#become({ ...this.#state, percent: Math.floor(percent) })
    })
    // Each also rejects what was called; unheard it would end the app.
    updater.on('error', () => undefined)
    return (this.#updater = updater)
  }

  #become(state: UpdateState): void {
    clearTimeout(this.#stall)
    // Each step forward gives it more time.
    if (state.kind === 'downloading')
      this.#stall = setTimeout(() => this.#become({ kind: 'failed' }), stallMs).unref()
    this.#state = state
    this.#onState(state)
  }
}
