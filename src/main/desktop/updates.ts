/**
 * Newer versions: looked for at the start and when asked, fetched on consent, installed when the app is quit. So nothing
 * that is being downloaded by others is ever cut off by an update.
 */
import type { AppUpdater, UpdateInfo } from 'electron-updater'
import type { UpdateState } from '../../shared/update-state.ts'
import { releaseNotesText } from './release-notes-text.ts'

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

export class Updates {
  readonly #load: () => Promise<Updater>
  readonly #onState: (state: UpdateState) => void
  #updater: Updater | undefined
  #state: UpdateState = { kind: 'none' }

  constructor(load: () => Promise<Updater>, onState: (state: UpdateState) => void) {
    this.#load = load
    this.#onState = onState
  }

  /**
   * Looks for a newer version.
   * @param isAsked by the person, who is told if there is none, or if it can't be found out; nobody else cares
   */
  async check(isAsked: boolean): Promise<void> {
    const { kind } = this.#state
    if (kind === 'checking' || kind === 'downloading' || kind === 'ready') return
    if (isAsked) this.#become({ kind: 'checking' })
    try {
      const found = await (await this.#prepared()).checkForUpdates()
      if (found?.isUpdateAvailable === true) this.#become(available(found.updateInfo))
      else this.#become({ kind: isAsked ? 'latest' : 'none' })
    } catch {
      this.#become({ kind: isAsked ? 'failed' : 'none' })
    }
  }

  /** Fetches what {@link check} has found. */
  async download(): Promise<void> {
    if (this.#state.kind !== 'available') return
    const { version } = this.#state
    this.#become({ kind: 'downloading', version, percent: 0 })
    try {
      await (await this.#prepared()).downloadUpdate()
      this.#become({ kind: 'ready', version })
    } catch {
      this.#become({ kind: 'failed' })
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
    this.#state = state
    this.#onState(state)
  }
}

function available({ version, releaseNotes }: UpdateInfo): UpdateState {
  return { kind: 'available', version, notes: releaseNotesText(releaseNotes) }
}
