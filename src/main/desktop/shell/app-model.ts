/**
 * The app without its windows: settings, the chosen folder, the share, and the state shown of them. Everything of Electron's
 * comes in through {@link AppEnvironment}.
 */
import type { AppSettings } from '../../../shared/app/app-settings.ts'
import type { PreferenceRefusal } from '../../../shared/app/app-channels.ts'
import type { AppState, SharingState, StopMode } from '../../../shared/app/app-state.ts'
import { FolderWatch } from '../share/folder-watch.ts'
import { Guests } from '../share/guests.ts'
import { LinkWatcher } from '../share/link-watcher.ts'
import type { AppEnvironment, OutsideState, PreferenceChange } from './app-environment.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { shareSettings } from '../share/share-settings.ts'
import type { ShareClients } from '../share/share-clients.ts'
import { ShareController, type SharingObserver } from '../share/share-controller.ts'
import { TimedShare } from '../share/timed-share.ts'
import { FolderChoice } from './folder-choice.ts'
import { isFile, ItemChoice } from './item-choice.ts'
import { RunningDownloads } from './running-downloads.ts'
import { ShareMoves } from './share-moves.ts'
import { ShownState } from './shown-state.ts'

export class AppModel {
  readonly guests: Guests
  readonly items: ItemChoice
  /** The end that is chosen for the share. */
  readonly timed: TimedShare
  readonly #shown: ShownState
  readonly #downloads: RunningDownloads
  readonly #store: SettingsStore
  readonly #sharing: ShareController
  readonly #moves: ShareMoves
  readonly #choice: FolderChoice
  readonly #folders: FolderWatch
  readonly #links = new LinkWatcher(() => this.#changed())
  #isClosing = false
  /** Counts what was asked of the share, so that items which are still looked up don't outlive a stop. */
  #requests = 0

