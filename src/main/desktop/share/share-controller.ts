/** The share from Start to Stop: its state, and the way to the state that is desired. */
import { isDeepStrictEqual } from 'node:util'
import {
  defaultGraceMs,
  type RunningServer,
  type ServerObserver,
  type StopReport,
} from '../../host/running-server.ts'
import type { ThreadScripts } from '../../host/thread-scripts.ts'
import type { SharingState, StopMode } from '../../../shared/app/app-state.ts'
import type { AccessState } from '../../../shared/server-events.ts'
import { defaultPort } from '../../../shared/settings.ts'
import { crashed, failedStart } from './failed-share.ts'
import { FolderPresence } from './folder-presence.ts'
import { ShareClients } from './share-clients.ts'
import { liveSettings, needsNewServer, type ShareSettings } from './share-settings.ts'
import { ShareStart, startedShare } from './share-start.ts'

/** Time that running downloads are given, ms. */
const graceMs: Record<StopMode, number> = { grace: defaultGraceMs, finish: Infinity, now: 0 }

export type SharingObserver = Pick<ServerObserver, 'onBatch' | 'onThreadDied'> & {
  readonly onState: (state: SharingState) => void
}

/**
 * Runs one share at a time and reconciles it with the latest request: requests that are overtaken while something starts or
 * stops are never carried out. Never throws: a failure is a state.
 */
export class ShareController {
  readonly clients = new ShareClients(() => this.#server ?? this.#stopping)
  readonly #observer: SharingObserver
  readonly #start: ShareStart
  #state: SharingState = { kind: 'stopped' }
  #server: RunningServer | undefined
  #stopping: RunningServer | undefined
  #access: AccessState | undefined
  /** How the next stop treats downloads. */
  #stopMode: StopMode = 'grace'
  /** What the server runs with. */
  #running: ShareSettings | undefined
  /** What it should run with; undefined if nothing should run. */
  #desired: ShareSettings | undefined
  readonly #folder = new FolderPresence((isThere) => this.#folderFound(isThere))
  /** Pending while the share is not yet as desired. */
  #reconciling: Promise<void> | undefined
  #stuckThreads = 0

  constructor(observer: SharingObserver, scripts: ThreadScripts) {
    this.#observer = observer
    this.#start = new ShareStart(scripts)
  }

  get state(): SharingState {
    return this.#state
  }

  /** Address that the share is bound to, undefined while there is none. */
  get address(): string | undefined {
    return this.#server?.address
  }

  /** Who may open the share, undefined while there is none. */
  get access(): AccessState | undefined {
    return this.#server && this.#access
  }

  /** Whether something should be shared, now or as soon as what is under way is over. */
  get isRequested(): boolean {
    return this.#desired !== undefined
  }

  /** Threads that were left behind because the system keeps them waiting, as for a network drive that is gone. */
  get stuckThreads(): number {
    return this.#stuckThreads
  }

  /**
   * Shares with these settings. A running server takes over what can change while it serves, and restarts only for the rest.
   * Resolves when the latest request, this or a later one, is fulfilled or has failed.
   */
  start(settings: ShareSettings): Promise<void> {
    this.#desired = settings
    // A share that only moves leaves downloads the usual time.
    this.#stopMode = 'grace'
    return this.#requestReconcile()
  }

  /**
   * Stops, if anything runs. A stop that waits for downloads already waits no longer than this one would; a start that is
   * requested meanwhile cuts off none of them, and begins once they have ended.
   */
  stop(mode: StopMode): Promise<void> {
    this.#desired = undefined
    this.#stopMode = mode
    this.#shorten(mode)
    return this.#requestReconcile()
  }

  /** Resolves when nothing starts or stops any more: the latest request is fulfilled or has failed. */
  get settled(): Promise<void> {
    return this.#reconciling ?? Promise.resolve()
  }

  /** Cuts off the downloads that a stop under way waits for. A running share is not touched. */
  cutDownloads(): void {
    this.#shorten('now')
  }

  /** A stop waits for downloads only: whatever else is under way, such as a checksum, gets the usual time. */
  #endWait(): void {
    if (this.#state.kind === 'stopping' && this.#state.waitsForDownloads) this.#shorten('grace')
  }

  #shorten(mode: StopMode): void {
    if (this.#stopping === undefined || mode === 'finish') return
    void this.#stopping.stop(graceMs[mode])
    this.#setState({ kind: 'stopping', waitsForDownloads: false })
  }

  #requestReconcile(): Promise<void> {
    this.#start.overtake(this.#desired)
    this.#reconciling ??= this.#runReconcile()
    return this.#reconciling
  }

