/**
 * The fixed pool of worker threads: created once, joined at the end. A thread is created later only when one has died,
 * when the thread count has changed, or in the place of one that is held by the system.
 */
import { Worker, type Transferable } from 'node:worker_threads'
import { settledWithin } from '../../base/settled-within.ts'
import { maxThreadNumbers, threadPhase, type ThreadPhase, type ThreadBoard } from '../../jobs/thread-board.ts'

/** What a pool is made with. */
export type WorkerPoolParts = {
  /** Path of the built worker script. */
  readonly path: string
  readonly board: ThreadBoard
  /** What a thread is started with, by its number and its owner number. */
  readonly startWith: (thread: number, owner: number) => StartData
  /** Lets threads that wait for work see that they are interrupted. */
  readonly wakeIdle: () => void
  /** A thread has completions to show. */
  readonly onDoorbell: () => void
  /** A thread has ended, for whatever reason: repairs what it may have left behind in shared memory. */
  readonly recover: (thread: number, owner: number) => void
  /** A thread ended that should not have. Called after it is recovered and before it is replaced. */
  readonly onDeath: (thread: number, reason: string) => void
  /** A thread has ended, and all it has done is known. */
  readonly onEnded: (thread: number) => void
}

/** What a thread is given, and what of it is moved rather than copied. */
export type StartData = { readonly workerData: unknown; readonly transferList: Transferable[] }

type Member = { readonly worker: Worker; readonly owner: number; reason: string }

/** A thread that can't even start is retried after a pause, not in a tight loop. */
const restartPauseMs = 1000

/** Threads that start at a time: a start takes 40 ms of a core, and those that run need the cores, too. */
const maxStarting = 8

/**
 * Bounds what one thread can take. A listing of 100,000 entries needs about 60 MB. In a young generation of half the size
 * many requests outlive a collection, and collecting them again and again costs 5 to 10 % of the rate at 1 KiB.
 */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 4 }

/** The listener's own number among owners of locks; threads of the pool count on from it. */
export const listenerOwner = 1

/** Runs on the listener thread. */
export class WorkerPool {
  readonly #parts: WorkerPoolParts
  readonly #members = new Map<number, Member>()
  #lastOwner = listenerOwner
  #size = 0
  #substitutes = 0
  #isAdjusting = false
  #closing = false
  #pause: NodeJS.Timeout | undefined
  #onEmpty: () => void = () => undefined

  constructor(parts: WorkerPoolParts) {
    this.#parts = parts
  }

  /** Number of threads that the pool is to have beside substitutes. */
  get size(): number {
    return this.#size
  }