  constructor(store: SettingsStore, environment: AppEnvironment) {
    this.#store = store
    this.#shown = new ShownState(environment, () => ({
      store,
      folders: this.#folders,
      sharing: this.#sharing,
      timed: this.timed,
      links: this.#links,
      guests: this.guests,
    }))
    this.#downloads = new RunningDownloads(() => this.isSharing, environment.confirm)
    this.timed = new TimedShare({ onEnd: () => this.#endShare(), onChange: () => this.#changed() })
    this.#sharing = new ShareController(this.#observer(environment), environment.scripts)
    this.guests = new Guests(store, this.#sharing.clients, () => this.#changed())
    this.#moves = new ShareMoves(store, this.#sharing, {
      mayCutDownloads: (change) => this.#downloads.mayCut(change),
      update: (change) => this.#update(change),
      share: () => this.#share(),
    })
    this.#choice = new FolderChoice(store, {
      isSharing: () => this.isSharing,
      confirm: environment.confirm,
      mayCutDownloads: (change) => this.#downloads.mayCut(change),
    })
    this.items = new ItemChoice(
      store,
      {
        isRequested: () => this.isRequested,
        confirm: environment.confirm,
        mayCutDownloads: (change) => this.#downloads.mayCut(change),
        useFolder: (path) => this.useFolder(path),
        chosen: () => this.#itemsChosen(),
      },
      environment.textFolder,
    )
    this.#folders = new FolderWatch(environment.scripts.survey, (isCounted) => {
      this.#changed()
      if (isCounted) void this.#dropFolderFailure()
    })
    this.checkFolders()
  }

  /**
   * Has the chosen folder counted. To be called once the app is ready: before that Chromium replaces its list of features, which
   * threads read.
   */
  begin(): void {
    this.#countFolder()
    // Those of a run that has not ended in order.
    void this.items.removeTexts()
  }

  get settings(): AppSettings {
    return this.#store.settings
  }

  get state(): AppState {
    return this.#shown.read()
  }

  get isSharing(): boolean {
    return this.#sharing.state.kind === 'sharing'
  }

  /** Whether the user has requested sharing: also true while the share starts or restarts. */
  get isRequested(): boolean {
    return this.#sharing.isRequested
  }

  /** Downloads under way that nothing is about to end. */
  get transfers(): number {
    const { state } = this.#sharing
    return this.isSharing || (state.kind === 'stopping' && state.waitsForDownloads)
      ? this.#downloads.count
      : 0
  }

  /** What can be done to the share's clients. */
  get clients(): Pick<
    ShareClients,
    'cancelTransfer' | 'disconnectClient' | 'answerGuest' | 'putOut' | 'newPin'
  > {
    return this.#sharing.clients
  }

  /** Gives the share another link; the one before stops working, unless the user would rather keep the downloads by it. */
  async newLink(): Promise<void> {
    if (await this.#downloads.mayCut('link')) this.#sharing.clients.newLink()
  }

  /** Cuts off the downloads that a stop under way waits for. */
  cutDownloads(): void {
    this.#sharing.cutDownloads()
  }

  /**
   * Chooses the folder. A running share moves to it, after a confirmation if that cuts off downloads or shares more than anyone
   * means to. Resolves to whether it is the chosen folder now.
   */
  useFolder(path: string): Promise<boolean> {
    return this.#choose(path, this.isRequested)
  }

  /** Chooses a folder, a file or several things, and shares them, for a request from outside the window, whose warnings were not seen. */
  async shareAtOnce(paths: readonly string[]): Promise<void> {
    const [only] = paths
    if (only === undefined) return
    const isFolder = paths.length === 1 && !(await isFile(only))
    if (isFolder ? await this.#choose(only, true) : await this.items.useAtOnce(paths)) await this.#share()
  }

  async #itemsChosen(): Promise<void> {
    this.#changed()
    this.#countFolder()
    if (this.isRequested) await this.#share()
    else await this.#folders.items.lookUp(this.settings.items)
  }

  async #choose(path: string, isToBeShared: boolean): Promise<boolean> {
    const outcome = await this.#choice.choose(path, isToBeShared)
    if (outcome !== 'chosen') return outcome === 'unchanged'
    this.#countFolder()
    this.#changed()
    await this.#dropFolderFailure()
    if (this.isRequested) await this.#share()
    return true
  }

  /** Removes a folder from the recent ones. */
  forgetFolder(path: string): void {
    this.#store.update({ recentFolders: this.settings.recentFolders.filter((recent) => recent !== path) })
    this.#changed()
  }

  /** Checks whether the chosen folder and the recent ones are there now. */
  checkFolders(): void {
    this.#folders.checkChosen()
    this.#folders.checkRecent(this.settings)
    // One that was missing may be back.
    if (this.settings.items.length > 0) void this.#itemsChosen()
  }

  /** Clears a failure about the folder, once that can be read or is another one. Other failures may still apply. */
  async #dropFolderFailure(): Promise<void> {
    const { state } = this.#sharing
    if (state.kind === 'failed' && state.reason.startsWith('folder-')) await this.#sharing.stop('grace')
  }

  /** Shares the chosen folder. Does nothing without one, or if it is shared already. */
  async start(): Promise<void> {
    this.#choice.overtake()
    await this.#share()
  }

  async #share(): Promise<void> {
    const request = ++this.#requests
    const { items: paths } = this.settings
    const items = paths.length === 0 ? undefined : await this.#folders.items.lookUp(paths)
    if (request !== this.#requests) return
    const settings = shareSettings(this.settings, items)
    if (this.#isClosing) return
    if (settings !== undefined) await this.#sharing.start(settings)
    // The last thing that was shared was taken away.
    else if (this.isRequested) await this.#sharing.stop('grace')
  }

  /** Stops sharing; where nobody has been asked, what is being downloaded is finished first. */
  async stop(mode: StopMode = this.transfers > 0 ? 'finish' : 'grace'): Promise<void> {
    this.#choice.overtake()
    this.#requests++
    this.timed.stopped()
    await this.#sharing.stop(mode)
  }

  /** The share ends as the user has chosen. */
  #endShare(): void {
    this.#choice.overtake()
    void this.#sharing.stop('finish')
  }

  /**
   * Changes preferences; throws on invalid values. A share takes over what can change while it serves. If it can't move to
   * another address or port, or may not, it stays where it is or goes back there; then nothing is changed, and the answer is why.
   */
  async setPreferences(change: PreferenceChange): Promise<PreferenceRefusal | undefined> {
    if ('host' in change || 'port' in change) return this.#moves.move(change)
    await this.#update(change)
    return undefined
  }

  async #update(change: PreferenceChange): Promise<void> {
    const before = this.settings
    const after = this.#store.update(change)
    if (after.hidden !== before.hidden) this.#countFolder()
    this.#changed()
    if (this.isRequested) await this.#share()
  }

  /** Stores settings that are not preferences. */
  remember(change: Pick<Partial<AppSettings>, 'window' | 'trayNoticeShown'>): void {
    this.#store.update(change)
  }

  setOutsideState(change: Partial<OutsideState>): void {
    this.#shown.setOutside(change)
  }

  dismissNotice(): void {
    this.#shown.dismissNotice()
  }

  /** Stops everything; resolves to the number of threads that could not be joined, since the system keeps them waiting. */
  async close(): Promise<number> {
    this.#isClosing = true
    this.#choice.overtake()
    this.timed.stopped()
    const [stuckSurveys] = await Promise.all([this.#folders.stop(), this.#sharing.stop('grace')])
    await this.items.removeTexts()
    return stuckSurveys + this.#sharing.stuckThreads
  }

  #countFolder(): void {
    if (!this.#isClosing) this.#folders.count(this.settings)
  }

  #observer({ onBatch }: AppEnvironment): SharingObserver {
    return {
      onState: (state) => this.#sharingChanged(state),
      onBatch: (log, snapshot, ended) => {
        this.#downloads.update(snapshot)
        this.#links.follow(snapshot.arrivals.local)
        this.timed.update(snapshot)
        onBatch(log, snapshot, ended)
      },
    }
  }

  #sharingChanged(state: SharingState): void {
    this.timed.sharingChanged(state)
    // The folder may be the reason.
    this.#folders.checkChosen()
    if (state.kind === 'sharing')
      this.#links.watch(this.#sharing.address ?? '::', state.port, this.#sharing.access?.key)
    else this.#links.stop()
    this.#changed()
  }

  #changed(): void {
    this.#shown.changed()
  }
}
