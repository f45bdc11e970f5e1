/** The start of a share's server, which a later request can abort. */
import type { RunningServer, ServerObserver, StartResult } from '../../host/running-server.ts'
import { startServer } from '../../host/server-host.ts'
import { startOnFreePort } from '../../host/start-on-free-port.ts'
import type { ThreadScripts } from '../../host/thread-scripts.ts'
import type { SharingState } from '../../../shared/app/app-state.ts'
import { defaultPort } from '../../../shared/settings.ts'
import { needsNewServer, type ShareSettings } from './share-settings.ts'

export class ShareStart {
  readonly #scripts: ThreadScripts
  /** A start under way, and how to abort it. */
  #starting: { readonly settings: ShareSettings; readonly canceling: AbortController } | undefined

  constructor(scripts: ThreadScripts) {
    this.#scripts = scripts
  }

  /** Starts a server, one at a time. Without a chosen port, one that is in use gives way to the next free one. */
  async begin(settings: ShareSettings, observer: ServerObserver): Promise<StartResult> {
    const canceling = new AbortController()
    this.#starting = { settings, canceling }
    const { port = defaultPort } = settings
    const start = settings.port === undefined ? startOnFreePort : startServer
    const result = await start({ ...settings, port }, observer, this.#scripts, canceling.signal)
    this.#starting = undefined
    return result
  }

  /** Aborts a start under way whose server isn't desired any more, or is to be another one. */
  overtake(desired: ShareSettings | undefined): void {
    if (this.#starting === undefined) return
    const { settings, canceling } = this.#starting
    // A drive that doesn't answer would make every later request wait for it.
    if (desired === undefined || needsNewServer(settings, desired)) canceling.abort()
  }
}

/** Returns the state of a share whose server has just started with these settings. */
export function startedShare(settings: ShareSettings, { port, threads }: RunningServer): SharingState {
  const portTaken = settings.port === undefined && port !== defaultPort ? defaultPort : undefined
  return { kind: 'sharing', port, portTaken, threads, sinceMs: Date.now(), folderGoneMs: undefined }
}
