/** The listener thread as seen from the UI thread: its start, its events and its end. */
import { Worker } from 'node:worker_threads'
import type { ListenerCommand, ListenerEvent, ListenerSettings } from '../../shared/server-events.ts'
import { threadFailure, type ServerFailure } from '../../shared/server-failure.ts'
import type { AccessSettings } from '../../shared/settings.ts'
import { settledWithin } from '../base/settled-within.ts'
import {
  defaultGraceMs,
  type RunningServer,
  type ServerObserver,
  type StartResult,
  type StopReport,
} from './running-server.ts'

/** How long a canceled start may take to end its thread, ms. A start takes a tenth of it on a busy machine. */
const cancelPatienceMs = 3000

type ListeningEvent = Extract<ListenerEvent, { type: 'listening' }>

export class ListenerThread {
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
      // What a connection is made of outlives many a collection of a third of this size: collecting it again and again costs a
      // tenth of the rate where each request has a connection of its own.
      resourceLimits: { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 48 },
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
export function accessSettings({
  access,
  pin,
}: Pick<AccessSettings, 'access'> & { readonly pin?: string | undefined }): AccessSettings {
  return { access, ...(pin !== undefined && { pin }) }
}
