/** The engine, put together: shared memory, pool, dispatcher, acceptor; its start and its clean end. */
import type { AddressInfo } from 'node:net'
import type {
  Disconnection,
  EndedDownload,
  ListenerCommand,
  ListenerEvent,
  ListenerSettings,
  ServerSnapshot,
} from '../../shared/server-events.ts'
import type { Limits } from '../../shared/limits.ts'
import type { ShareItem } from '../../shared/share-item.ts'
import { parseIpRange } from '../../http/ip-address.ts'
import type { RawLogEntry } from '../log/log-batch.ts'
import { settledWithin } from '../base/settled-within.ts'
import { allocateEngineMemory, type EngineMemory } from '../jobs/engine-memory.ts'
import { FileBoard } from '../jobs/file-board.ts'
import { HotContentDirectory } from '../jobs/hot-content-directory.ts'
import { ItemBoard } from '../jobs/item-board.ts'
import { JobTable } from '../jobs/job-table.ts'
import { ListenerJob } from '../jobs/listener-job.ts'
import { LongPages } from '../jobs/long-pages.ts'
import { ServingFlags } from '../jobs/serving-flags.ts'
import { ThreadBoard } from '../jobs/thread-board.ts'
import { BlockingQueue, type EventLoopQueue } from '../sync/blocking-queue.ts'
import { Doorbell } from '../sync/doorbell.ts'
import { Access } from './access/access.ts'
import { Door } from './access/door.ts'
import { Acceptor } from './connections/acceptor.ts'
import type { Connection } from './connections/connection.ts'
import { InputBudget } from './connections/receive-buffer.ts'
import { SendQueues } from './connections/send-queues.ts'
import { SlowClientBuffers } from './connections/slow-client-buffers.ts'
import { HotContent } from './hot-content/hot-content.ts'
import { Arrivals } from './reporting/arrivals.ts'
import { Counters } from './reporting/counters.ts'
import { Deliveries } from './reporting/deliveries.ts'
import { EventReporter } from './reporting/event-reporter.ts'
import { Guests } from './reporting/guests.ts'
import { takeSnapshot } from './reporting/snapshot.ts'
import { TransferLimits } from './reporting/transfer-limits.ts'
import { Dispatcher } from './scheduling/dispatcher.ts'
import { HeldThreads } from './scheduling/held-threads.ts'
import { listenerOwner, WorkerPool, type StartData } from './scheduling/worker-pool.ts'
import type { CheckedFolder } from './start-checks.ts'
import { WatchClock } from './watch-clock.ts'

/** Memory for small files over all workers, bytes: a site or a folder of thumbnails. */
const cacheBytes = 32 * 1024 * 1024

/** Memory for contents that are asked for again and again, bytes: some photos, a site's images. */
const hotContentBytes = 16 * 1024 * 1024

/** How long a thread may take to end its current step when the server stops, ms. */
const joinTimeoutMs = 1000

/** The longest time of a timer, 24 days: a longer one would be over at once. */
const maxTimerMs = 2 ** 31 - 1

/** What a server is made with. */
export type ServerParts = {
  readonly settings: ListenerSettings
  readonly folder: CheckedFolder
  readonly limits: Limits
  /** Sends an event to the host. */
  readonly post: (event: ListenerEvent, transfer?: ArrayBuffer[]) => void
}

type ConfigureCommand = Extract<ListenerCommand, { type: 'configure' }>

/** Runs on the listener thread. */
export class Server {
  readonly #parts: ServerParts
  readonly #memory: EngineMemory
  readonly #jobs: EventLoopQueue
  readonly #completions: EventLoopQueue
  readonly #table: JobTable<ListenerJob>
  readonly #flags: ServingFlags
  readonly #items: ItemBoard
  readonly #board: ThreadBoard
  readonly #files: FileBoard
  readonly #pages: LongPages
  readonly #hotContent: HotContent
  readonly #dispatcher: Dispatcher
  readonly #pool: WorkerPool
  readonly #held: HeldThreads
  readonly #reporter: EventReporter
  readonly #acceptor: Acceptor
  readonly #counters = new Counters()
  readonly #deliveries = new Deliveries()
  readonly #guests = new Guests()
  readonly #arrivals = new Arrivals()
  readonly #transferLimits = new TransferLimits()
  readonly #access: Access
  readonly #archiveChannel = `spool archives ${crypto.randomUUID()}`
  readonly #clock = new WatchClock((now) => this.#watch(now))

