/**
 * What every pool thread is doing, published in shared memory by the thread at the cost of a few stores, and read by the
 * listener, about ten times a second, at no cost to the thread.
 */
import { allocateRows, layOut, viewRows, type Rows } from './rows.ts'

/** Phases of a thread. */
export const threadPhase = { absent: 0, starting: 1, idle: 2, busy: 3, retired: 4 } as const
export type ThreadPhase = (typeof threadPhase)[keyof typeof threadPhase]

/** Most threads that a pool is asked for. */
export const maxThreads = 64

/** Most threads that a pool has: as many again in the place of those that are held. */
export const maxThreadNumbers = 2 * maxThreads

const layout = layOut({
  phase: 'int32',
  /** The chunk whose job the thread works on, -1 for none. */
  chunk: 'int32',
  /** The ticket of the job last begun, see job-table.ts. */
  ticket: 'int32',
  /** Number of the connection that the job last begun was for, 0 before the first. */
  connection: 'int32',
  /** 1: the thread is to end after its current step. */
  interrupted: 'int32',
  /** Wall time in ms at which the phase began. */
  sinceMs: 'float64',
  /** Jobs finished. */
  jobs: 'float64',
  /** Response bytes produced. */
  bytes: 'float64',
})
const { at } = layout

/** What the board shows of a job. */
type CurrentJob = { readonly chunk: number; readonly ticket: number; readonly connection: number }

/** A stateless view of all rows; every thread makes its own. Threads are numbered from 0 to {@link maxThreadNumbers} - 1. */
export class ThreadBoard {
  readonly #rows: Rows

  static allocate(): SharedArrayBuffer {
    return allocateRows(layout, maxThreadNumbers)
  }

  constructor(memory: SharedArrayBuffer) {
    this.#rows = viewRows(layout, memory)
  }

  /** Clears a row for the thread that is about to be created. `nowMs` is wall time since the epoch. */
  reset(thread: number, phase: ThreadPhase, nowMs: number): void {
    const { float64Words } = layout
    this.#rows.float64.fill(0, thread * float64Words, (thread + 1) * float64Words)
    this.#store(thread, at.chunk, -1)
    this.#store(thread, at.connection, 0)
    this.#store(thread, at.interrupted, 0)
    this.#setPhase(thread, phase, nowMs)
  }

  /** Called by a thread that is ready for its first job. Returns false if its start was canceled before. */
  started(thread: number, nowMs: number): boolean {
    this.#rows.float64[float64At(thread, at.sinceMs)] = nowMs
    return this.#leaveStart(thread, threadPhase.idle)
  }

  /** Keeps a thread that is starting from ever taking a job. Returns false if it is no longer, or not, starting. */
  cancelStart(thread: number): boolean {
    return this.#leaveStart(thread, threadPhase.retired)
  }

  /** Asks a thread to end after its current step. */
  interrupt(thread: number): void {
    this.#store(thread, at.interrupted, 1)
  }

  /** Whether the thread is to end after its current step. */
  isInterrupted(thread: number): boolean {
    return this.#load(thread, at.interrupted) === 1
  }

  /** Marks the thread as waiting for work. */
  idle(thread: number, nowMs: number): void {
    this.#store(thread, at.chunk, -1)
    this.#setPhase(thread, threadPhase.idle, nowMs)
  }

  /** Marks the thread as busy with a job. Should it die, this also tells whose job died with it. */
  busy(thread: number, job: CurrentJob, nowMs: number): void {
    this.#store(thread, at.connection, job.connection)
    this.#store(thread, at.ticket, job.ticket)
    this.#store(thread, at.chunk, job.chunk)
    this.#setPhase(thread, threadPhase.busy, nowMs)
  }

  /** Counts a finished job. */
  finished(thread: number, bytes: number): void {
    const { float64 } = this.#rows
    float64[float64At(thread, at.jobs)]! += 1
    float64[float64At(thread, at.bytes)]! += bytes
  }

  phase(thread: number): ThreadPhase {
    return this.#load(thread, at.phase) as ThreadPhase
  }

  /** The ticket of the job last begun, see job-table.ts. */
  ticket(thread: number): number {
    return this.#load(thread, at.ticket)
  }

  /** The chunk whose job the thread works on, -1 for none. */
  chunk(thread: number): number {
    return this.#load(thread, at.chunk)
  }

  /** Number of the connection that the job last begun was for, 0 before the first. */
  connection(thread: number): number {
    return this.#load(thread, at.connection)
  }

  /** Wall time in ms since when the thread is in its phase. */
  sinceMs(thread: number): number {
    return this.#rows.float64[float64At(thread, at.sinceMs)]!
  }

  /** Jobs finished. */
  jobs(thread: number): number {
    return this.#rows.float64[float64At(thread, at.jobs)]!
  }

  /** Response bytes produced. */
  bytes(thread: number): number {
    return this.#rows.float64[float64At(thread, at.bytes)]!
  }

  #leaveStart(thread: number, phase: ThreadPhase): boolean {
    const index = int32At(thread, at.phase)
    return (
      Atomics.compareExchange(this.#rows.int32, index, threadPhase.starting, phase) === threadPhase.starting
    )
  }

  #setPhase(thread: number, phase: ThreadPhase, nowMs: number): void {
    this.#rows.float64[float64At(thread, at.sinceMs)] = nowMs
    this.#store(thread, at.phase, phase)
  }

  #load(thread: number, word: number): number {
    return Atomics.load(this.#rows.int32, int32At(thread, word))
  }

  #store(thread: number, word: number, value: number): void {
    Atomics.store(this.#rows.int32, int32At(thread, word), value)
  }
}

function int32At(thread: number, word: number): number {
  return thread * layout.int32Words + word
}

function float64At(thread: number, word: number): number {
  return thread * layout.float64Words + word
}
