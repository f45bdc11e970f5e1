/** The share from Start to Stop: which state it is in, and what may follow from it. */
import { stat } from 'node:fs/promises'
import { nextFreePort } from '../host/free-port.ts'
import { startServer, type RunningServer, type ServerObserver } from '../host/server-host.ts'
import type { ThreadScripts } from '../host/thread-scripts.ts'
import type { SharingState } from '../../shared/app-state.ts'
import type { ServerSettings } from '../../shared/settings.ts'

/** How often it is looked whether the folder is still there, ms. */
const folderCheckMs = 2000

/** What the share tells. */
export type SharingObserver = Pick<ServerObserver, 'onBatch' | 'onThreadDied'> & {
  readonly onState: (state: SharingState) => void
}

/** One share at a time. Never throws: whatever hinders it is a state. */
export class Sharing {
  readonly #observer: SharingObserver
  readonly #scripts: ThreadScripts
  #state: SharingState = { kind: 'stopped' }
  #server: RunningServer | undefined
  #folderCheck: NodeJS.Timeout | undefined
  /** The start or stop under way. */
  #change: Promise<void> = Promise.resolve()

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

  /** Starts, after having stopped what runs. */
  start(settings: ServerSettings): Promise<void> {
    return this.#inTurn(async () => {
      await this.#end()
      await this.#begin(settings)
    })
  }

  /** Stops, if anything runs. Running downloads get the usual grace. */
  stop(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#end()
      this.#setState({ kind: 'stopped' })
    })
  }

  /** Takes over what may change while sharing. */
  configure(settings: Parameters<RunningServer['configure']>[0]): void {
    this.#server?.configure(settings)
    if (this.#state.kind === 'sharing') this.#setState({ ...this.#state, threads: settings.threads })
  }

  cancelTransfer(connection: number): void {
    this.#server?.disconnect({ connection })
  }

  disconnectClient(client: string): void {
    this.#server?.disconnect({ client })
  }

  #inTurn(change: () => Promise<void>): Promise<void> {
    this.#change = this.#change.then(change)
    return this.#change
  }

  async #begin(settings: ServerSettings): Promise<void> {
    this.#setState({ kind: 'starting' })
    const observer = { ...this.#observer, onCrashed: () => this.#crashed(settings.port) }
    const result = await startServer(settings, observer, this.#scripts)
    if (!result.ok) {
      const { code } = result.failure
      const freePort = isAboutPort(code) ? await nextFreePort(settings.port, settings.host) : undefined
      this.#setState({ kind: 'failed', reason: code, port: settings.port, freePort })
      return
    }
    const { port, threads } = result.server
    this.#server = result.server
    this.#setState({ kind: 'sharing', port, threads, sinceMs: Date.now(), folderThere: true })
    this.#folderCheck = setInterval(() => void this.#checkFolder(settings.folder), folderCheckMs)
  }

  async #end(): Promise<void> {
    const server = this.#server
    if (server === undefined) return
    clearInterval(this.#folderCheck)
    this.#server = undefined
    this.#setState({ kind: 'stopping' })
    await server.stop()
  }

  #crashed(port: number): void {
    clearInterval(this.#folderCheck)
    this.#server = undefined
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

function isAboutPort(code: string): boolean {
  return code === 'port-in-use' || code === 'port-not-allowed'
}
