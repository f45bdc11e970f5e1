/** The share from Start to Stop: which state it is in, and what may follow from it. */
import { availableParallelism } from 'node:os'
import { nextFreePort } from '../../host/free-port.ts'
import {
  startServer,
  type RunningServer,
  type ServerObserver,
  type StopReport,
} from '../../host/server-host.ts'
import type { ThreadScripts } from '../../host/thread-scripts.ts'
import type { SharingState } from '../../../shared/app/app-state.ts'
import { isPortFailure } from '../../../shared/server-failure.ts'
import { defaultThreads, type ServerSettings } from '../../../shared/settings.ts'
import { osErrorText } from '../../base/os-error-text.ts'
import { findFolder } from '../../base/folder-probe.ts'

/** How often it is looked whether the folder is still there, ms. */
const folderCheckMs = 2000

/** What the share tells. */
export type SharingObserver = Pick<ServerObserver, 'onBatch' | 'onThreadDied'> & {
  readonly onState: (state: SharingState) => void
}

/**
 * One share at a time, led to what was wished last: wishes that are overtaken while something starts or stops are never
 * carried out. Never throws: whatever hinders it is a state.
 */
export class ShareController {
  readonly #observer: SharingObserver
  readonly #scripts: ThreadScripts
  #state: SharingState = { kind: 'stopped' }
  #server: RunningServer | undefined
  /** The one that is being stopped. */
  #ending: RunningServer | undefined
  /** What the server runs with. */
  #running: ServerSettings | undefined
  /** What it is to run with; undefined if nothing is to run. */
  #desired: ServerSettings | undefined
  #folderCheck: NodeJS.Timeout | undefined
  /** The way to the last wish, while it is under way. */
  #reconciling: Promise<void> | undefined
  /** Ends a start that is under way, and what it is made with. */
  #starting: { readonly settings: ServerSettings; readonly canceling: AbortController } | undefined
  #stuckThreads = 0

  constructor(observer: SharingObserver, scripts: ThreadScripts) {
    this.#observer = observer
    this.#scripts = scripts
  }

  get state(): SharingState {
    return this.#state
  }

  /** Address that the share is bound to, undefined while there is none. */
  get address(): string | undefined {
    return this.#server?.address
  }

  /** Whether something is to be shared, be it now or as soon as what is under way is over. */
  get isWanted(): boolean {
    return this.#desired !== undefined
  }

  /** Threads that were left behind since the system keeps them, as on a network drive that is gone. */
  get stuckThreads(): number {
    return this.#stuckThreads
  }

  /**
   * Shares by these settings. What runs takes over what may change while sharing, and is begun anew only for the rest.
   * Resolves when the last wish, whosever it is, has come true or failed.
   */
  start(settings: ServerSettings): Promise<void> {
    this.#desired = settings
    return this.#requestReconcile()
  }

  /** Stops, if anything runs. Running downloads get the usual grace. */
  stop(): Promise<void> {
    this.#desired = undefined
    return this.#requestReconcile()
  }

  /** Resolves when nothing starts or stops any more: what was wanted last has come true or failed. */
  get settled(): Promise<void> {
    return this.#reconciling ?? Promise.resolve()
  }

  /** Cuts off the downloads that a stop under way waits for. Nothing else: what runs is not touched. */
  cutDownloads(): void {
    this.#ending?.disconnect('everyone')
  }

  cancelTransfer(connection: number): void {
    this.#answering?.disconnect({ connection })
  }

  disconnectClient(client: string): void {
    this.#answering?.disconnect({ client })
  }

