/**
 * Passes clients to the pool: gives each job a chunk and a place in the queue, in the order of asking, and brings the
 * completions back. When there is no chunk or no place, the client is parked: nothing is dropped, nobody spins, and clients
 * take turns. Jobs that take long wait in a line of their own and never get all threads, and a client whose jobs hold
 * threads for long gets no more of them than leave one to others. So one client's can't make everyone wait.
 */
import type { EventLoopQueue } from '../../sync/blocking-queue.ts'
import { capacity, FreeChunks } from '../../jobs/chunks.ts'
import type { Doorbell } from '../../sync/doorbell.ts'
import { jobKind, type JobTable } from '../../jobs/job-table.ts'
import { LongLine, type Waiting } from './long-line.ts'
import { FairQueue, type Queued } from './fair-queue.ts'

/** Whoever has jobs done: a connection. */
export type JobOwner = Queued & {
  /** Bytes of content that its next job is to produce at most. */
  readonly stepBytes: number
  /** Writes the job into the row of `chunk`. Returns false if nothing is to be done any longer. */
  fillJob(chunk: number): boolean
  /** The job is done, `chunk` now belongs to the owner, who gives it back with {@link Dispatcher.release}. */
  jobDone(chunk: number): void
  /** The thread died with the job. */
  jobLost(): void
}

/** For a client that holds threads for long: how many jobs it may have in flight, and how many it has. */
type JobLimit = { most: number; inFlight: number }

/** Listener thread only. */
export class Dispatcher {
  readonly #jobs: EventLoopQueue
  readonly #completions: EventLoopQueue
  readonly #doorbell: Doorbell
  readonly #table: JobTable
  readonly #free: FreeChunks
  /** By chunk, while its job is queued or worked on. */
  readonly #owners: (JobOwner | undefined)[]
  /** Owners that have asked since the last pump. */
  readonly #asking: JobOwner[] = []
  /** Owners that found no place. */
  readonly #parked = new FairQueue<JobOwner>()
  /** Owners of jobs that take long. */
  readonly #long = new LongLine<JobOwner & Waiting>()
  /** By chunk: 1 while its job may take long. */
  readonly #isLong: Uint8Array
  #longRunning = 0
  #maxLong = 1
  /** The clients that hold threads for long, and how many jobs each may have in flight. Mostly there are none. */
  readonly #limits = new Map<string, JobLimit>()
  /** By client that has as many jobs in flight as it may, or had: those who wait for that to change, first come first. */
  readonly #heldBack = new Map<string, JobOwner[]>()
  #heldBackCount = 0
  #inFlight = 0
  readonly #drained: number[] = []
  readonly #batch: number[] = []
  #batches = 0
  #pumpScheduled = false
  /** Called when the last job is done and nobody is parked. */
  onIdle: () => void = () => undefined

  constructor(
    jobs: EventLoopQueue,
    completions: EventLoopQueue,
    doorbell: Doorbell,
    table: JobTable,
    chunks: number,
  ) {
    this.#jobs = jobs
    this.#completions = completions
    this.#doorbell = doorbell
    this.#table = table
    this.#free = new FreeChunks(chunks)
    this.#owners = new Array<JobOwner | undefined>(chunks).fill(undefined)
    this.#isLong = new Uint8Array(chunks)
  }

  /** There are so many threads: jobs that take long leave one to the others, if there is another. */
  setThreads(threads: number): void {
    this.#maxLong = Math.max(1, threads - 1)
    this.#schedulePump()
  }

  /** Jobs that are queued or worked on. */
  get inFlight(): number {
    return this.#inFlight
  }

  /** Owners whose job waits for a chunk or a place. */
  get parked(): number {
    return this.#waiting + this.#long.length + this.#heldBackCount
  }

