/** A job as the listener sees it: written before it is queued, read when its step is done. */
import { Buffer } from 'node:buffer'
import { isUndone, type JobParts, type JobRow, type StepOutcome, type UndoneReason } from './job-table.ts'

/** The rest of a response that a resume job takes up. */
export type OpenResponse = Readonly<Pick<JobRow, 'descriptor' | 'position' | 'end'>> & {
  /** See worker/open-response.ts; opaque here. */
  readonly rest: Buffer | undefined
}

/** What the answer to a request may do. */
export type RequestRights = Readonly<Pick<JobRow, 'mustClose' | 'mayRefer' | 'mayPage'>>

/** A job that nothing has been asked of yet: exactly one `put…`, then the dispatcher queues it. */
export type BlankJob = Pick<ListenerJob, 'chunk' | 'putRequest' | 'putResume' | 'putAbandon'>

/** What every step has. */
type AnyStep = Pick<ListenerJob, 'chunk' | 'readOpen'>

/** The first step of a response: it says what the response is. */
export type FirstStep = AnyStep & {
  readonly kind: 'first'
  readonly outcome: StepOutcome
  readonly row: Readonly<
    Pick<
      JobRow,
      | 'thread'
      | 'status'
      | 'responseHeadBytes'
      | 'persistent'
      | 'contentLength'
      | 'discardBytes'
      | 'hotContentId'
      | 'offeredId'
    >
  >
} & Pick<ListenerJob, 'bytes' | 'offeredKey'>

/** A further step. */
export type NextStep = AnyStep & {
  readonly kind: 'next'
  readonly outcome: Exclude<StepOutcome, 'page'>
} & Pick<ListenerJob, 'bytes'>

/** A step that produced bytes. */
export type DoneStep = FirstStep | NextStep

/** The job came back as it was put. */
type UndoneStep = AnyStep & { readonly kind: 'undone'; readonly outcome: UndoneReason }

export type Step = DoneStep | UndoneStep

/** A job whose completion has been taken. */
export type EndedJob = Pick<ListenerJob, 'chunk' | 'step'>

/** Runs on the listener thread. One per chunk. */
export class ListenerJob {
  readonly chunk: number
  readonly #chunks: JobParts['chunks']
  readonly #row: JobRow

  constructor({ chunk, chunks, row }: JobParts) {
    this.chunk = chunk
    this.#chunks = chunks
    this.#row = row
  }

  /** Asks for an answer to the request with this head. */
  putRequest(head: Buffer, connection: number, { mustClose, mayRefer, mayPage }: RequestRights): void {
    const row = this.#row
    row.kind = 'request'
    row.connection = connection
    row.descriptor = -1
    row.requestHeadBytes = head.copy(this.#headArea)
    row.mustClose = mustClose
    row.mayRefer = mayRefer
    row.mayPage = mayPage
  }

  /** Asks for the next bytes of a response. */
  putResume(open: OpenResponse, connection: number): void {
    this.#putOpen('resume', open, connection)
  }

  /** Asks to close the file of a response that is given up. */
  putAbandon(open: OpenResponse, connection: number): void {
    this.#putOpen('abandon', open, connection)
  }

  /** Makes the job ready for the queue. */
  enqueue(dataLimit: number, mayTakeLong: boolean, batch: number): void {
    const row = this.#row
    row.dataLimit = dataLimit
    row.mayTakeLong = mayTakeLong
    row.batch = batch
    row.ticket++
    row.cancelled = false
    row.heldBack = false
  }

  /** Counts the jobs of this row. */
  get ticket(): number {
    return this.#row.ticket
  }

  /** The client has left. While the job is queued or worked on. */
  cancel(): void {
    this.#row.cancelled = true
  }

  /** Has the job returned undone unless a thread has begun it. While it is queued. */
  holdBack(): void {
    this.#row.heldBack = true
  }

  /** What came of the job, once its completion has been taken. The object is the job itself: nothing is allocated. */
  get step(): Step {
    return this as Step
  }

  get kind(): Step['kind'] {
    if (isUndone(this.outcome)) return 'undone'
    return this.#row.kind === 'request' ? 'first' : 'next'
  }

  get outcome(): Step['outcome'] {
    return this.#row.outcome
  }

  get row(): FirstStep['row'] {
    return this.#row
  }

  /** The bytes to send, the response's head included. */
  get bytes(): Buffer {
    return this.#chunks.data(this.chunk).subarray(0, this.#row.dataBytes)
  }

  /** The key of the content that is offered. */
  get offeredKey(): string {
    return this.#headArea.toString('latin1', 0, this.#row.offeredKeyBytes)
  }

  /** What remains of the response; undefined if no file is open. */
  readOpen(): OpenResponse | undefined {
    const { descriptor, position, end, restBytes } = this.#row
    if (descriptor === -1) return undefined
    const rest = restBytes === 0 ? undefined : Buffer.from(this.#headArea.subarray(0, restBytes))
    return { descriptor, position, end, rest }
  }

  #putOpen(kind: 'resume' | 'abandon', open: OpenResponse, connection: number): void {
    const row = this.#row
    row.kind = kind
    row.connection = connection
    row.descriptor = open.descriptor
    row.position = open.position
    row.end = open.end
    row.restBytes = open.rest === undefined ? 0 : open.rest.copy(this.#headArea)
  }

  get #headArea(): Buffer {
    return this.#chunks.head(this.chunk)
  }
}
