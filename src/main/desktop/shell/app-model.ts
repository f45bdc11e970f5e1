/**
 * The app without its windows: settings, the chosen folder, the share, and what is told of them. Whatever is Electron's
 * comes in by {@link AppEnvironment}.
 */
import { availableParallelism } from 'node:os'
import { basename, dirname } from 'node:path'
import * as v from 'valibot'
import { defaultThreads } from '../../../shared/settings.ts'
import {
  defaultAppSettings,
  ownHost,
  Preferences,
  type AppSettings,
} from '../../../shared/app/app-settings.ts'
import type { PreferenceRefusal } from '../../../shared/app/app-channels.ts'
import type { AppState, FolderState, ShareLink, SharingState } from '../../../shared/app/app-state.ts'
import type { FolderCount } from '../../../shared/app/folder-count.ts'
import type { ServerSnapshot } from '../../../shared/server-events.ts'
import { folderBreadth } from '../../host/risky-folder.ts'
import { reachableAddresses } from '../../host/addresses.ts'
import { portFailure } from '../../host/free-port.ts'
import { shareLinks } from '../../host/share-links.ts'
import type { ThreadScripts } from '../../host/thread-scripts.ts'
import { findFolder, probeFolder } from '../../base/folder-probe.ts'
import { FolderSurvey } from '../share/folder-survey.ts'
import { hostPath } from '../system/host-path.ts'
import { MissingFolders } from '../share/missing-folders.ts'
import type { Question } from './confirm.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { ShareController } from '../share/share-controller.ts'

/** What the app is told by, and tells, the world around it. */
export type AppEnvironment = {
  readonly version: string
  readonly platform: NodeJS.Platform
  readonly updatesItself: boolean
  readonly canLaunchAtLogin: boolean
  readonly scripts: ThreadScripts & { readonly survey: string }
  /** Asks the person; resolves to whether it is wanted. */
  readonly ask: (question: Question) => Promise<boolean>
  readonly onState: (state: AppState) => void
  readonly onBatch: (log: Uint8Array | undefined, snapshot: ServerSnapshot) => void
}

/** What is told of the app but found out around it. */
type OutsideState = Pick<AppState, 'keepsAwake' | 'update' | 'logFileFails'>

/** Preferences to change; undefined sets one back to its default. */
export type PreferenceChange = { readonly [Name in keyof Preferences]?: Preferences[Name] | undefined }

/** How often the machine's addresses are looked at while sharing, ms. */
const linksCheckMs = 3000

export class AppModel {
  readonly #environment: AppEnvironment
  readonly #store: SettingsStore
  readonly #sharing: ShareController
  readonly #survey: FolderSurvey
  readonly #missing = new MissingFolders(() => this.#changed())
  #count: FolderCount | undefined
  #links: readonly ShareLink[] = []
  #linksCheck: NodeJS.Timeout | undefined
  #told = false
  #noticeRead = false
  #transfers = 0
  /** Raised by everything that is wished of the share. */
  #revision = 0
  /** The last move to another address or port; each waits for the one before. */
  #moves: Promise<unknown> = Promise.resolve()
  #isClosing = false
  #outside: OutsideState = { keepsAwake: false, update: { kind: 'none' }, logFileFails: false }