  async #runReconcile(): Promise<void> {
    // Its promise is stored before the first step and cleared right after the last one: no request is lost in between.
    await Promise.resolve()
    try {
      await this.#reconcile()
    } finally {
      this.#reconciling = undefined
    }
  }

  /** Takes one step after the other, each towards what is desired by then. */
  async #reconcile(): Promise<void> {
    for (;;) {
      const desired = this.#desired
      const running = this.#running
      if (
        running !== undefined &&
        (desired === undefined || needsNewServer(running, desired, this.#server?.port))
      ) {
        await this.#end()
      } else if (running === undefined && desired !== undefined) {
        const failure = await this.#begin(desired)
        if (failure !== undefined && this.#desired === desired) {
          this.#desired = undefined
          this.#setState(failure)
          return
        }
      } else {
        if (desired === undefined) this.#setState({ kind: 'stopped' })
        else this.#configure(desired)
        return
      }
    }
  }

  #configure(desired: ShareSettings): void {
    const running = this.#running
    if (running === desired) return
    this.#running = desired
    const live = liveSettings(desired)
    this.#server?.configure(live)
    // Workers forget what they keep in memory for it.
    if (desired.items !== undefined && !isDeepStrictEqual(running?.items, desired.items))
      this.#server?.share(desired.items)
    if (this.#state.kind !== 'sharing') return
    // A port that the user keeps by choosing it stands in for none.
    const portTaken = desired.port === undefined ? this.#state.portTaken : undefined
    this.#setState({ ...this.#state, threads: live.threads, portTaken })
  }

  /** Starts a server. Resolves to the failed state if that fails. */
  async #begin(settings: ShareSettings): Promise<SharingState | undefined> {
    this.#setState({ kind: 'starting' })
    let own: RunningServer | undefined
    const onCrashed = (reason: string) => {
      // A server that is being stopped is over either way, and must not change what is desired by now.
      if (own !== undefined && this.#server === own) this.#crashed(own.port, reason)
    }
    const onBatch: SharingObserver['onBatch'] = (log, snapshot, ended) => {
      this.#observer.onBatch?.(log, snapshot, ended)
      if (snapshot.transfers.length === 0) this.#endWait()
    }
    const onAccess = (access: AccessState) => {
      if (own === undefined || this.#server !== own) return
      this.#access = access
      this.#setState(this.#state)
    }
    const observer = { ...this.#observer, onBatch, onCrashed, onAccess }
    const result = await this.#start.begin(settings, observer)
    if (!result.ok) {
      this.#count(result)
      return failedStart(result.failure, settings.port ?? defaultPort, settings.host)
    }
    this.#server = own = result.server
    this.#access = own.access
    this.clients.blockOnServer()
    this.#running = settings
    this.#setState(startedShare(settings, own))
    // Items go and come back alone.
    if (settings.items === undefined) this.#folder.watch(settings.folder)
    return undefined
  }

  async #end(): Promise<void> {
    const server = this.#server
    if (server === undefined) return
    this.#forget()
    const mode = this.#stopMode
    this.#stopping = server
    this.#setState({ kind: 'stopping', waitsForDownloads: mode === 'finish' })
    this.#count(await server.stop(graceMs[mode]))
    this.#stopping = undefined
  }

  #count({ stuckThreads, ended }: StopReport): void {
    this.#stuckThreads += stuckThreads
    void ended.then(() => (this.#stuckThreads -= stuckThreads))
  }

  #crashed(port: number, reason: string): void {
    this.#forget()
    this.#desired = undefined
    this.#setState(crashed(reason, port))
  }

  #forget(): void {
    this.#folder.stop()
    this.#server = undefined
    this.#running = undefined
  }

  #folderFound(isThere: boolean): void {
    if (this.#state.kind === 'sharing')
      this.#setState({ ...this.#state, folderGoneMs: isThere ? undefined : Date.now() })
  }

  #setState(state: SharingState): void {
    this.#state = state
    this.#observer.onState(state)
  }
}
