/**
 * The one door to the engine for the terminal command and the desktop app: starts the listener thread, relays its
 * events, changes settings, and stops it so that nothing is left. Lives on the UI thread and never blocks it.
 */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type {
  AccessState,
  Disconnection,
  EndedDownload,
  ListenerCommand,
  ListenerEvent,
  ListenerSettings,
  ServerSnapshot,
} from '../../shared/server-events.ts'
import { threadFailure, type ServerFailure } from '../../shared/server-failure.ts'
import {
  defaultThreads,
  type AccessSettings,
  type ServerSettings,
  type ServingSettings,
} from '../../shared/settings.ts'
import type { ShareItem } from '../../shared/share-item.ts'
import { settledWithin } from '../base/settled-within.ts'
import { computerName } from './computer-name.ts'
import { ownNames } from './own-names.ts'
import type { ThreadScripts } from './thread-scripts.ts'

/** What a host reports about a running server. */
export type ServerObserver = {
  /**
   * Called about ten times a second while there is anything to report. `log` holds packed entries (readLogBatch) or is
   * undefined. Return once they are handled; the listener drops entries rather than pile them up. `ended` are the downloads
   * that have ended since the last call.
   */
  readonly onBatch?: (
    log: Uint8Array | undefined,
    snapshot: ServerSnapshot,
    ended: readonly EndedDownload[],
  ) => void
  /** Called as often, also if nobody reads the log. */
  readonly onSnapshot?: (snapshot: ServerSnapshot) => void
  /** Mode, key or PIN have changed since the start. */
  readonly onAccess?: (access: AccessState) => void
  /** A pool thread ended unexpectedly and is being replaced; if it was at work, that one connection is closed. */
  readonly onThreadDied?: (thread: number, reason: string, lostConnection: boolean) => void
  /** The listener thread ended unexpectedly: the server is gone. */
  readonly onCrashed?: (reason: string) => void
}

/** How a stop went. */
export type StopReport = {
  /** Threads that could not be joined because they are stuck in the system, such as on a dead network drive. */
  readonly stuckThreads: number
  /** Resolves when those have ended, too: immediately if there are none. */
  readonly ended: Promise<void>
}

/** A server that listens. */
export type RunningServer = {
  readonly folder: string
  /** Port and address that it is bound to. */
  readonly port: number
  readonly address: string
  readonly threads: number
  readonly queue: number
  /** Who may open it, as it starts; changes are reported to the observer. */
  readonly access: AccessState
  /** Changes the settings that can change while serving; no transfer is dropped. Without `access` that stays as it is. */
  configure(settings: ServingSettings & Partial<AccessSettings> & { readonly threads: number }): void
  /** Shares these items, and no others, from now on; only for a server that was started with items. */
  share(items: readonly ShareItem[]): void
  /** Closes one connection, all of a client, or all; responses under way count as aborted. */
  disconnect(whom: Disconnection): void
  /** Cuts off clients with these addresses and refuses them from now on, and no others: each list replaces the one before. */
  block(clients: readonly string[]): void
  /** Lets a guest in who asks, or turns it away. */
  answer(ask: number, isAllowed: boolean): void
  /** Ends the key of a guest, and what is being sent for it. If it knows the PIN, there is another one then. */
  revoke(guest: number): void
  /** Makes another PIN. */
  newPin(): void
  /** Makes another key of the share, and ends what is being sent for the one before. Does nothing unless the link lets guests in. */
  newLink(): void
  /**
   * Stops accepting, gives running responses `graceMs` to end, Infinity for as long as they take, cuts off the rest, joins
   * all threads. Repeated, it is the same stop, which ends sooner if the grace is over sooner.
   */
  stop(graceMs?: number): Promise<StopReport>
}

/** The result of a start. */
export type StartResult =
  | { readonly ok: true; readonly server: RunningServer }
  | ({ readonly ok: false; readonly failure: ServerFailure } & StopReport)

/** Time that a stop gives running responses by default, ms. */
export const defaultGraceMs = 5000

/** How long a canceled start may take to end its thread, ms. A start takes a tenth of it on a busy machine. */
const cancelPatienceMs = 3000

/**
 * Starts a server. Never rejects: every obstacle is a typed failure.
 * @param signal aborts the start, which then fails, even while a network drive has yet to answer; has no effect on a server
 * that already listens
 */
export function startServer(
  settings: ServerSettings,
  observer: ServerObserver,
  scripts: ThreadScripts,
  signal?: AbortSignal,
): Promise<StartResult> {
  const listenerSettings: ListenerSettings = {
    ...settings,
    access: accessSettings(settings),
    host: settings.host,
    items: settings.items,
    threads: settings.threads ?? defaultThreads(availableParallelism()),
    computerName: computerName(),
    ownNames: ownNames(settings.names),
    workerPath: scripts.worker,
    entries: observer.onBatch !== undefined,
  }
  const thread = new ListenerThread(listenerSettings, observer, scripts.listener)
  const cancel = () => void thread.cancelStart()
  if (signal?.aborted === true) cancel()
  else signal?.addEventListener('abort', cancel, { once: true })
  return thread.started
}

type ListeningEvent = Extract<ListenerEvent, { type: 'listening' }>

