/**
 * What listener and workers say to each other about a job, in shared memory: one column per fact, one row per chunk.
 * A job is one step of work for one connection and always has a chunk, so a chunk's number names the job. A row
 * belongs to one thread at a time: to the listener until it puts the number into the job queue, to the worker that
 * takes it until it puts it into the completion queue.
 */

/** What a job asks for. */
export const jobKind = {
  /** Answer the request whose head lies in the chunk's head area. */
  request: 0,
  /** Produce the next bytes of an open response. */
  resume: 1,
  /** Give up an open response: close its file. */
  abandon: 2,
} as const

/** How a step ended. */
export const jobOutcome = {
  /** The chunk holds the last bytes of the response. */
  done: 0,
  /** The chunk holds bytes, and more are to be had by a resume job. */
  more: 1,
  /** The response can't go on (its file shrank, the disk failed): send what the chunk holds, then cut. */
  cut: 2,
  /** The chunk holds the first bytes; the rest lies in a message on the worker's port. */
  message: 3,
  // From here on the job comes back undone.
  /** The process or the system has no file descriptor left: try again later. */
  noDescriptors: 4,
  /** The request would keep the thread for long, which this job may not. */
  takesLong: 5,
  /** The job was to be given back, see {@link JobTable.heldBack}. */
  heldBack: 6,
} as const
export type JobOutcome = (typeof jobOutcome)[keyof typeof jobOutcome]

const float64Columns = ['batch', 'position', 'end', 'contentLength', 'discardBytes'] as const
const int32Columns = [
  'kind',
  'headBytes',
  'dataLimit',
  'connection',
  'mustClose',
  'unwanted',
  'heldBack',
  'mayTakeLong',
  'outcome',
  'status',
  'responseHeadBytes',
  'dataBytes',
  'persistent',
  'descriptor',
  'restBytes',
  'thread',
  'ticket',
  'contentId',
  'keepId',
  'keyBytes',
  'mayName',
  'mayPage',
] as const

/** A stateless view of the table; every thread makes its own. */
export class JobTable {
  // Set by the listener for each job.
  /** One of {@link jobKind}. */
  readonly kind: Int32Array
  /** Length of the request head in the head area. */
  readonly headBytes: Int32Array
  /** How many bytes of content this step may produce at most. */
  readonly dataLimit: Int32Array
  /** Number of the connection, for those who watch. */
  readonly connection: Int32Array
  /** 1: the connection ends with this response whatever the client wishes. */
  readonly mustClose: Int32Array
  /** 1: the client has left. May be set while a worker owns the row, which then makes nothing that takes long. */
  readonly unwanted: Int32Array
  /**
   * 1: a thread that takes the job gives it back undone, since its client's other jobs hold too many threads. May be set
   * while the job is queued; a thread that has begun it goes on.
   */
  readonly heldBack: Int32Array
  /** 1: a content in the listener's memory may be named instead of being read. */
  readonly mayReference: Int32Array
  /** 1: the client may be sent a page too long for a chunk. */
  readonly mayPage: Int32Array
  /** 1: the job may keep its thread for long; only some at a time may, so that others find a thread. */
  readonly mayTakeLong: Int32Array
  /** Counts the jobs of this row, so that a job that died with its thread isn't taken for the row's next one. */
  readonly ticket: Int32Array

  /**
   * Number of the batch in which the job is put into the queue, counting up. Every request of a batch had arrived
   * before any job of the batch is begun, so what one of them finds on the disk is news for the others as well.
   */
  readonly batch: Float64Array

  // Set by the worker for each step.
  /** A {@link JobOutcome}. */
  readonly outcome: Int32Array
  /** Number of bytes to send, from the start of the data area. */
  readonly dataBytes: Int32Array
  /** Which worker did the step. */
  readonly thread: Int32Array

  // Set by the worker for the first step.
  readonly status: Int32Array
  /** How many of the bytes to send are the response's head. */
  readonly responseHeadBytes: Int32Array
  /** Number of a content in the listener's memory that is to be sent after the chunk's bytes, 0 for none. */
  readonly contentId: Int32Array
  /** Number of the content that begins in this chunk, if it is worth being kept, 0 if it isn't. */
  readonly keepId: Int32Array
  /** Length of its key, which then lies in the head area. */
  readonly keyBytes: Int32Array
  /** 1: the connection stays open after the response. */
  readonly persistent: Int32Array
  /** Bytes of the response's content as promised in its head. */
  readonly contentLength: Float64Array
  /** Bytes of request content to read and throw away before the next request; Infinity for all that comes. */
  readonly discardBytes: Float64Array

  // The open response: set by the worker after each step, handed back by the listener with the next.
  /** File descriptor, -1 for none. Whoever owns the row owns the descriptor. */
  readonly descriptor: Int32Array
  /** Offset in the file of the next byte to send. */
  readonly position: Float64Array
  /** Offset in the file after the last byte to send. */
  readonly end: Float64Array
  /** Bytes in the head area that describe what comes after `end` (see the worker's response rest), 0 for nothing. */
  readonly restBytes: Int32Array

  /** @param rows number of chunks */
  static allocate(rows: number): SharedArrayBuffer {
    return new SharedArrayBuffer(rows * (float64Columns.length * 8 + int32Columns.length * 4))
  }

  constructor(memory: SharedArrayBuffer) {
    const rows = memory.byteLength / (float64Columns.length * 8 + int32Columns.length * 4)
    const float64 = (name: (typeof float64Columns)[number]) =>
      new Float64Array(memory, float64Columns.indexOf(name) * rows * 8, rows)
    const int32 = (name: (typeof int32Columns)[number]) =>
      new Int32Array(memory, rows * (float64Columns.length * 8 + int32Columns.indexOf(name) * 4), rows)
    this.kind = int32('kind')
    this.headBytes = int32('headBytes')
    this.dataLimit = int32('dataLimit')
    this.connection = int32('connection')
    this.mustClose = int32('mustClose')
    this.unwanted = int32('unwanted')
    this.heldBack = int32('heldBack')
    this.mayTakeLong = int32('mayTakeLong')
    this.outcome = int32('outcome')
    this.dataBytes = int32('dataBytes')
    this.thread = int32('thread')
    this.ticket = int32('ticket')
    this.contentId = int32('contentId')
    this.keepId = int32('keepId')
    this.keyBytes = int32('keyBytes')
    this.mayReference = int32('mayName')
    this.mayPage = int32('mayPage')
    this.batch = float64('batch')
    this.status = int32('status')
    this.responseHeadBytes = int32('responseHeadBytes')
    this.persistent = int32('persistent')
    this.contentLength = float64('contentLength')
    this.discardBytes = float64('discardBytes')
    this.descriptor = int32('descriptor')
    this.position = float64('position')
    this.end = float64('end')
    this.restBytes = int32('restBytes')
  }
}
