/**
 * What listener and workers say to each other about a job, in shared memory: one row per chunk. A job is one step of work
 * for one connection and always has a chunk, so a chunk's number names the job.
 *
 * A row belongs to one thread at a time: to the listener until it puts the number into the job queue, then to the worker
 * that takes it, until that puts the number into the completion queue. Nobody reads the fields themselves: each side has
 * a view that shows what it may touch, and when ({@link ListenerJob}, {@link WorkerJob}).
 *
 * ```
 *  listener             queue            worker                         queue          listener
 *  putRequest ┐                        ┌ request ─▶ respond, finish ┐
 *  putResume  ┼ enqueue ──▶ jobs ──▶ take ─ resume ─▶ finish         ┼──▶ completions ──▶ step: first, next
 *  putAbandon ┘  cancel,               ├ abandon ─▶ finish          │                     or undone
 *                holdBack              └ any     ─▶ giveBack        ┘
 * ```
 */
import { ChunkMemory } from './chunks.ts'
import { allocateRows, layOut, viewRows, type Rows } from './rows.ts'

export const jobLayout = layOut({
  // Set by the listener for each job.
  /** Index into {@link jobKinds}. */
  kind: 'int32',
  /** Length of the request head in the head area. */
  requestHeadBytes: 'int32',
  /** Length of the part of the path that the listener has taken off the head. It is in the head area, after the head. */
  prefixBytes: 'int32',
  /** Bytes of content that this step may produce at most. */
  dataLimit: 'int32',
  /** Number of the connection, for the thread board. */
  connection: 'int32',
  /** 1: the connection ends with this response whatever the client asks for. */
  mustClose: 'int32',
  /** 1: content in the listener's memory may be referred to instead of being read. */
  mayRefer: 'int32',
  /** 1: the client may be sent a page too long for a chunk. */
  mayPage: 'int32',
  /** 1: the job may keep its thread for long. Only some at a time may, so that others find a thread. */
  mayTakeLong: 'int32',
  /** 1: the client has left. May be set while a worker owns the row, which then starts nothing that takes long. */
  cancelled: 'int32',
  /**
   * 1: the thread that takes the job returns it undone, since its client's other jobs hold too many threads. May be set
   * while the job is queued; a thread that has begun the job finishes it.
   */
  heldBack: 'int32',
  /** Counts the jobs of this row, so that a job that died with its thread isn't mistaken for the row's next one. */
  ticket: 'int32',
  /**
   * Number of the batch in which the job was queued, counting up. Every request of a batch had arrived before any job of
   * the batch began, so what one of them learns from the disk is fresh for the others as well.
   */
  batch: 'float64',

  // Set by the worker for each step.
  /** Index into {@link outcomes}. */
  outcome: 'int32',
  /** Bytes to send, from the start of the data area. */
  dataBytes: 'int32',
  /** Number of the thread that did the step. */
  thread: 'int32',

  // Set by the worker for the first step.
  status: 'int32',
  /** How many of the bytes to send are the response's head. */
  responseHeadBytes: 'int32',
  /** Number of content in the listener's memory to be sent after the chunk's bytes, 0 for none. */
  hotContentId: 'int32',
  /** Number of the content that begins in this chunk and is worth keeping, 0 for none. */
  offeredId: 'int32',
  /** Length of its key, which is then in the head area. */
  offeredKeyBytes: 'int32',
  /** 1: the connection stays open after the response. */
  persistent: 'int32',
  /** Bytes of the response's content as promised in its head. */
  contentLength: 'float64',
  /** Bytes of request content to read and discard before the next request; Infinity for all that comes. */
  discardBytes: 'float64',

  // The rest of the response: set by the worker after each step, returned by the listener with the next.
  /** File descriptor, -1 for none. The owner of the row owns the descriptor. */
  descriptor: 'int32',
  /** Offset in the file of the next byte to send. */
  position: 'float64',
  /** Offset in the file after the last byte to send. */
  end: 'float64',
  /**
   * Bytes in the head area that describe what comes after `end` (worker/open-response.ts), 0 for nothing;
   * {@link nothingOpen} when the response has no rest at all.
   */
  restBytes: 'int32',
})