/** The listener thread as seen from the UI thread. */
class ListenerThread {
  readonly started: Promise<StartResult>
  readonly #worker: Worker
  readonly #settings: ListenerSettings
  readonly #observer: ServerObserver
  readonly #exited: Promise<void>
  #settleStart!: (result: StartResult) => void
  #stopping: Promise<StopReport> | undefined
  #phase: 'starting' | 'canceled' | 'listening' | 'stopped' = 'starting'
  #stuckThreads = 0
  #failure: ServerFailure | undefined
  #crash = threadFailure('The listener thread ended.')

  constructor(settings: ListenerSettings, observer: ServerObserver, script: string) {
    this.#settings = settings
    this.#observer = observer
    this.started = new Promise((resolve) => (this.#settleStart = resolve))
    this.#worker = new Worker(script, {
      name: 'spool listener',
      workerData: settings,
      trackUnmanagedFds: false,
      resourceLimits: { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 16 },
    })
    this.#worker.on('message', (event: ListenerEvent) => this.#received(event))
    this.#worker.on('error', (error: Error) => (this.#crash = threadFailure(error)))
    this.#exited = new Promise((resolve) => this.#worker.once('exit', () => resolve()))
    void this.#exited.then(() => this.#ended())
  }

  #received(event: ListenerEvent): void {
    switch (event.type) {
      case 'listening':
        if (this.#phase === 'canceled') break
        this.#phase = 'listening'
        this.#settleStart({ ok: true, server: this.#running(event) })
        break
      case 'failed':
        // The thread ends on its own; the start has failed once nothing of it is left.
        this.#failure = event.failure
        break
      case 'batch':
        this.#observer.onSnapshot?.(event.snapshot)
        this.#observer.onBatch?.(event.log, event.snapshot, event.ended)
        if (event.log !== undefined) this.#send({ type: 'acknowledge', bytes: event.log.length })
        break
      case 'access':
        this.#observer.onAccess?.(event.access)
        break
      case 'thread-died':
        this.#observer.onThreadDied?.(event.thread, event.reason, event.lostConnection)
        break
      case 'stopped':
        this.#phase = 'stopped'
        this.#stuckThreads = event.stuckThreads
        // A stuck thread would keep the listener thread, its parent, alive forever.
        if (event.stuckThreads > 0) this.#worker.unref()
        break
    }
  }

  /** Cancels a start under way: once the thread listens, or without the thread if it is stuck in the system. */
  async cancelStart(): Promise<void> {
    if (this.#phase !== 'starting') return
    this.#phase = 'canceled'
    this.#send({ type: 'stop', graceMs: 0 })
    if (await settledWithin(cancelPatienceMs, this.#exited)) return
    // Descriptors that it is just opening leak, so this is the last resort.
    void this.#worker.terminate()
    this.#worker.unref()
    const failure = threadFailure('The folder does not answer.')
    this.#settleStart({ ok: false, failure, stuckThreads: 1, ended: this.#exited })
  }

  #ended(): void {
    const failure = this.#failure ?? this.#crash
    this.#settleStart({ ok: false, failure, stuckThreads: 0, ended: this.#exited })
    if (this.#phase === 'listening') this.#observer.onCrashed?.(this.#crash.detail)
  }

  #running({ folder, port, address, access }: ListeningEvent): RunningServer {
    return {
      folder,
      port,
      address,
      threads: this.#settings.threads,
      queue: this.#settings.queue,
      access,
      configure: ({ threads, access, pin, ...serving }) =>
        this.#send({
          type: 'configure',
          serving,
          access: access && accessSettings({ access, pin }),
          threads,
        }),
      share: (items) => this.#send({ type: 'share', items }),
      disconnect: (whom) => this.#send({ type: 'disconnect', whom }),
      block: (clients) => this.#send({ type: 'block', clients }),
      answer: (ask, isAllowed) => this.#send({ type: 'answer', ask, isAllowed }),
      revoke: (guest) => this.#send({ type: 'revoke', guest }),
      newPin: () => this.#send({ type: 'new-pin' }),
      newLink: () => this.#send({ type: 'new-link' }),
      stop: (graceMs = defaultGraceMs) => this.#stop(graceMs),
    }
  }

  #stop(graceMs: number): Promise<StopReport> {
    this.#send({ type: 'stop', graceMs })
    return (this.#stopping ??= this.#stopped())
  }

  async #stopped(): Promise<StopReport> {
    const stopped = new Promise<void>((resolve) => {
      this.#worker.on('message', (event: ListenerEvent) => {
        if (event.type === 'stopped' && event.stuckThreads > 0) resolve()
      })
    })
    await Promise.race([this.#exited, stopped])
    return { stuckThreads: this.#stuckThreads, ended: this.#exited }
  }

  #send(command: ListenerCommand): void {
    this.#worker.postMessage(command)
  }
}

/** Without a PIN that is undefined, which isn't the same as none to the compiler. */
function accessSettings({
  access,
  pin,
}: Pick<AccessSettings, 'access'> & { readonly pin?: string | undefined }): AccessSettings {
  return { access, ...(pin !== undefined && { pin }) }
}
