/** The engine, put together: shared memory, pool, dispatcher, acceptor; its start and its clean end. */
import type { AddressInfo } from 'node:net'
import type {
  Disconnection,
  ListenerCommand,
  ListenerEvent,
  ListenerSettings,
  ServerTotals,
} from '../../shared/server-events.ts'
import { BlockingQueue } from '../sync/blocking-queue.ts'
import { ChunkMemory } from '../sync/chunk-pool.ts'
import { ContentIds } from '../sync/content-ids.ts'
import { Doorbell } from '../sync/doorbell.ts'
import { allocateEngineMemory, type EngineMemory } from '../sync/engine-memory.ts'
import { JobTable } from '../sync/job-table.ts'
import { ServingFlags } from '../sync/serving-flags.ts'
import { threadPhase, ThreadStates } from '../sync/thread-states.ts'
import { Acceptor } from './acceptor.ts'
import type { Connection } from './connection.ts'
import { ContentStore } from './content-store.ts'
import { Dispatcher } from './dispatcher.ts'
import { EventReporter } from './event-reporter.ts'
import type { CheckedFolder } from './folder-check.ts'
import { PageShares } from './page-shares.ts'
import { PrivateBuffers } from './private-buffers.ts'
import { takeSnapshot } from './snapshot.ts'
import { listenerOwner, WorkerPool } from './worker-pool.ts'

/** Memory for small files over all workers, bytes: a site or a folder of thumbnails. */
const cacheBytes = 32 * 1024 * 1024

/** Memory for contents that are asked for again and again, bytes: some photos, a site's images. */
const contentBytes = 16 * 1024 * 1024

/** How long a thread may take to end its current step when the server stops, ms. */
const joinPatienceMs = 1000

type ConfigureCommand = Extract<ListenerCommand, { type: 'configure' }>

function emptyTotals(): ServerTotals {
  return {
    connectionsAccepted: 0,
    connectionsRefused: 0,
    connectionsOpen: 0,
    connectionsParked: 0,
    jobsInFlight: 0,
    requests: 0,
    requestsAborted: 0,
    contentBytes: 0,
    status2xx: 0,
    status3xx: 0,
    status4xx: 0,
    status5xx: 0,
    threadsReplaced: 0,
    logEntriesDropped: 0,
  }
}

/** Listener thread only. */
export class Server {
  readonly #settings: ListenerSettings
  readonly #folder: CheckedFolder
  readonly #post: (event: ListenerEvent, transfer?: ArrayBuffer[]) => void
  readonly #memory: EngineMemory
  readonly #jobs: BlockingQueue
  readonly #completions: BlockingQueue
  readonly #flags: ServingFlags
  readonly #states: ThreadStates
  readonly #pageShares: PageShares
  readonly #dispatcher: Dispatcher
  readonly #pool: WorkerPool
  readonly #acceptor: Acceptor
  readonly #reporter: EventReporter
  readonly #totals = emptyTotals()

