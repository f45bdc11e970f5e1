/** The share from Start to Stop: which state it is in, and what may follow from it. */
import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { nextFreePort } from '../host/free-port.ts'
import { startServer, type RunningServer, type ServerObserver } from '../host/server-host.ts'
import type { ThreadScripts } from '../host/thread-scripts.ts'
import type { SharingState } from '../../shared/app-state.ts'
import { defaultThreads, type ServerSettings } from '../../shared/settings.ts'

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
export class Sharing {
  readonly #observer: SharingObserver
  readonly #scripts: ThreadScripts
  #state: SharingState = { kind: 'stopped' }
  #server: RunningServer | undefined
  /** What the server runs with. */
  #running: ServerSettings | undefined
  /** What it is to run with; undefined if nothing is to run. */
  #wish: ServerSettings | undefined
  #folderCheck: NodeJS.Timeout | undefined
  /** The way to the last wish, while it is under way. */
  #settling: Promise<void> | undefined

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
    return this.#wish !== undefined
  }

  /**
   * Shares by these settings. What runs takes over what may change while sharing, and is begun anew only for the rest.
   * Resolves when the last wish, whosever it is, has come true or failed.
   */
  start(settings: ServerSettings): Promise<void> {
    this.#wish = settings
    return this.#settle()
  }

  /** Stops, if anything runs. Running downloads get the usual grace. */
  stop(): Promise<void> {
    this.#wish = undefined
    return this.#settle()
  }

  cancelTransfer(connection: number): void {
    this.#server?.disconnect({ connection })
  }

  disconnectClient(client: string): void {
    this.#server?.disconnect({ client })
  }

  #settle(): Promise<void> {
    this.#settling ??= this.#follow().finally(() => (this.#settling = undefined))
    return this.#settling
  }

  /** One step after the other, each by the wish as it is then. */
  async #follow(): Promise<void> {
    for (;;) {
      const wish = this.#wish
      const running = this.#running
      if (running !== undefined && (wish === undefined || needsNewServer(running, wish))) {
        await this.#end()
      } else if (running === undefined && wish !== undefined) {
        const failure = await this.#begin(wish)
        if (failure !== undefined && this.#wish === wish) {
          this.#wish = undefined
          this.#setState(failure)
          return
        }
      } else {
        if (wish === undefined) this.#setState({ kind: 'stopped' })
        else this.#configure(wish)
        return
      }
    }
  }

  #configure(wish: ServerSettings): void {
    if (this.#running === wish) return
    this.#running = wish
    const { threads = defaultThreads(availableParallelism()), listing, hidden, index, cors } = wish
    this.#server?.configure({ threads, listing, hidden, index, cors })
    if (this.#state.kind === 'sharing') this.#setState({ ...this.#state, threads })
  }

  /** Returns the state that it failed in, if it did. */
  async #begin(settings: ServerSettings): Promise<SharingState | undefined> {
    this.#setState({ kind: 'starting' })
    const observer = { ...this.#observer, onCrashed: () => this.#crashed(settings.port) }
    const result = await startServer(settings, observer, this.#scripts)
    if (!result.ok) {
      const { code } = result.failure
      const freePort = isAboutPort(code) ? await nextFreePort(settings.port, settings.host) : undefined
      return { kind: 'failed', reason: code, port: settings.port, freePort }
    }
    const { port, threads } = result.server
    this.#server = result.server
    this.#running = settings
    this.#setState({ kind: 'sharing', port, threads, sinceMs: Date.now(), folderThere: true })
    this.#folderCheck = setInterval(() => void this.#checkFolder(settings.folder), folderCheckMs)
    return undefined
  }

  async #end(): Promise<void> {
    const server = this.#server
    if (server === undefined) return
    clearInterval(this.#folderCheck)
    this.#server = undefined
    this.#running = undefined
    this.#setState({ kind: 'stopping' })
    await server.stop()
  }

  #crashed(port: number): void {
    clearInterval(this.#folderCheck)
    this.#server = undefined
    this.#running = undefined
    this.#wish = undefined
    this.#setState({ kind: 'failed', reason: 'crashed', port, freePort: undefined })
  }

  async #checkFolder(folder: string): Promise<void> {
    const folderThere = await stat(folder).then(
      (stats) => stats.isDirectory(),
      () => false,
    )
    if (this.#state.kind !== 'sharing' || this.#state.folderThere === folderThere) return
    this.#setState({ ...this.#state, folderThere })
  }

  #setState(state: SharingState): void {
    this.#state = state
    this.#observer.onState(state)
  }
}

/** Whether what runs can't take over the settings that are wished. */
function needsNewServer(running: ServerSettings, wish: ServerSettings): boolean {
  return running.folder !== wish.folder || running.port !== wish.port || running.host !== wish.host
}

function isAboutPort(code: string): boolean {
  return code === 'port-in-use' || code === 'port-not-allowed'
}