const { at } = jobLayout

/** See `restBytes`. A response may go on without an open file: an archive between two of its files. */
export const nothingOpen = -1

/** What a job asks for: answer a request, produce an open response's next bytes, or close the file of one given up. */
export const jobKinds = ['request', 'resume', 'abandon'] as const
export type JobKind = (typeof jobKinds)[number]

/** Why a job comes back undone. */
export type UndoneReason =
  /** The process or the system has no file descriptor left: try again later. */
  | 'no-descriptors'
  /** The request would keep the thread for long, which this job may not. */
  | 'takes-long'
  /** See {@link ListenerJob.holdBack}. */
  | 'held-back'

/** How a step ended. */
export type StepOutcome =
  /** The chunk holds the last bytes of the response. */
  | 'done'
  /** The chunk holds bytes, and a resume job will produce more. */
  | 'more'
  /** The response can't be completed (its file shrank, the disk failed): send what the chunk holds, then cut. */
  | 'cut'
  /** The chunk holds the head; the content is a page sent by message, see long-pages.ts. */
  | 'page'

export type Outcome = StepOutcome | UndoneReason
export const outcomes = [
  'done',
  'more',
  'cut',
  'page',
  'no-descriptors',
  'takes-long',
  'held-back',
] as const satisfies readonly Outcome[]

/** One row, and the chunk that belongs to it. A stateless view; each side has its own kind. */
export abstract class JobRow {
  /** Number of the chunk, which names the job. */
  readonly chunk: number
  readonly #rows: Rows
  readonly #chunks: ChunkMemory
  readonly #int32At: number
  readonly #float64At: number

  constructor(chunk: number, { rows, chunks }: JobMemory) {
    this.chunk = chunk
    this.#rows = rows
    this.#chunks = chunks
    this.#int32At = chunk * jobLayout.int32Words
    this.#float64At = chunk * jobLayout.float64Words
  }

  /** Counts the jobs of this row. */
  get ticket(): number {
    return this.int(at.ticket)
  }

  /** The chunk's bytes for a response. */
  get data(): Buffer {
    return this.#chunks.data(this.chunk)
  }

  /** The chunk's bytes for a request head. */
  protected get headArea(): Buffer {
    return this.#chunks.head(this.chunk)
  }

  protected int(word: number): number {
    return this.#rows.int32[this.#int32At + word]!
  }

  protected setInt(word: number, value: number): void {
    this.#rows.int32[this.#int32At + word] = value
  }

  protected float(word: number): number {
    return this.#rows.float64[this.#float64At + word]!
  }

  protected setFloat(word: number, value: number): void {
    this.#rows.float64[this.#float64At + word] = value
  }

  /** For the two flags that the listener may raise while the row is another thread's. */
  protected isRaised(word: number): boolean {
    return Atomics.load(this.#rows.int32, this.#int32At + word) === 1
  }

  protected raise(word: number): void {
    Atomics.store(this.#rows.int32, this.#int32At + word, 1)
  }
}

/** What all rows of a table share. */
export type JobMemory = { readonly rows: Rows; readonly chunks: ChunkMemory }

/** The jobs of a server as one side sees them. Each thread makes its own. */
export class JobTable<Job extends JobRow> {
  readonly #jobs: readonly Job[]

  /** Allocates zeroed memory for so many chunks' jobs. */
  static allocate(chunks: number): SharedArrayBuffer {
    return allocateRows(jobLayout, chunks)
  }

  constructor(
    view: new (chunk: number, memory: JobMemory) => Job,
    memory: { readonly table: SharedArrayBuffer; readonly chunks: SharedArrayBuffer },
  ) {
    const chunks = new ChunkMemory(memory.chunks)
    const shared: JobMemory = { rows: viewRows(jobLayout, memory.table), chunks }
    this.#jobs = Array.from({ length: chunks.count }, (_, chunk) => new view(chunk, shared))
  }

  /** Number of jobs at a time. */
  get size(): number {
    return this.#jobs.length
  }

  /** The job of a chunk. */
  job(chunk: number): Job {
    return this.#jobs[chunk]!
  }
}
