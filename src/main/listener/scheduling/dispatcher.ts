/**
 * Passes clients to the pool: gives each job a chunk and a place in the queue, and brings the completions back. When there
 * is no chunk or no place, the client is parked: nothing is dropped, nothing spins, and clients take turns.
 *
 * ```
 *  request ─▶ fair queue ─┐
 *                         ├─ a place and a chunk are free ─▶ job queue ══▶ threads ══▶ completion queue ─▶ jobDone
 *  requestLong ─▶ long ───┘                                                                            (or jobLost)
 * ```
 *
 * Jobs that take long wait in a queue of their own and never get all threads. A client whose jobs hold threads for long
 * gets at most all threads but one. So no client can make everyone wait.
 */
import { capacity, FreeChunks } from '../../jobs/chunks.ts'
import type { JobTable } from '../../jobs/job-table.ts'
import type { BlankJob, EndedJob, ListenerJob, OpenResponse } from '../../jobs/listener-job.ts'
import type { EventLoopQueue } from '../../sync/blocking-queue.ts'
import type { Doorbell } from '../../sync/doorbell.ts'
import { ClientLimits } from './client-limits.ts'
import { FairQueue, type Queued } from './fair-queue.ts'

/** What asks for jobs: a connection's response. */
export type JobOwner = Queued & {
  /** The client will send no more, and has probably left. */
  readonly isHalfClosed: boolean
  /** Bytes of content that its next job is to produce at most. */
  readonly stepBytes: number
  /** Says what the job is to do. Returns false if nothing is to be done any longer. */
  readonly fillJob: (job: BlankJob) => boolean
  /** The job is done. It belongs to the owner until {@link Dispatcher.release}. */
  readonly jobDone: (job: EndedJob) => void
  /** The thread died with the job. */
  readonly jobLost: () => void
}

/** What a dispatcher passes jobs through. */
export type DispatcherParts = {
  readonly jobs: EventLoopQueue
  readonly completions: EventLoopQueue
  readonly doorbell: Doorbell
  readonly table: JobTable<ListenerJob>
}

/** Runs on the listener thread. */
export class Dispatcher {
  readonly #parts: DispatcherParts
  readonly #free: FreeChunks
  /** By chunk, while its job is queued or worked on. */
  readonly #owners: (JobOwner | undefined)[]
  readonly #parked = new FairQueue<JobOwner>()
  /** Owners of jobs that take long. A client that has closed its direction, as browsers do on reload, comes last. */
  readonly #long = new FairQueue<JobOwner>(({ isHalfClosed }) => isHalfClosed)
  /** By chunk: 1 while its job may take long. */
  readonly #isLong: Uint8Array
  #longRunning = 0
  #maxLong = 1
  readonly #limits = new ClientLimits<JobOwner>()
  #inFlight = 0
  readonly #drained: number[] = []
  readonly #batch: number[] = []
  #batches = 0
  #pumpScheduled = false
  #onIdle: () => void = () => undefined

  constructor(parts: DispatcherParts) {
    const { size } = parts.table
    this.#parts = parts
    this.#free = new FreeChunks(size)
    this.#owners = new Array<JobOwner | undefined>(size).fill(undefined)
    this.#isLong = new Uint8Array(size)
  }

  /** Jobs that are queued or worked on. */
  get inFlight(): number {
    return this.#inFlight
  }

  /** Owners whose job waits for a chunk or a place. */
  get parked(): number {
    return this.#parked.length + this.#long.length + this.#limits.waiting
  }

  get queueDepth(): number {
    return this.#parts.jobs.size
  }

  /** Resolves when no job is in flight and nobody is parked. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#onIdle = resolve
      this.#reportIdle()
    })
  }

  /** The owner of the job that `chunk` carries now, undefined if it carries none. */
  ownerOf(chunk: number): JobOwner | undefined {
    return this.#owners[chunk]
  }

  /** Sets the number of threads: jobs that take long leave one to the others, if there is another. */
  setThreads(threads: number): void {
    this.#maxLong = Math.max(1, threads - 1)
    this.#schedulePump()
  }

  /** Asks for a job: at the end of this turn of the event loop if there is a place, else when it is the client's turn. */
  request(owner: JobOwner): void {
    this.#parked.add(owner)
    this.#schedulePump()
  }

  /** As {@link request}, for a job that takes long. */
  requestLong(owner: JobOwner): void {
    this.#long.add(owner)
    this.#schedulePump()
  }

  /** The owner has no use any longer for what it asked for. Its job comes back all the same, if it is in the queue. */
  cancel(owner: JobOwner): void {
    const chunk = this.#owners.indexOf(owner)
    if (chunk !== -1) this.#parts.table.job(chunk).cancel()
  }

  /** Returns a job's chunk to the free ones. */
  release({ chunk }: Pick<EndedJob, 'chunk'>): void {
    this.#free.giveBack(chunk)
    if (this.parked > 0) this.#schedulePump()
  }

  /** Puts what was asked for into the queue now, not at the end of the event loop's turn. */
  flush(): void {
    this.#pump()
  }

