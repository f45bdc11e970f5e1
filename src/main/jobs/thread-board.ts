/**
 * What every pool thread is doing, published in shared memory by the thread itself at the cost of a few stores, and
 * read by whoever watches, some ten times a second, at no cost to the thread.
 */

/** Phases of a thread. */
export const threadPhase = { absent: 0, starting: 1, idle: 2, busy: 3, retired: 4 } as const
export type ThreadPhase = (typeof threadPhase)[keyof typeof threadPhase]

/** Most threads that a pool is asked for. */
export const maxThreads = 64

/** Most threads that a pool has: as many again in the place of those that are stuck. */
export const maxThreadNumbers = 2 * maxThreads

const int32PerRow = 5
const float64PerRow = 4
const rowBytes = int32PerRow * 4 + float64PerRow * 8

const phaseAt = 0
const chunkAt = 1
const ticketAt = 2
const connectionAt = 3
const interruptedAt = 4
const sinceAt = 0
const jobsAt = 1
const bytesAt = 2

/** A stateless view of all rows; every thread makes its own. Threads are numbered from 0 to {@link maxThreadNumbers} - 1. */
export class ThreadBoard {
  readonly #int32: Int32Array<SharedArrayBuffer>
  readonly #float64: Float64Array<SharedArrayBuffer>

  static allocate(): SharedArrayBuffer {
    return new SharedArrayBuffer(maxThreadNumbers * rowBytes)
  }

  constructor(memory: SharedArrayBuffer) {
    this.#float64 = new Float64Array(memory, 0, maxThreadNumbers * float64PerRow)
    this.#int32 = new Int32Array(memory, maxThreadNumbers * float64PerRow * 8, maxThreadNumbers * int32PerRow)
  }

  /** Starts a row anew, for the thread that is about to be created. `nowMs` is wall time since the epoch. */
  reset(thread: number, phase: ThreadPhase, nowMs: number): void {
    this.#float64.fill(0, thread * float64PerRow, (thread + 1) * float64PerRow)
    Atomics.store(this.#int32, thread * int32PerRow + chunkAt, -1)
    Atomics.store(this.#int32, thread * int32PerRow + connectionAt, 0)
    Atomics.store(this.#int32, thread * int32PerRow + interruptedAt, 0)
    this.#setPhase(thread, phase, nowMs)
  }

  /** Called by a thread that is ready for its first job. Returns false if its start was canceled before. */
  started(thread: number, nowMs: number): boolean {
    this.#float64[thread * float64PerRow + sinceAt] = nowMs
    return this.#leaveStart(thread, threadPhase.idle)
  }

  /** Keeps a thread that is starting from ever taking a job. Returns false if it is no longer, or not, starting. */
  cancelStart(thread: number): boolean {
    return this.#leaveStart(thread, threadPhase.retired)
  }

  /** Asks a thread to end after its current step. */
  interrupt(thread: number): void {
    Atomics.store(this.#int32, thread * int32PerRow + interruptedAt, 1)
  }

  /** Whether the thread is to end after its current step. */
  isInterrupted(thread: number): boolean {
    return Atomics.load(this.#int32, thread * int32PerRow + interruptedAt) === 1
  }

  /** Says that the thread waits for work. */
  idle(thread: number, nowMs: number): void {
    Atomics.store(this.#int32, thread * int32PerRow + chunkAt, -1)
    this.#setPhase(thread, threadPhase.idle, nowMs)
  }

  /** Says that the thread works on a job. Also what tells, should it die, whose job died with it. */
  busy(thread: number, chunk: number, ticket: number, connection: number, nowMs: number): void {
    Atomics.store(this.#int32, thread * int32PerRow + connectionAt, connection)
    Atomics.store(this.#int32, thread * int32PerRow + ticketAt, ticket)
    Atomics.store(this.#int32, thread * int32PerRow + chunkAt, chunk)
    this.#setPhase(thread, threadPhase.busy, nowMs)
  }

  /** Counts a finished job. */
  finished(thread: number, bytes: number): void {
    const row = thread * float64PerRow
    this.#float64[row + jobsAt]! += 1
    this.#float64[row + bytesAt]! += bytes
  }

  phase(thread: number): ThreadPhase {
    return Atomics.load(this.#int32, thread * int32PerRow + phaseAt) as ThreadPhase
  }

  /** The ticket of the job last begun, see job-table.ts. */
  ticket(thread: number): number {
    return Atomics.load(this.#int32, thread * int32PerRow + ticketAt)
  }

  /** The chunk whose job the thread works on, -1 for none. */
  chunk(thread: number): number {
    return Atomics.load(this.#int32, thread * int32PerRow + chunkAt)
  }

  /** Number of the connection that the job last begun was for, 0 before the first. */
  connection(thread: number): number {
    return Atomics.load(this.#int32, thread * int32PerRow + connectionAt)
  }

  /** Wall time in ms since when the thread is in its phase. */
  sinceMs(thread: number): number {
    return this.#float64[thread * float64PerRow + sinceAt]!
  }

  /** Jobs finished. */
  jobs(thread: number): number {
    return this.#float64[thread * float64PerRow + jobsAt]!
  }

  /** Response bytes produced. */
  bytes(thread: number): number {
    return this.#float64[thread * float64PerRow + bytesAt]!
  }

  #leaveStart(thread: number, phase: ThreadPhase): boolean {
    const index = thread * int32PerRow + phaseAt
    return Atomics.compareExchange(this.#int32, index, threadPhase.starting, phase) === threadPhase.starting
  }

  #setPhase(thread: number, phase: ThreadPhase, nowMs: number): void {
    this.#float64[thread * float64PerRow + sinceAt] = nowMs
    Atomics.store(this.#int32, thread * int32PerRow + phaseAt, phase)
  }
}