  constructor(parts: ServerParts) {
    this.#parts = parts
    const memory = allocateEngineMemory(parts.settings.queue)
    this.#memory = memory
    this.#jobs = new BlockingQueue(memory.jobs, listenerOwner)
    this.#completions = new BlockingQueue(memory.completions, listenerOwner)
    this.#table = new JobTable(ListenerJob, memory)
    this.#flags = new ServingFlags(memory.flags)
    this.#flags.write(parts.settings)
    this.#items = new ItemBoard(memory.items)
    this.share(parts.settings.items ?? [])
    this.#access = this.#makeAccess()
    this.#board = new ThreadBoard(memory.threads)
    this.#files = new FileBoard(memory.files)
    this.#pages = new LongPages(memory.pageBudget)
    this.#hotContent = new HotContent(new HotContentDirectory(memory.hotContents), hotContentBytes)
    this.#dispatcher = new Dispatcher({
      jobs: this.#jobs,
      completions: this.#completions,
      doorbell: new Doorbell(memory.doorbell),
      table: this.#table,
    })
    this.#pool = this.#makePool()
    this.#held = new HeldThreads({
      limits: parts.limits,
      board: this.#board,
      pool: this.#pool,
      dispatcher: this.#dispatcher,
    })
    this.#reporter = this.#makeReporter()
    this.#acceptor = this.#makeAcceptor()
  }

  /** Listens; rejects with the system's error. Requests wait in the queue until there are threads. */
  listen(): Promise<AddressInfo> {
    const { port, host } = this.#parts.settings
    return this.#acceptor.listen(port, host)
  }

  startThreads(): void {
    this.#resize(this.#parts.settings.threads)
    this.#reporter.changed()
  }

  /** Takes over settings; running responses are not affected. */
  configure({ serving, access, threads }: ConfigureCommand): void {
    this.#flags.write(serving)
    if (access !== undefined) this.#access.configure(access)
    this.#resize(threads)
    this.#reporter.changed()
  }

  /** Shares these items from now on. Responses that are under way from another one go on to their end. */
  share(items: readonly ShareItem[]): void {
    this.#items.write(items)
    this.#flags.itemsChanged()
  }

  /** Cuts off a connection, all connections of a client, or all there are. */
  disconnect(whom: Disconnection): void {
    const why = whom === 'everyone' && this.#acceptor.isStopping ? 'stopped' : 'canceled'
    this.#acceptor.cut((connection) => isMeant(connection, whom), why)
  }

  /** Cuts off clients with these addresses; from now on they, and no others, are refused. */
  block(clients: readonly string[]): void {
    this.#acceptor.block(clients)
  }

  get access(): Access {
    return this.#access
  }

  /** Ends a guest's key, and what is being sent for it. */
  revoke(guest: number): void {
    this.#access.revoke(guest)
    this.#acceptor.cut(({ holder }) => holder === guest, 'canceled')
  }

  /** Makes another key of the share, and ends what is being sent for the one before. */
  newLink(): void {
    if (this.#access.mode !== 'link') return
    this.#access.newLink()
    this.#acceptor.cut(({ holder }) => holder === 'share', 'canceled')
  }

  acknowledge(bytes: number): void {
    this.#reporter.acknowledged(bytes)
  }

  /**
   * Stops accepting, lets what is queued and under way end, however long that takes ({@link cutAfter}), closes every file
   * and joins every thread. Resolves to how many threads could not be joined since they are stuck in the system.
   */
  async stop(): Promise<number> {
    await this.#acceptor.close()
    this.#clock.stop()
    this.#held.release()
    // The last jobs close the files of responses that were cut.
    await settledWithin(joinTimeoutMs, this.#dispatcher.idle())
    this.#jobs.close()
    const stuck = await this.#pool.join(joinTimeoutMs)
    this.#reporter.flush()
    return stuck
  }

  /** Cuts off what a stop has not let end in so many ms, Infinity for never. Called again, the earliest cut counts. */
  cutAfter(graceMs: number): void {
    if (graceMs > maxTimerMs) return
    // It holds up no stop: connections do.
    setTimeout(() => this.disconnect('everyone'), graceMs).unref()
  }

  #resize(threads: number): void {
    this.#dispatcher.setThreads(threads)
    this.#pool.resize(threads)
  }

  #makePool(): WorkerPool {
    return new WorkerPool({
      path: this.#parts.settings.workerPath,
      board: this.#board,
      startWith: (thread, owner) => this.#workerData(thread, owner),
      wakeIdle: () => this.#jobs.interruptTakers(),
      recover: (thread, owner) => this.#recover(thread, owner),
      onDoorbell: () => this.#dispatcher.drain(),
      onDeath: (thread, reason) => this.#threadDied(thread, reason),
      onEnded: (thread) => this.#pages.close(thread),
    })
  }

  /** What worker/worker-data.ts declares: the two layers share memory and this message, not code. */
  #workerData(thread: number, owner: number): StartData {
    const { settings, folder } = this.#parts
    const pages = this.#pages.open(thread)
    const workerData = {
      memory: this.#memory,
      thread,
      owner,
      root: folder.root,
      shareName: folder.name,
      computerName: settings.computerName,
      ownNames: settings.ownNames,
      validators: settings.validators,
      cacheBytes: Math.floor(cacheBytes / this.#pool.size),
      pages,
      archiveChannel: this.#archiveChannel,
    }
    return { workerData, transferList: [pages] }
  }

  #makeAccess(): Access {
    const { settings, post } = this.#parts
    return new Access(
      {
        now: () => this.#clock.now(),
        onState: (access) => post({ type: 'access', access }),
        onGuests: () => this.#reporter.changed(),
      },
      settings.access,
    )
  }

  #makeReporter(): EventReporter {
    return new EventReporter({
      post: this.#parts.post,
      snapshot: () => this.#snapshot(),
      counters: this.#counters,
      entriesWanted: this.#parts.settings.entries,
      isMoving: () => this.#counters.hasConnections || this.#isWorking,
    })
  }

  #makeAcceptor(): Acceptor {
    const { limits, settings } = this.#parts
    const services = {
      limits,
      clock: this.#clock,
      flags: this.#flags,
      counters: this.#counters,
      deliveries: this.#deliveries,
      guests: this.#guests,
      arrivals: this.#arrivals,
      door: new Door(this.#access, new Set(settings.ownNames)),
      dispatcher: this.#dispatcher,
      inputBudget: new InputBudget(limits.sentAheadBytes),
      slowClientBuffers: new SlowClientBuffers(),
      sendQueues: new SendQueues(limits.writeTimeoutMs / 15),
      hotContent: this.#hotContent,
      pages: this.#pages,
      finished: (entry: RawLogEntry, download?: EndedDownload) => this.#reporter.finished(entry, download),
    }
    const trusted = settings.trustedProxies.flatMap((text) => parseIpRange(text) ?? [])
    return new Acceptor(services, limits.connections, trusted, () => this.#reporter.changed())
  }

  #recover(thread: number, owner: number): void {
    const taken = this.#jobs.recover({ owner, taker: thread })
    this.#completions.recover({ owner, taker: thread })
    if (taken === undefined) return
    // Notes which job the thread had: it died before it could.
    const { chunk, ticket } = this.#table.job(taken)
    this.#board.busy(thread, { chunk, ticket, connection: 0 }, Date.now())
  }

  #threadDied(thread: number, reason: string): void {
    const chunk = this.#board.chunk(thread)
    const lostConnection = chunk !== -1 && this.#dispatcher.lose(chunk, this.#board.ticket(thread))
    this.#counters.threadReplaced()
    this.#parts.post({ type: 'thread-died', thread, reason, lostConnection })
    this.#reporter.changed()
  }

  /** Checks what may take too long, about once a second. Returns whether anything is left to check. */
  #watch(now: number): boolean {
    this.#acceptor.checkDeadlines(now)
    this.#hotContent.sweep(now)
    this.#held.check(now)
    if (this.#pool.isAdjusting) this.#reporter.changed()
    const hasAsks = this.#access.expire()
    return this.#counters.hasConnections || this.#isWorking || this.#hotContent.size > 0 || hasAsks
  }

  get #isWorking(): boolean {
    return this.#dispatcher.inFlight > 0 || this.#pool.isAdjusting
  }

  #snapshot(): ServerSnapshot {
    return takeSnapshot({
      board: this.#board,
      files: this.#files,
      isStuck: (thread) => this.#held.isStuck(thread),
      dispatcher: this.#dispatcher,
      counters: this.#counters,
      deliveries: this.#deliveries,
      guests: this.#guests,
      arrivals: this.#arrivals,
      access: this.#access,
      transferLimits: this.#transferLimits,
      threads: () => this.#pool.threads,
      connections: () => this.#acceptor.connections,
      queueCapacity: this.#jobs.capacity,
    })
  }
}

function isMeant({ id, client }: Connection, whom: Disconnection): boolean {
  if (whom === 'everyone') return true
  return 'client' in whom ? client.address === whom.client : id === whom.connection
}
