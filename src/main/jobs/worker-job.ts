/** A job as the worker sees it that has taken it: read, then finished or returned undone. */
import type { Buffer } from 'node:buffer'
import type { JobParts, JobRow, StepOutcome, UndoneReason } from './job-table.ts'

/** What every kind of job has. `descriptor` is the open file's, -1 for none; whoever closes it sets -1 first. */
type AnyJob = Pick<WorkerJob, 'chunk' | 'data' | 'descriptor' | 'finish' | 'giveBack'>

/** Answer a request. */
export type RequestJob = AnyJob & {
  readonly kind: 'request'
  readonly row: Readonly<
    Pick<
      JobRow,
      | 'requestHeadBytes'
      | 'dataLimit'
      | 'mustClose'
      | 'mayRefer'
      | 'mayPage'
      | 'mayTakeLong'
      | 'cancelled'
      | 'batch'
    >
  >
} & Pick<WorkerJob, 'headArea' | 'setPersistence' | 'setResponse' | 'referTo' | 'offer' | 'saveOpen'>

/** Produce the next bytes of an open response. */
export type ResumeJob = AnyJob & {
  readonly kind: 'resume'
  readonly row: Readonly<Pick<JobRow, 'dataLimit' | 'position' | 'end' | 'restBytes'>>
} & Pick<WorkerJob, 'headArea' | 'saveOpen'>

/** Close the file of a response that was given up. */
export type AbandonJob = AnyJob & { readonly kind: 'abandon' }

/** Runs on pool threads. One per chunk and thread. */
export class WorkerJob {
  readonly chunk: number
  readonly #chunks: JobParts['chunks']
  readonly #row: JobRow

  constructor({ chunk, chunks, row }: JobParts) {
    this.chunk = chunk
    this.#chunks = chunks
    this.#row = row
  }

  /** Begins the step: the job as its kind shows it. The object is the job itself: nothing is allocated. */
  begin(thread: number): RequestJob | ResumeJob | AbandonJob {
    const row = this.#row
    row.thread = thread
    row.dataBytes = 0
    row.hotContentId = 0
    row.offeredId = 0
    return this
  }

  get kind(): JobRow['kind'] {
    return this.#row.kind
  }

  /** What every side may read. */
  get row(): Readonly<JobRow> {
    return this.#row
  }

  /** The chunk's bytes for a response. */
  get data(): Buffer {
    return this.#chunks.data(this.chunk)
  }

  /** Begins with the request head, or with the description of what of a response comes after `end`. */
  get headArea(): Buffer {
    return this.#chunks.head(this.chunk)
  }

  get descriptor(): number {
    return this.#row.descriptor
  }

  set descriptor(descriptor: number) {
    this.#row.descriptor = descriptor
  }

  /** Says what becomes of the connection. */
  setPersistence(persistent: boolean, discardBytes: number): void {
    this.#row.persistent = persistent
    this.#row.discardBytes = discardBytes
  }

  /** Says what the response is. */
  setResponse(status: number, headBytes: number, contentLength: number): void {
    const row = this.#row
    row.status = status
    row.responseHeadBytes = headBytes
    row.contentLength = contentLength
  }

  /** Has the listener send content from its memory after the chunk's bytes. */
  referTo(hotContentId: number): void {
    this.#row.hotContentId = hotContentId
  }

  /** Offers the listener the content that begins in this chunk, to be kept under `key`. The request head is lost. */
  offer(id: number, key: string): void {
    this.#row.offeredId = id
    this.#row.offeredKeyBytes = this.headArea.write(key, 'latin1')
  }

  /** Leaves the rest of the response to the next step; `restBytes` of the head area describe what comes after `end`. */
  saveOpen(position: number, end: number, restBytes: number): void {
    const row = this.#row
    row.position = position
    row.end = end
    row.restBytes = restBytes
  }

  /** Ends the step with `dataBytes` of {@link data}. */
  finish(outcome: StepOutcome, dataBytes: number): void {
    this.#row.dataBytes = dataBytes
    this.#row.outcome = outcome
  }

  /** Ends the step with nothing done. */
  giveBack(reason: UndoneReason): void {
    this.#row.outcome = reason
  }

  /** Bytes that the step produced, or referred to. */
  get producedBytes(): number {
    const { dataBytes, hotContentId, outcome, contentLength } = this.#row
    return dataBytes + (hotContentId !== 0 || outcome === 'page' ? contentLength : 0)
  }
}
