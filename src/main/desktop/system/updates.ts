/**
 * Newer versions: found at the start and on request, downloaded on consent, installed when the app quits. So an update never
 * cuts off what others are downloading.
 */
import type { AppUpdater, UpdateInfo } from 'electron-updater'
import type { UpdateState } from '../../../shared/app/app-state.ts'
import { settledWithin } from '../../base/settled-within.ts'

/** The part of electron-updater in use. */
export type Updater = Pick<
  AppUpdater,
  'autoDownload' | 'autoInstallOnAppQuit' | 'logger' | 'on' | 'checkForUpdates' | 'downloadUpdate'
>

/** Returns the updater for this kind of installation. Loaded only when needed: most starts need none. */
export async function loadUpdater(): Promise<Updater> {
  const { AppImageUpdater, MacUpdater, NsisUpdater } = await import('electron-updater')
  if (process.platform === 'win32') return new NsisUpdater()
  return process.platform === 'darwin' ? new MacUpdater() : new AppImageUpdater()
}

/** A check that takes longer, or a download that stalls for this long, is reported as failed, ms. */
const stallMs = 60_000

export class Updates {
  readonly #load: () => Promise<Updater>
  readonly #onState: (state: UpdateState) => void
  #updater: Updater | undefined
  #state: UpdateState = { kind: 'none' }
  /** Checks begun so far; only the last one's result counts. */
  #checks = 0
  #stall: NodeJS.Timeout | undefined

  constructor(load: () => Promise<Updater>, onState: (state: UpdateState) => void) {
    this.#load = load
    this.#onState = onState
  }

  /**
   * Looks for a newer version.
   * @param isRequested by the user, who then also hears that there is none or that the check failed
   */
  async check(isRequested: boolean): Promise<void> {
    if (this.#isFetchingOrReady()) return
    const check = ++this.#checks
    if (isRequested) this.#setState({ kind: 'checking' })
    const found = await this.#find()
    // Overtaken by a later check, or by the download of what another check had found.
    if (check !== this.#checks || this.#isFetchingOrReady()) return
    if (typeof found === 'object') this.#setState({ kind: 'available', version: found.version })
    else this.#setState({ kind: isRequested ? found : 'none' })
  }

  /** Downloads what {@link check} has found. */
  async download(): Promise<void> {
    if (this.#state.kind !== 'available') return
    const { version } = this.#state
    this.#setState({ kind: 'downloading', version, percent: 0 })
    try {
      await (await this.#prepared()).downloadUpdate()
      // Also after it was reported as stalled: it will be installed, so the user should know.
      this.#setState({ kind: 'ready', version })
    } catch {
      this.#setState({ kind: 'failed' })
    }
  }

  #isFetchingOrReady(): boolean {
    const { kind } = this.#state
    return kind === 'downloading' || kind === 'ready'
  }

  async #find(): Promise<UpdateInfo | 'latest' | 'failed'> {
    try {
      const checking = this.#prepared().then((updater) => updater.checkForUpdates())
      if (!(await settledWithin(stallMs, checking))) return 'failed'
      const found = await checking
      return found?.isUpdateAvailable === true ? found.updateInfo : 'latest'
    } catch {
      return 'failed'
    }
  }

  /** Hides the notice that the user has read. A download continues to be shown. */
  dismiss(): void {
    if (this.#state.kind === 'downloading') return
    if (this.#state.kind === 'ready') this.#onState({ kind: 'none' })
    else this.#setState({ kind: 'none' })
  }

  async #prepared(): Promise<Updater> {
    if (this.#updater !== undefined) return this.#updater
    const updater = await this.#load()
    updater.autoDownload = false
    updater.autoInstallOnAppQuit = true
    updater.logger = null
    updater.on('download-progress', ({ percent }) => {
      if (this.#state.kind === 'downloading') this.#setState({ ...this.#state, percent: Math.floor(percent) })
    })
    // Each error also rejects the call; without a listener it would end the app.
    updater.on('error', () => undefined)
    return (this.#updater = updater)
  }

  #setState(state: UpdateState): void {
    clearTimeout(this.#stall)
    // Each step forward renews the time limit.
    if (state.kind === 'downloading')
      this.#stall = setTimeout(() => this.#setState({ kind: 'failed' }), stallMs).unref()
    this.#state = state
    this.#onState(state)
  }
}