  /** Number of threads that the pool is to have. Their numbers are 0 to `wanted` - 1. */
  get wanted(): number {
    return Math.min(this.#size + this.#substitutes, maxThreadNumbers)
  }

  /** Whether threads are starting, ending or missing. */
  get isAdjusting(): boolean {
    return this.#isAdjusting
  }

  /** Numbers of the threads that exist. */
  get threads(): number[] {
    return [...this.#members.keys()].sort((one, other) => one - other)
  }

  /** Creates threads, or lets those of the highest numbers end after their current step, until there are `size`. */
  resize(size: number): void {
    this.#size = size
    this.#adjust()
  }

  /** As {@link resize}, for threads in the place of `count` that are held by the system. */
  substitute(count: number): void {
    if (count === this.#substitutes) return
    this.#substitutes = count
    this.#adjust()
  }

  /**
   * Joins every thread; the job queue must have been closed. Threads that are still running after `timeoutMs` are
   * terminated. Those that are at a job even then are given up, after as long again: they are stuck in the system. Returns
   * how many. All others end as soon as the machine gives them a turn, which is waited for.
   */
  async join(timeoutMs: number): Promise<number> {
    this.#closing = true
    clearTimeout(this.#pause)
    for (const [thread, { worker }] of this.#members) {
      if (this.#parts.board.cancelStart(thread)) void worker.terminate()
    }
    if (await this.#emptyWithin(timeoutMs)) return 0
    for (const { worker } of this.#members.values()) void worker.terminate()
    do {
      if (await this.#emptyWithin(timeoutMs)) return 0
    } while (!this.#allAreBusy())
    return this.#members.size
  }

  #allAreBusy(): boolean {
    return this.threads.every((thread) => this.#phase(thread) === threadPhase.busy)
  }

  #emptyWithin(ms: number): Promise<boolean> {
    if (this.#members.size === 0) return Promise.resolve(true)
    return settledWithin(ms, new Promise<void>((resolve) => (this.#onEmpty = resolve)))
  }

  #spawn(thread: number): void {
    const owner = ++this.#lastOwner
    this.#parts.board.reset(thread, threadPhase.starting, Date.now())
    const worker = new Worker(this.#parts.path, {
      name: `spool worker ${thread}`,
      ...this.#parts.startWith(thread, owner),
      resourceLimits,
      // Descriptors pass from thread to thread with their responses: no thread may close them all when it ends.
      trackUnmanagedFds: false,
    })
    const member: Member = { worker, owner, reason: '' }
    this.#members.set(thread, member)
    worker.on('message', () => {
      this.#parts.onDoorbell()
      if (this.#isAdjusting) this.#adjust()
    })
    worker.on('error', (error: Error) => {
      member.reason = error.stack ?? String(error)
    })
    worker.on('exit', (code) => this.#exited(thread, member, code))
  }

  #exited(thread: number, member: Member, code: number): void {
    const { board } = this.#parts
    const phase = board.phase(thread)
    // Before all else, which may need a lock that the thread died with.
    this.#parts.recover(thread, member.owner)
    // Its last completions may still lie in the queue, and their pages in its port.
    this.#parts.onDoorbell()
    if (phase !== threadPhase.retired && !this.#closing)
      this.#parts.onDeath(thread, member.reason || `exit code ${code}`)
    this.#parts.onEnded(thread)
    this.#members.delete(thread)
    board.reset(thread, threadPhase.absent, Date.now())
    if (phase === threadPhase.starting) this.#adjustLater()
    else this.#adjust()
    if (this.#members.size === 0) this.#onEmpty()
  }

  #phase(thread: number): ThreadPhase {
    return this.#parts.board.phase(thread)
  }

  /** Takes the next step towards the wanted threads. Is called again when one is up, and when one has ended. */
  #adjust(): void {
    if (this.#closing) return
    this.#endSurplus()
    if (this.#pause === undefined) this.#startMissing()
    const states = this.threads.map((thread) => this.#phase(thread))
    this.#isAdjusting = states.length !== this.wanted || states.includes(threadPhase.starting)
  }

  #startMissing(): void {
    let starting = this.threads.filter((thread) => this.#phase(thread) === threadPhase.starting).length
    for (let thread = 0; thread < this.wanted && starting < maxStarting; thread++) {
      if (this.#members.has(thread)) continue
      this.#spawn(thread)
      starting++
    }
  }

  /**
   * Lets the threads end that have no number among the wanted. Those that are starting end now; those that run, once one
   * of the wanted runs to take over.
   */
  #endSurplus(): void {
    const { board } = this.#parts
    const surplus = this.threads.filter((thread) => thread >= this.wanted)
    const running = surplus.filter((thread) => {
      if (!board.cancelStart(thread)) return this.#phase(thread) !== threadPhase.retired
      void this.#members.get(thread)!.worker.terminate()
      return false
    })
    if (running.length === 0 || !this.#someoneTakesOver()) return
    for (const thread of running) board.interrupt(thread)
    this.#parts.wakeIdle()
  }

  #someoneTakesOver(): boolean {
    const { idle, busy } = threadPhase
    return this.threads.some((thread) => {
      const phase = this.#phase(thread)
      return thread < this.wanted && (phase === idle || phase === busy)
    })
  }

  #adjustLater(): void {
    this.#pause ??= setTimeout(() => {
      this.#pause = undefined
      this.#adjust()
    }, restartPauseMs)
  }
}
