/**
 * What every pool thread is doing, published in shared memory by the thread at the cost of a few stores, and read by the
 * listener, about ten times a second, at no cost to the thread.
 */
import { RowTable, type Row } from './rows.ts'

/** Most threads that a pool is asked for. */
export const maxThreads = 64

/** Most threads that a pool has: as many again in the place of those that are stuck. */
export const maxThreadNumbers = 2 * maxThreads

const fields = {
  phase: ['absent', 'starting', 'idle', 'busy', 'retired'],
  /** The chunk whose job the thread works on, -1 for none. */
  chunk: 'int32',
  /** The ticket of the job last begun, see job-table.ts. */
  ticket: 'int32',
  /** Number of the connection that the job last begun was for, 0 before the first. */
  connection: 'int32',
  /** The thread is to end after its current step. */
  interrupted: 'flag',
  /** Wall time in ms at which the phase began. */
  sinceMs: 'float64',
  /** Jobs finished. */
  jobs: 'float64',
  /** Response bytes produced. */
  bytes: 'float64',
} as const
const rows = new RowTable(fields)

type ThreadRow = Row<typeof fields>
export type ThreadPhase = ThreadRow['phase']

/** A stateless view of all rows; every thread makes its own. Threads are numbered from 0 to {@link maxThreadNumbers} - 1. */
export class ThreadBoard {
  readonly #rows: readonly ThreadRow[]

  static allocate(): SharedArrayBuffer {
    return rows.allocate(maxThreadNumbers)
  }

  constructor(memory: SharedArrayBuffer) {
    this.#rows = rows.view(memory)
  }

  /** What the thread is doing. */
  row(thread: number): Readonly<ThreadRow> {
    return this.#rows[thread]!
  }

  /** Clears a row for the thread that is about to be created. `nowMs` is wall time since the epoch. */
  reset(thread: number, phase: ThreadPhase, nowMs: number): void {
    const row = { connection: 0, chunk: -1, interrupted: false, sinceMs: nowMs, jobs: 0, bytes: 0 }
    Object.assign(this.#rows[thread]!, row, { phase })
  }

  /** Called by a thread that is ready for its first job. Returns false if its start was canceled before. */
  started(thread: number, nowMs: number): boolean {
    const row = this.#rows[thread]!
    row.sinceMs = nowMs
    return rows.change(row, 'phase', 'starting', 'idle')
  }

  /** Keeps a thread that is starting from ever taking a job. Returns false if it is no longer, or not, starting. */
  cancelStart(thread: number): boolean {
    return rows.change(this.#rows[thread]!, 'phase', 'starting', 'retired')
  }

  /** Asks a thread to end after its current step. */
  interrupt(thread: number): void {
    this.#rows[thread]!.interrupted = true
  }

  /** Marks the thread as waiting for work. */
  idle(thread: number, nowMs: number): void {
    const row = this.#rows[thread]!
    row.chunk = -1
    row.sinceMs = nowMs
    row.phase = 'idle'
  }

  /** Marks the thread as busy with a chunk's job. Should it die, this also tells whose job died with it. */
  busy(thread: number, chunk: number, job: Pick<ThreadRow, 'ticket' | 'connection'>, nowMs: number): void {
    const row = this.#rows[thread]!
    row.connection = job.connection
    row.ticket = job.ticket
    row.chunk = chunk
    row.sinceMs = nowMs
    row.phase = 'busy'
  }

  /** Counts a finished job. */
  finished(thread: number, bytes: number): void {
    const row = this.#rows[thread]!
    row.jobs++
    row.bytes += bytes
  }
}