  constructor(
    settings: ListenerSettings,
    folder: CheckedFolder,
    maxConnections: number,
    post: (event: ListenerEvent, transfer?: ArrayBuffer[]) => void,
  ) {
    this.#settings = settings
    this.#folder = folder
    this.#post = post
    const memory = allocateEngineMemory(settings.queue)
    this.#memory = memory
    this.#jobs = new BlockingQueue(memory.jobs, listenerOwner)
    this.#completions = new BlockingQueue(memory.completions, listenerOwner)
    this.#flags = new ServingFlags(memory.flags)
    this.#flags.write(settings)
    this.#states = new ThreadStates(memory.threads)
    this.#pageShares = new PageShares(memory.pageBytes)
    const table = new JobTable(memory.table)
    const chunks = new ChunkMemory(memory.chunks)
    const doorbell = new Doorbell(memory.doorbell)
    const dispatcher = new Dispatcher(this.#jobs, this.#completions, doorbell, table, chunks.count)
    this.#dispatcher = dispatcher
    this.#pool = this.#makePool()
    this.#reporter = new EventReporter(
      post,
      () => this.#snapshot(),
      this.#totals,
      settings.entries,
      () => this.#isMoving(),
    )
    this.#acceptor = new Acceptor(
      {
        dispatcher,
        table,
        chunks,
        privateBuffers: new PrivateBuffers(),
        contents: new ContentStore(new ContentIds(memory.contentIds), contentBytes),
        totals: this.#totals,
        takePage: (thread) => this.#pool.takePage(thread),
        pageShares: this.#pageShares,
        log: (entry) => this.#reporter.finished(entry),
        changed: () => this.#reporter.changed(),
        heldInput: { bytes: 0 },
        pinnedChunks: 0,
        stopping: false,
      },
      maxConnections,
    )
  }

  /** Listens; rejects with the system's error. Requests wait in the queue until there are threads. */
  listen(): Promise<AddressInfo> {
    return this.#acceptor.listen(this.#settings.port, this.#settings.host)
  }

  startThreads(): void {
    this.#resize(this.#settings.threads)
    this.#reporter.changed()
  }

  /** Takes over settings; running responses go on as they are. */
  configure({ serving, threads }: ConfigureCommand): void {
    this.#flags.write(serving)
    this.#resize(threads)
    this.#reporter.changed()
  }

  #resize(threads: number): void {
    this.#dispatcher.setThreads(threads)
    this.#pool.resize(threads)
  }

  /** Cuts off a connection, all connections of a client, or all there are. */
  disconnect(whom: Disconnection): void {
    for (const connection of this.#acceptor.connections) if (isMeant(connection, whom)) connection.destroy()
  }

  acknowledge(bytes: number): void {
    this.#reporter.acknowledged(bytes)
  }

  /**
   * Stops accepting, lets what is queued and under way end within `graceMs`, then cuts it, closes every file and joins
   * every thread. Returns how many threads could not be joined since they are stuck in the system.
   */
  async stop(graceMs: number): Promise<number> {
    await this.#acceptor.close(graceMs)
    // The last jobs close the files of responses that were cut.
    await this.#dispatcherIdle()
    this.#jobs.close()
    const stuck = await this.#pool.join(joinPatienceMs)
    this.#reporter.flush()
    return stuck
  }

  #dispatcherIdle(): Promise<void> {
    const dispatcher = this.#dispatcher
    if (dispatcher.inFlight === 0 && dispatcher.parked === 0) return Promise.resolve()
    return new Promise((resolve) => {
      const patience = setTimeout(resolve, joinPatienceMs)
      dispatcher.onIdle = () => {
        clearTimeout(patience)
        resolve()
      }
    })
  }

  #makePool(): WorkerPool {
    const { workerPath, ownNames } = this.#settings
    const { root, name: shareName } = this.#folder
    const memory = this.#memory
    return new WorkerPool({
      path: workerPath,
      states: this.#states,
      // What worker/worker-data.ts declares: the two layers share memory and this message, not code.
      workerData: (thread, owner, pages) => ({
        memory,
        thread,
        owner,
        root,
        shareName,
        ownNames,
        cacheBytes: Math.floor(cacheBytes / this.#pool.size),
        pages,
      }),
      retire: (count) => this.#dispatcher.retire(count),
      onDoorbell: () => this.#dispatcher.drain(),
      onPageLost: (bytes) => this.#pageShares.lose(bytes),
      onDeath: (thread, owner, reason) => this.#threadDied(thread, owner, reason),
    })
  }

  #threadDied(thread: number, owner: number, reason: string): void {
    this.#jobs.recover(owner)
    this.#completions.recover(owner)
    const chunk = this.#states.chunk(thread)
    const lostConnection = chunk !== -1 && this.#dispatcher.lose(chunk, this.#states.ticket(thread))
    this.#totals.threadsReplaced++
    this.#post({ type: 'thread-died', thread, reason, lostConnection })
    this.#reporter.changed()
  }

  #isMoving(): boolean {
    const isStarting = (thread: number) => this.#states.phase(thread) === threadPhase.starting
    return this.#totals.connectionsOpen > 0 || this.#pool.threads.some(isStarting)
  }

  #snapshot() {
    return takeSnapshot({
      states: this.#states,
      dispatcher: this.#dispatcher,
      totals: this.#totals,
      threads: () => this.#pool.threads,
      connections: () => this.#acceptor.connections,
      queueCapacity: this.#jobs.capacity,
    })
  }
}

function isMeant(connection: Connection, whom: Disconnection): boolean {
  if (whom === 'everyone') return true
  return 'client' in whom ? connection.client === whom.client : connection.id === whom.connection
}