  /** Owners whose jobs don't take long. */
  get #waiting(): number {
    return this.#parked.length + this.#asking.length
  }

  get queueDepth(): number {
    return this.#jobs.size
  }

  /** Whose job `chunk` carries now, and undefined if it carries none. */
  ownerOf(chunk: number): JobOwner | undefined {
    return this.#owners[chunk]
  }

  /** Asks for a job: at the end of this turn of the event loop if there is a place, else when it is the client's turn. */
  request(owner: JobOwner): void {
    this.#asking.push(owner)
    this.#schedulePump()
  }

  /** As {@link request}, for a job that takes long. */
  requestLong(owner: JobOwner & Waiting): void {
    this.#long.add(owner)
    this.#schedulePump()
  }

  /** Gives a chunk back. */
  release(chunk: number): void {
    this.#free.giveBack(chunk)
    if (this.parked > 0) this.#schedulePump()
  }

  /** The owner has no use any longer for what it asked for. Its job comes back all the same, if it is in the queue. */
  abandon(owner: JobOwner): void {
    const chunk = this.#owners.indexOf(owner)
    if (chunk !== -1) Atomics.store(this.#table.unwanted, chunk, 1)
  }

  /**
   * These threads have been at their step for long. A client that holds some of them may have so many jobs in flight, those
   * included, that one of all `threads` is left to others; what it has in the queue beyond that comes back undone. It may
   * have more when the disk answers, or when there are more threads.
   * @param canGrow whether a further thread that is held would get another in its place
   */
  limitClients(held: readonly number[], threads: number, canGrow: boolean): void {
    if (held.length === 0 && this.#limits.size === 0) return
    this.#limits.clear()
    for (const chunk of held) {
      const network = this.#owners[chunk]?.network
      // Files of dead threads are closed for nobody.
      if (network !== undefined && network !== '')
        this.#limits.set(network, { most: threads - 1, inFlight: 0 })
    }
    for (const chunk of held) this.#countInFlight(chunk)
    // Where there was but one thread, its substitute may be held, too, as long as that one gets another.
    if (canGrow)
      for (const limit of this.#limits.values()) limit.most = Math.max(limit.most, limit.inFlight + 1)
    for (const [chunk, owner] of this.#owners.entries()) {
      if (owner === undefined || held.includes(chunk)) continue
      // For those that are queued. A thread that has begun one no longer looks at it.
      if (this.#hasEnough(owner)) Atomics.store(this.#table.heldBack, chunk, 1)
      this.#countInFlight(chunk)
    }
    this.#schedulePump()
  }

  #hasEnough({ network }: JobOwner): boolean {
    const limit = this.#limits.size === 0 ? undefined : this.#limits.get(network)
    return limit !== undefined && limit.inFlight >= limit.most
  }

  #holdBack(owner: JobOwner): void {
    const { network } = owner
    const owners = this.#heldBack.get(network)
    if (owners === undefined) this.#heldBack.set(network, [owner])
    else owners.push(owner)
    this.#heldBackCount++
  }

  /** Parks as many of those that were held back as their clients may have in flight now. */
  #parkReleased(): void {
    for (const [network, owners] of this.#heldBack) {
      const limit = this.#limits.get(network)
      const count = limit === undefined ? owners.length : Math.max(0, limit.most - limit.inFlight)
      for (const owner of owners.splice(0, count)) {
        this.#parked.add(owner)
        this.#heldBackCount--
      }
      if (owners.length === 0) this.#heldBack.delete(network)
    }
  }

  /** Counts the job of `chunk` among those of its client, or `by` -1 no longer. */
  #countInFlight(chunk: number, by: 1 | -1 = 1): void {
    const limit = this.#limits.size === 0 ? undefined : this.#limits.get(this.#owners[chunk]!.network)
    if (limit !== undefined) limit.inFlight += by
  }

  /** Handles all completions. Called when the doorbell rang, and when a thread has ended. */
  drain(): void {
    const drained = this.#drained
    for (;;) {
      while (this.#completions.drain(drained) > 0) {
        for (const chunk of drained) this.#complete(chunk)
        drained.length = 0
      }
      // Also without a completion: a thread that took the last job of a full queue rings, too.
      this.#pump()
      this.#doorbell.sleep()
      // A worker that reported between the last look and falling asleep did not ring.
      if (this.#completions.size === 0) break
      this.#doorbell.stayAwake()
    }
    this.#reportIdle()
  }

  /**
   * Tells the owner of a job that it died with its thread. `ticket` makes sure that it is that very job; returns false
   * if that one was already done.
   */
  lose(chunk: number, ticket: number): boolean {
    this.drain()
    const owner = this.#owners[chunk]
    if (owner === undefined || this.#table.ticket[chunk] !== ticket) return false
    this.#ended(chunk)
    this.#free.giveBack(chunk)
    this.#closeFileOf(chunk)
    owner.jobLost()
    this.#pump()
    this.#reportIdle()
    return true
  }

  /** A job that died leaves its file open: a job of its own closes that. */
  #closeFileOf(chunk: number): void {
    const table = this.#table
    const descriptor = table.descriptor[chunk]!
    if (descriptor === -1) return
    this.request({
      network: '',
      stepBytes: 0,
      fillJob: (closing) => {
        table.kind[closing] = jobKind.abandon
        table.descriptor[closing] = descriptor
        return true
      },
      jobDone: (closing) => this.release(closing),
      // Then nobody knows whether it was closed, and closing it twice could hit another's.
      jobLost: () => undefined,
    })
  }

  /** Puts what was asked for into the queue now, not at the end of the event loop's turn. */
  flush(): void {
    this.#pump()
  }

  #complete(chunk: number): void {
    const owner = this.#owners[chunk]!
    this.#ended(chunk)
    owner.jobDone(chunk)
  }

  #ended(chunk: number): void {
    this.#countInFlight(chunk, -1)
    this.#owners[chunk] = undefined
    this.#inFlight--
    this.#longRunning -= this.#isLong[chunk]!
    this.#isLong[chunk] = 0
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
    const batch = this.#batch
    this.#batches++
    // This thread alone puts jobs in, so a place seen free stays free until it is used here.
    let places = this.#jobs.capacity - this.#jobs.size
    const asking = this.#asking
    // Those first that were held back, and may go on: others of the same client have asked later.
    if (this.#heldBackCount > 0) this.#parkReleased()
    // Who asks now takes turns with those who were parked. Mostly there are none, which saves the way through the line.
    if (this.#parked.length > 0) this.#parkFrom(0)
    let asked = 0
    for (;;) {
      const isLong = this.#long.length > 0 && this.#longRunning < this.#maxLong
      if (places === 0 || !(isLong || this.#parked.length > 0 || asked < asking.length)) break
      if (this.#free.size === 0) break
      const owner = isLong ? this.#long.take()! : (this.#parked.take() ?? asking[asked++]!)
      if (this.#hasEnough(owner)) {
        this.#holdBack(owner)
        continue
      }
      const { stepBytes } = owner
      const chunk = this.#free.take(stepBytes)!
      if (!owner.fillJob(chunk)) {
        this.#free.giveBack(chunk)
        continue
      }
      this.#table.dataLimit[chunk] = Math.min(stepBytes, capacity(chunk))
      this.#table.mayTakeLong[chunk] = this.#isLong[chunk] = Number(isLong)
      this.#longRunning += this.#isLong[chunk]
      this.#table.ticket[chunk]! += 1
      this.#table.batch[chunk] = this.#batches
      this.#table.unwanted[chunk] = 0
      this.#table.heldBack[chunk] = 0
      this.#owners[chunk] = owner
      this.#countInFlight(chunk)
      this.#inFlight++
      batch.push(chunk)
      places--
    }
    this.#parkFrom(asked)
    if (batch.length > 0) this.#jobs.offerAll(batch)
    batch.length = 0
    if (places > 0 || this.#waiting === 0) return
    this.#doorbell.requestSpaceSignal()
    // All may have been taken before the wish was made; then nobody is left to grant it.
    if (this.#jobs.size === 0) this.#schedulePump()
  }

  /** Parks those who have asked, from the one at `index` on. */
  #parkFrom(index: number): void {
    const asking = this.#asking
    for (let next = index; next < asking.length; next++) this.#parked.add(asking[next]!)
    asking.length = 0
  }

  #reportIdle(): void {
    if (this.#inFlight === 0 && this.parked === 0) this.onIdle()
  }
}
