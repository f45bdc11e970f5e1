/** The engine, put together: shared memory, pool, dispatcher, acceptor; its start and its clean end. */
import type { AddressInfo } from 'node:net'
import type {
  Disconnection,
  ListenerCommand,
  ListenerEvent,
  ListenerSettings,
} from '../../shared/server-events.ts'
import { BlockingQueue } from '../sync/blocking-queue.ts'
import { ChunkMemory } from '../jobs/chunks.ts'
import { HotContentDirectory } from '../jobs/hot-content-directory.ts'
import { Doorbell } from '../sync/doorbell.ts'
import { allocateEngineMemory, type EngineMemory } from '../jobs/engine-memory.ts'
import { JobTable } from '../jobs/job-table.ts'
import { ServingFlags } from '../jobs/serving-flags.ts'
import { ThreadBoard } from '../jobs/thread-board.ts'
import { Acceptor } from './connections/acceptor.ts'
import type { Connection } from './connections/connection.ts'
import { HotContent } from './hot-content/hot-content.ts'
import { Dispatcher } from './scheduling/dispatcher.ts'
import { EventReporter } from './reporting/event-reporter.ts'
import type { CheckedFolder } from './folder-check.ts'
import { HeldThreads } from './scheduling/held-threads.ts'
import { PageShares } from './page-shares.ts'
import { SlowClientBuffers } from './connections/slow-client-buffers.ts'
import { SendQueues } from './connections/send-queues.ts'
import { emptyTotals, takeSnapshot } from './reporting/snapshot.ts'
import { WatchClock } from './watch-clock.ts'
import { listenerOwner, WorkerPool } from './scheduling/worker-pool.ts'

/** Memory for small files over all workers, bytes: a site or a folder of thumbnails. */
const cacheBytes = 32 * 1024 * 1024

/** Memory for contents that are asked for again and again, bytes: some photos, a site's images. */
const contentBytes = 16 * 1024 * 1024

/** How long a thread may take to end its current step when the server stops, ms. */
const joinPatienceMs = 1000

type ConfigureCommand = Extract<ListenerCommand, { type: 'configure' }>

/** Listener thread only. */
export class Server {
  readonly #settings: ListenerSettings
  readonly #folder: CheckedFolder
  readonly #post: (event: ListenerEvent, transfer?: ArrayBuffer[]) => void
  readonly #memory: EngineMemory
  readonly #jobs: BlockingQueue
  readonly #completions: BlockingQueue
  readonly #flags: ServingFlags
  readonly #states: ThreadBoard
  readonly #table: JobTable
  readonly #held: HeldThreads
  readonly #pageShares: PageShares
  readonly #contents: HotContent
  readonly #clock = new WatchClock((now) => this.#watch(now))
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
    this.#states = new ThreadBoard(memory.threads)
    this.#pageShares = new PageShares(memory.pageBytes)
    this.#contents = new HotContent(new HotContentDirectory(memory.contentIds), contentBytes)
    this.#table = new JobTable(memory.table)
    const chunks = new ChunkMemory(memory.chunks)
    const doorbell = new Doorbell(memory.doorbell)
    const dispatcher = new Dispatcher(this.#jobs, this.#completions, doorbell, this.#table, chunks.count)
    this.#dispatcher = dispatcher
    this.#pool = this.#makePool()
    this.#held = new HeldThreads(this.#states, this.#pool, dispatcher)
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
        table: this.#table,
        chunks,
        flags: this.#flags,
        slowClientBuffers: new SlowClientBuffers(),
        contents: this.#contents,
        clock: this.#clock,
        totals: this.#totals,
        takePage: (thread) => this.#pool.takePage(thread),
        pageShares: this.#pageShares,
        log: (entry) => this.#reporter.finished(entry),
        changed: () => this.#reporter.changed(),
        sendQueues: new SendQueues(),
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
    this.#clock.stop()
    this.#held.release()
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
      wakeIdle: () => this.#jobs.interruptTakers(),
      recover: (thread, owner) => this.#recover(thread, owner),
      onDoorbell: () => this.#dispatcher.drain(),
      onPageLost: (bytes) => this.#pageShares.lose(bytes),
      onDeath: (thread, reason) => this.#threadDied(thread, reason),
    })
  }

  #recover(thread: number, owner: number): void {
    const taken = this.#jobs.recover({ owner, taker: thread })
    this.#completions.recover({ owner, taker: thread })
    // Notes what the thread itself did not come to: which job it had.
    if (taken !== undefined) this.#states.busy(thread, taken, this.#table.ticket[taken]!, 0, Date.now())
  }

  #threadDied(thread: number, reason: string): void {
    const chunk = this.#states.chunk(thread)
    const lostConnection = chunk !== -1 && this.#dispatcher.lose(chunk, this.#states.ticket(thread))
    this.#totals.threadsReplaced++
    this.#post({ type: 'thread-died', thread, reason, lostConnection })
    this.#reporter.changed()
  }

  /** Looks at what takes long, about once a second. Returns whether anything is left to look at. */
  #watch(now: number): boolean {
    this.#acceptor.checkDeadlines(now)
    this.#contents.sweep(now)
    this.#held.look(now)
    const { isAdjusting } = this.#pool
    if (isAdjusting) this.#reporter.changed()
    const isWorking = this.#acceptor.connections.size > 0 || this.#dispatcher.inFlight > 0
    return isWorking || isAdjusting || this.#contents.size > 0
  }

  #isMoving(): boolean {
    const { connectionsOpen } = this.#totals
    return connectionsOpen > 0 || this.#dispatcher.inFlight > 0 || this.#pool.isAdjusting
  }

  #snapshot() {
    return takeSnapshot({
      states: this.#states,
      isStuck: (thread) => this.#held.isStuck(thread),
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
