/**
 * The fixed pool of worker threads: created once, joined at the end. A thread that dies is replaced; that and a change
 * of the thread count are the only times a thread is created later.
 */
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads'
import { maxThreads, threadPhase, type ThreadStates } from '../sync/thread-states.ts'

/** What a pool is made with. */
export type WorkerPoolParts = {
  /** Path of the built worker script. */
  readonly path: string
  readonly states: ThreadStates
  /** What the thread is given, its number, its owner number and its message port. */
  readonly workerData: (thread: number, owner: number, pages: MessagePort) => unknown
  /** Asks that so many threads end. */
  readonly retire: (count: number) => void
  /** A thread has completions to show. */
  readonly onDoorbell: () => void
  /** A thread ended with a page of so many bytes that no completion tells of. */
  readonly onPageLost: (bytes: number) => void
  /** A thread ended that should not have. Called before it is replaced. */
  readonly onDeath: (thread: number, owner: number, reason: string) => void
}

type Member = { readonly worker: Worker; readonly owner: number; readonly pages: MessagePort; reason: string }

/** A thread that can't even start is not tried again at once, for that would go on for ever. */
const restartPauseMs = 1000

/** How long threads that are at no job may take to end, ms. Many that have just started get their turn late. */
const slowMachineMs = 10_000

/** Bounds what one thread can take. A listing of 100,000 entries needs some 60 MB. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 2 }

/** The listener's own number among owners of locks; threads of the pool count on from it. */
export const listenerOwner = 1

/** Listener thread only. */
export class WorkerPool {
  readonly #parts: WorkerPoolParts
  readonly #members = new Map<number, Member>()
  #lastOwner = listenerOwner
  #size = 0
  /** Threads that were told to end and have not yet. */
  #retiring = 0
  #closing = false
  #pause: NodeJS.Timeout | undefined
  #onEmpty: () => void = () => undefined

  constructor(parts: WorkerPoolParts) {
    this.#parts = parts
  }

  /** Number of threads that the pool is to have. */
  get size(): number {
    return this.#size
  }

  /** Numbers of the threads that exist. */
  get threads(): number[] {
    return [...this.#members.keys()].sort((one, other) => one - other)
  }

  /** Creates threads, or lets some end after their current job, until there are `size`. */
  resize(size: number): void {
    this.#size = size
    const surplus = this.#members.size - this.#retiring - size
    if (surplus > 0) {
      this.#retiring += surplus
      this.#parts.retire(surplus)
    }
    this.#fill()
  }

  /** The page that thread `thread` has sent ahead of a completion. */
  takePage(thread: number): Uint8Array {
    return takePage(this.#members.get(thread)!.pages)!
  }

  /**
   * Joins every thread; the job queue must have been closed. Threads that are still running after `patienceMs` are
   * terminated, and given up after as long again if they are at a job. Returns how many: they are stuck in the system.
   */
  async join(patienceMs: number): Promise<number> {
    this.#closing = true
    clearTimeout(this.#pause)
    if (await this.#empty(patienceMs)) return 0
    for (const { worker } of this.#members.values()) void worker.terminate()
    let waitedMs = 0
    do {
      if (await this.#empty(patienceMs)) return 0
      waitedMs += patienceMs
    } while (waitedMs < slowMachineMs && !this.#allAreBusy())
    return this.#members.size
  }

  #allAreBusy(): boolean {
    return this.threads.every((thread) => this.#parts.states.phase(thread) === threadPhase.busy)
  }

  #empty(patienceMs: number): Promise<boolean> {
    if (this.#members.size === 0) return Promise.resolve(true)
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), patienceMs)
      this.#onEmpty = () => {
        clearTimeout(timer)
        resolve(true)
      }
    })
  }

  #spawn(): void {
    let thread = 0
    while (this.#members.has(thread)) thread++
    const owner = ++this.#lastOwner
    const channel = new MessageChannel()
    this.#parts.states.reset(thread, threadPhase.starting, Date.now())
    const worker = new Worker(this.#parts.path, {
      name: `spool worker ${thread}`,
      workerData: this.#parts.workerData(thread, owner, channel.port2),
      transferList: [channel.port2],
      resourceLimits,
      // Descriptors pass from thread to thread with their responses: no thread may close them all when it ends.
      trackUnmanagedFds: false,
    })
    const member: Member = { worker, owner, pages: channel.port1, reason: '' }
    this.#members.set(thread, member)
    worker.on('message', this.#parts.onDoorbell)
    worker.on('error', (error: Error) => {
      member.reason = error.stack ?? String(error)
    })
    worker.on('exit', (code) => this.#exited(thread, member, code))
  }

  #exited(thread: number, member: Member, code: number): void {
    const { states } = this.#parts
    const phase = states.phase(thread)
    // Its last completions may still lie in the queue, and their pages in its port.
    this.#parts.onDoorbell()
    if (phase === threadPhase.retired) this.#retiring = Math.max(0, this.#retiring - 1)
    else if (!this.#closing) this.#parts.onDeath(thread, member.owner, member.reason || `exit code ${code}`)
    for (let page = takePage(member.pages); page !== undefined; page = takePage(member.pages))
      this.#parts.onPageLost(page.length)
    member.pages.close()
    this.#members.delete(thread)
    states.reset(thread, threadPhase.absent, Date.now())
    if (phase === threadPhase.starting) this.#fillLater()
    else this.#fill()
    if (this.#members.size === 0) this.#onEmpty()
  }

  /** Creates the threads that are missing. While others are still ending there may be no number for all of them. */
  #fill(): void {
    if (this.#closing) return
    while (this.#members.size - this.#retiring < this.#size && this.#members.size < maxThreads) this.#spawn()
  }

  #fillLater(): void {
    this.#pause ??= setTimeout(() => {
      this.#pause = undefined
      this.#fill()
    }, restartPauseMs)
  }
}

function takePage(port: MessagePort): Uint8Array | undefined {
  const received = receiveMessageOnPort(port) as { message: Uint8Array } | undefined
  return received?.message
}