  constructor(store: SettingsStore, environment: AppEnvironment) {
    this.#store = store
    this.#environment = environment
    this.#sharing = new ShareController(
      {
        onState: (state) => this.#sharingChanged(state),
        onBatch: (log, snapshot) => {
          this.#transfers = snapshot.transfers.length
          environment.onBatch(log, snapshot)
        },
      },
      environment.scripts,
    )
    this.#survey = new FolderSurvey(environment.scripts.survey, (count) => {
      this.#count = count
      this.#changed()
      if (count?.complete === true && count.problem === undefined) void this.#dropFolderFailure()
    })
    this.lookForFolders()
  }

  /**
   * Has the chosen folder counted. Called once the app is ready: before that Chromium exchanges its list of features, which
   * threads read.
   */
  begin(): void {
    this.#countFolder()
  }

  get settings(): AppSettings {
    return this.#store.settings
  }

  get state(): AppState {
    const { folder, recentFolders } = this.settings
    const preferences = v.parse(Preferences, this.settings)
    return {
      version: this.#environment.version,
      platform: this.#environment.platform,
      preferences,
      folder: folder === undefined ? undefined : this.#folderState(folder),
      recentFolders: recentFolders.map((path) => ({ path, isMissing: this.#missing.has(path) })),
      sharing: this.#sharing.state,
      links: this.#links,
      defaultThreads: defaultThreads(availableParallelism()),
      hostLostIn: this.#noticeRead || preferences.host !== ownHost ? undefined : this.#store.hostLostIn,
      settingsSetAside: this.#noticeRead ? undefined : this.#store.setAside,
      updatesItself: this.#environment.updatesItself,
      canLaunchAtLogin: this.#environment.canLaunchAtLogin,
      ...this.#outside,
    }
  }

  get isSharing(): boolean {
    return this.#sharing.state.kind === 'sharing'
  }

  /** Whether the person has it shared: also while it starts, or starts anew. */
  get isWanted(): boolean {
    return this.#sharing.isWanted
  }

  /** Downloads under way. */
  get transfers(): number {
    return this.isSharing ? this.#transfers : 0
  }

  /**
   * Chooses the folder; a running share goes over to it, after a question if that cuts off downloads or shares more than
   * anyone means to. Resolves to whether it is the chosen one now.
   */
  useFolder(path: string): Promise<boolean> {
    return this.#choose(path, this.isWanted)
  }

  /** Chooses the folder and shares it, for whoever names one without having seen what is said of it in the window. */
  async shareAtOnce(path: string): Promise<void> {
    if (await this.#choose(path, true)) await this.#share()
  }

  /** What is wished later, also a Stop, overtakes it while it waits for a drive or an answer. */
  async #choose(path: string, isToBeShared: boolean): Promise<boolean> {
    const revision = ++this.#revision
    const isOvertaken = () => revision !== this.#revision
    const named = await hostPath(path)
    const { isFile } = await findFolder(named)
    const folder = isFile ? dirname(named) : named
    if (isOvertaken()) return false
    if (this.isSharing && folder === this.settings.folder) return true
    if (isToBeShared && !(await this.#mayShare(folder, isFile))) return false
    if (isOvertaken() || !(await this.#mayCutDownloads('folder')) || isOvertaken()) return false
    const others = this.settings.recentFolders.filter((recent) => recent !== folder)
    this.#store.update({ folder, recentFolders: [folder, ...others] })
    this.#countFolder()
    this.#changed()
    await this.#dropFolderFailure()
    await this.#apply()
    return true
  }

  /** Takes a folder off the list of those that were shared before. */
  forgetFolder(path: string): void {
    this.#store.update({ recentFolders: this.settings.recentFolders.filter((recent) => recent !== path) })
    this.#changed()
  }

  /** Has it shown whether the chosen folder, and each that was shared before, is there now. */
  lookForFolders(): void {
    this.#survey.look()
    void this.#missing.look(this.settings.recentFolders)
  }

  /** A failure for the folder is over once that can be read or is another one. What else has failed may fail again. */
  async #dropFolderFailure(): Promise<void> {
    const { state } = this.#sharing
    if (state.kind === 'failed' && state.reason.startsWith('folder-')) await this.#sharing.stop()
  }

  /** A folder that is mistyped must not end the share of another one. */
  async #mayShare(folder: string, isOfNamedFile: boolean): Promise<boolean> {
    const { ask } = this.#environment
    const { failure } = await probeFolder(folder)
    if (failure !== undefined) return ask({ kind: 'cannot-share', folder, problem: failure.code })
    const breadth = folderBreadth(folder)
    const { host, hidden } = this.settings
    if (breadth !== undefined) return ask({ kind: 'shares-all', breadth, host, hidden })
    return !isOfNamedFile || ask({ kind: 'shares-folder-of-file', folder })
  }

  /** Shares the chosen folder. Does nothing without one, or if it is shared already. */
  async start(): Promise<void> {
    this.#revision++
    await this.#share()
  }

  async #share(): Promise<void> {
    const { folder, host, port, threads, listing, hidden, index, cors } = this.settings
    if (folder === undefined || this.#isClosing) return
    await this.#sharing.start({
      ...{ folder, port, listing, hidden, index, cors, queue: 64, names: [] },
      ...(host !== undefined && { host }),
      ...(threads !== undefined && { threads }),
    })
  }

  /** Has the share, if there is one or is to be one, follow the settings. */
  async #apply(): Promise<void> {
    if (this.#sharing.isWanted) await this.#share()
  }

  async stop(): Promise<void> {
    this.#revision++
    await this.#sharing.stop()
  }

  /**
   * Changes preferences; throws on values that aren't any. What can change while sharing does. A share that can't move to
   * another address or port, or may not, stays where it is or goes back there; then nothing is changed, and the answer is
   * why. Moves are made one after the other, each from where the one before has led.
   */
  async setPreferences(change: PreferenceChange): Promise<PreferenceRefusal | undefined> {
    if (!('host' in change || 'port' in change)) {
      await this.#update(change)
      return undefined
    }
    const move = this.#moves.then(() => this.#move(change))
    this.#moves = move.catch(() => undefined)
    return move
  }

  async #update(change: PreferenceChange): Promise<void> {
    const before = this.settings
    const after = this.#store.update(change)
    if (after.hidden !== before.hidden) this.#countFolder()
    this.#changed()
    await this.#apply()
  }

  async #move(change: PreferenceChange): Promise<PreferenceRefusal | undefined> {
    // A share that is starting has its address only then.
    if (this.isWanted) await this.#sharing.settled
    const { isSharing } = this
    const { host, port } = this.settings
    const refusal = isSharing ? await this.#refusalToMove(change) : undefined
    if (refusal !== undefined) return refusal
    await this.#update(change)
    const { state } = this.#sharing
    if (!isSharing || state.kind !== 'failed' || state.reason === 'crashed') return undefined
    this.#store.update({ host, port })
    await this.#share()
    return state.reason
  }

  /** Remembers what is no preference. */
  remember(change: Pick<Partial<AppSettings>, 'window' | 'trayTold'>): void {
    this.#store.update(change)
  }

  /** A stop under way waits for nobody any longer. */
  cutDownloads(): void {
    this.#sharing.cutDownloads()
  }

  cancelTransfer(connection: number): void {
    this.#sharing.cancelTransfer(connection)
  }

  disconnectClient(client: string): void {
    this.#sharing.disconnectClient(client)
  }

  setOutsideState(change: Partial<OutsideState>): void {
    this.#outside = { ...this.#outside, ...change }
    this.#changed()
  }

  dismissNotice(): void {
    this.#noticeRead = true
    this.#changed()
  }

  /** Stops and joins everything; resolves to how many threads could not be, since the system keeps them. */
  async close(): Promise<number> {
    this.#isClosing = true
    this.#revision++
    const [stuckSurveys] = await Promise.all([this.#survey.stop(), this.#sharing.stop()])
    return stuckSurveys + this.#sharing.stuckThreads
  }

  /** The new port is tried before the person is asked to give up anything for it, and before the old one is given up. */
  async #refusalToMove(change: PreferenceChange): Promise<PreferenceRefusal | undefined> {
    const before = this.settings
    const { host, port = defaultAppSettings().port } = { ...before, ...change }
    const changesPort = port !== before.port
    if (!changesPort && host === before.host) return undefined
    // One that the share itself has can't be tried.
    const failure = changesPort ? await portFailure(port, host) : undefined
    if (failure !== undefined) return failure
    return (await this.#mayCutDownloads(changesPort ? 'port' : 'access')) ? undefined : 'left'
  }

  async #mayCutDownloads(change: 'access' | 'port' | 'folder'): Promise<boolean> {
    const { transfers: downloads } = this
    return downloads === 0 || this.#environment.ask({ kind: 'cuts-downloads', change, downloads })
  }

  #folderState(path: string): FolderState {
    const warning = folderBreadth(path)
    return { path, name: basename(path) || path, survey: this.#count, problem: this.#count?.problem, warning }
  }

  #countFolder(): void {
    const { folder, hidden } = this.settings
    if (folder !== undefined && !this.#isClosing) this.#survey.start(folder, hidden)
  }

  #sharingChanged(state: SharingState): void {
    clearInterval(this.#linksCheck)
    // It may be the folder that has changed it.
    this.#survey.look()
    if (state.kind === 'sharing') {
      void this.#findLinks(state.port)
      this.#linksCheck = setInterval(() => void this.#findLinks(state.port), linksCheckMs)
    } else {
      this.#links = []
    }
    this.#changed()
  }

  async #findLinks(port: number): Promise<void> {
    const found = shareLinks(await reachableAddresses(), this.#sharing.address ?? '::', port)
    // The link for this computer alone is shown where there is no other.
    const links = found.length > 1 ? found.filter(({ kind }) => kind !== 'loopback') : found
    const { state } = this.#sharing
    if (state.kind !== 'sharing' || state.port !== port) return
    if (JSON.stringify(links) === JSON.stringify(this.#links)) return
    this.#links = links
    this.#changed()
  }

  /** Many changes of one turn are told once. */
  #changed(): void {
    if (this.#told) return
    this.#told = true
    queueMicrotask(() => {
      this.#told = false
      this.#environment.onState(this.state)
    })
  }
}