  /** The server that has clients: while it stops, too. */
  get #answering(): RunningServer | undefined {
    return this.#server ?? this.#ending
  }

  #requestReconcile(): Promise<void> {
    const { settings, canceling } = this.#starting ?? {}
    // A drive that doesn't answer would have every later wish wait for it.
    if (settings !== undefined && (this.#desired === undefined || needsNewServer(settings, this.#desired)))
      canceling?.abort()
    this.#reconciling ??= this.#runReconcile()
    return this.#reconciling
  }

  async #runReconcile(): Promise<void> {
    // Never done before the promise of it is known, nor known after it is done: no wish is lost in between.
    await Promise.resolve()
    try {
      await this.#reconcile()
    } finally {
      this.#reconciling = undefined
    }
  }

  /** One step after the other, each by the wish as it is then. */
  async #reconcile(): Promise<void> {
    for (;;) {
      const desired = this.#desired
      const running = this.#running
      if (running !== undefined && (desired === undefined || needsNewServer(running, desired))) {
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

  #configure(desired: ServerSettings): void {
    if (this.#running === desired) return
    this.#running = desired
    const { threads = defaultThreads(availableParallelism()), listing, hidden, index, cors } = desired
    this.#server?.configure({ threads, listing, hidden, index, cors })
    if (this.#state.kind === 'sharing') this.#setState({ ...this.#state, threads })
  }

  /** Returns the state that it failed in, if it did. */
  async #begin(settings: ServerSettings): Promise<SharingState | undefined> {
    this.#setState({ kind: 'starting' })
    let own: RunningServer | undefined
    const onCrashed = (reason: string) => {
      // One that is being stopped is over either way, and what is wished then is not its affair.
      if (own !== undefined && this.#server === own) this.#crashed(settings.port, reason)
    }
    const observer = { ...this.#observer, onCrashed }
    const canceling = new AbortController()
    this.#starting = { settings, canceling }
    const result = await startServer(settings, observer, this.#scripts, canceling.signal)
    this.#starting = undefined
    if (!result.ok) {
      this.#count(result)
      const { code, detail } = result.failure
      const freePort = isPortFailure(code) ? await nextFreePort(settings.port, settings.host) : undefined
      return {
        kind: 'failed',
        reason: code,
        detail: code === 'internal' ? osErrorText(detail) : '',
        port: settings.port,
        freePort,
      }
    }
    const { port, threads } = result.server
    this.#server = own = result.server
    this.#running = settings
    this.#setState({ kind: 'sharing', port, threads, sinceMs: Date.now(), folderGoneMs: undefined })
    this.#checkFolderLater(settings.folder)
    return undefined
  }

  async #end(): Promise<void> {
    const server = this.#server
    if (server === undefined) return
    this.#forget()
    this.#ending = server
    this.#setState({ kind: 'stopping' })
    this.#count(await server.stop())
    this.#ending = undefined
  }

  #count({ stuckThreads, ended }: StopReport): void {
    this.#stuckThreads += stuckThreads
    void ended.then(() => (this.#stuckThreads -= stuckThreads))
  }

  #crashed(port: number, reason: string): void {
    this.#forget()
    this.#desired = undefined
    const detail = osErrorText(reason)
    this.#setState({ kind: 'failed', reason: 'crashed', detail, port, freePort: undefined })
  }

  #forget(): void {
    clearTimeout(this.#folderCheck)
    this.#folderCheck = undefined
    this.#server = undefined
    this.#running = undefined
  }

  /** One look after the other: on a drive that doesn't answer they would take up every thread of the runtime's pool. */
  #checkFolderLater(folder: string): void {
    const check = setTimeout(() => {
      void findFolder(folder).then(({ failure }) => {
        if (this.#folderCheck !== check || this.#state.kind !== 'sharing') return
        const isThere = failure === undefined
        const wasThere = this.#state.folderGoneMs === undefined
        if (wasThere !== isThere)
          this.#setState({ ...this.#state, folderGoneMs: isThere ? undefined : Date.now() })
        this.#checkFolderLater(folder)
      })
    }, folderCheckMs)
    this.#folderCheck = check
  }

  #setState(state: SharingState): void {
    this.#state = state
    this.#observer.onState(state)
  }
}

/** Whether what runs can't take over the settings that are wished. */
function needsNewServer(running: ServerSettings, desired: ServerSettings): boolean {
  return running.folder !== desired.folder || running.port !== desired.port || running.host !== desired.host
}