  /**
   * Limits the clients whose jobs are in the chunks `held`, for which their threads have been at work for long. Each may
   * have so many jobs in flight, those included, that one of all `threads` is left to others; its queued ones beyond that
   * come back undone. It may have more when the disk answers, or when there are more threads.
   *
   * @param canGrow whether a further thread that is held would get a substitute
   */
  limitClients(held: readonly number[], threads: number, canGrow: boolean): void {
    const limits = this.#limits
    if (held.length === 0 && limits.isEmpty) return
    limits.clear()
    const heldOwners = held.map((chunk) => this.#owners[chunk]).filter((owner) => owner !== undefined)
    for (const { network } of heldOwners) limits.limit(network, threads - 1)
    for (const owner of heldOwners) limits.count(owner, 1)
    // Where there was but one thread, its substitute may be held, too, as long as that one gets another.
    if (canGrow) limits.allowOneMore()
    for (const [chunk, owner] of this.#owners.entries()) {
      if (owner === undefined || held.includes(chunk)) continue
      // For those that are queued. A thread that has begun one no longer looks at it.
      if (limits.hasEnough(owner)) this.#parts.table.job(chunk).holdBack()
      limits.count(owner, 1)
    }
    this.#schedulePump()
  }

  /** Handles all completions. Called when the doorbell rang, and when a thread has ended. */
  drain(): void {
    const { completions, doorbell } = this.#parts
    const drained = this.#drained
    for (;;) {
      while (completions.drain(drained) > 0) {
        for (const chunk of drained) this.#ended(chunk).jobDone(this.#parts.table.job(chunk))
        drained.length = 0
      }
      // Also without a completion: a thread that took the last job of a full queue rings, too.
      this.#pump()
      doorbell.sleep()
      // A worker that reported between the last look and falling asleep did not ring.
      if (completions.size === 0) break
      doorbell.stayAwake()
    }
    this.#reportIdle()
  }

  /**
   * Reports to the owner of a job that it died with its thread. Returns false if the job with this `ticket` was already
   * done.
   */
  lose(chunk: number, ticket: number): boolean {
    this.drain()
    const job = this.#parts.table.job(chunk)
    if (this.#owners[chunk] === undefined || job.ticket !== ticket) return false
    const owner = this.#ended(chunk)
    const open = job.readOpen()
    this.#free.giveBack(chunk)
    if (open !== undefined) this.request(fileCloser(open, (closing) => this.release(closing)))
    owner.jobLost()
    this.#pump()
    this.#reportIdle()
    return true
  }

  #ended(chunk: number): JobOwner {
    const owner = this.#owners[chunk]!
    this.#limits.count(owner, -1)
    this.#owners[chunk] = undefined
    this.#inFlight--
    this.#longRunning -= this.#isLong[chunk]!
    this.#isLong[chunk] = 0
    return owner
  }

  /** All jobs of one turn of the event loop go into the queue together: one lock and one wake-up for all of them. */
  #schedulePump(): void {
    if (this.#pumpScheduled) return
    this.#pumpScheduled = true
    setImmediate(() => {
      this.#pumpScheduled = false
      this.#pump()
    })
  }

  #pump(): void {
    const { jobs } = this.#parts
    const batch = this.#batch
    this.#batches++
    // This thread alone puts jobs in, so a place seen free stays free until it is used here.
    let places = jobs.capacity - jobs.size
    this.#limits.release((owner) => this.#parked.add(owner))
    while (places > 0 && this.#free.size > 0) {
      const isLong = this.#long.length > 0 && this.#longRunning < this.#maxLong
      const owner = isLong ? this.#long.take() : this.#parked.take()
      if (owner === undefined) break
      if (this.#limits.hasEnough(owner)) this.#limits.wait(owner)
      else if (this.#begin(owner, isLong)) places--
    }
    if (batch.length > 0) jobs.offerAll(batch)
    batch.length = 0
    if (places > 0 || this.#parked.length === 0) return
    this.#parts.doorbell.requestSpaceSignal()
    // All may have been taken before the request was made; then nobody is left to signal.
    if (jobs.size === 0) this.#schedulePump()
  }

  /** Adds the owner's job to the batch. Returns false if it has none any longer. */
  #begin(owner: JobOwner, isLong: boolean): boolean {
    const { stepBytes } = owner
    const chunk = this.#free.take(stepBytes)!
    const job = this.#parts.table.job(chunk)
    if (!owner.fillJob(job)) {
      this.#free.giveBack(chunk)
      return false
    }
    job.enqueue(Math.min(stepBytes, capacity(chunk)), isLong, this.#batches)
    this.#isLong[chunk] = Number(isLong)
    this.#longRunning += this.#isLong[chunk]
    this.#owners[chunk] = owner
    this.#limits.count(owner, 1)
    this.#inFlight++
    this.#batch.push(chunk)
    return true
  }

  #reportIdle(): void {
    if (this.#inFlight === 0 && this.parked === 0) this.#onIdle()
  }
}

/** Closes the file that a job left open when it died with its thread. */
function fileCloser(open: OpenResponse, release: (job: EndedJob) => void): JobOwner {
  return {
    network: '',
    isHalfClosed: false,
    stepBytes: 0,
    fillJob: (job) => {
      job.putAbandon(open, 0)
      return true
    },
    jobDone: release,
    // Then nobody knows whether it was closed, and closing it twice could hit another's file.
    jobLost: () => undefined,
  }
}
