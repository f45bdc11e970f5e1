/** A job as the listener sees it: written before it is queued, read when its step is done. */
import { Buffer } from 'node:buffer'
import {
  jobKinds,
  jobLayout,
  JobRow,
  nothingOpen,
  outcomes,
  type StepOutcome,
  type UndoneReason,
} from './job-table.ts'
import { copyBytes } from '../sync/copy-bytes.ts'

const { at } = jobLayout
const requestKind = jobKinds.indexOf('request')
const resumeKind = jobKinds.indexOf('resume')
const abandonKind = jobKinds.indexOf('abandon')
const firstUndone = outcomes.indexOf('no-descriptors')

/** The rest of a response that a resume job takes up. */
export type OpenResponse = {
  readonly descriptor: number
  readonly position: number
  readonly end: number
  /** See worker/open-response.ts; opaque here. */
  readonly rest: Buffer | undefined
}

/** A job that nothing has been asked of yet: exactly one `put…`, then the dispatcher queues it. */
export type BlankJob = Pick<ListenerJob, 'chunk' | 'putRequest' | 'putResume' | 'putAbandon'>

/** A step that produced bytes. */
export type DoneStep = FirstStep | NextStep

type AnyDoneStep = Pick<ListenerJob, 'chunk' | 'bytes' | 'byteLength' | 'thread' | 'readOpen'>

/** The first step of a response: it says what the response is. */
export type FirstStep = AnyDoneStep & { readonly kind: 'first'; readonly outcome: StepOutcome } & Pick<
    ListenerJob,
    | 'status'
    | 'responseHeadBytes'
    | 'persistent'
    | 'contentLength'
    | 'discardBytes'
    | 'hotContentId'
    | 'offeredId'
    | 'offeredKey'
  >

/** A further step. */
export type NextStep = AnyDoneStep & { readonly kind: 'next'; readonly outcome: Exclude<StepOutcome, 'page'> }

/** The job came back as it was put. */
type UndoneStep = Pick<ListenerJob, 'chunk' | 'readOpen'> & {
  readonly kind: 'undone'
  readonly outcome: UndoneReason
}

export type Step = DoneStep | UndoneStep

/** A job whose completion has been taken. */
export type EndedJob = Pick<ListenerJob, 'chunk' | 'step'>

/** Runs on the listener thread. One per chunk. */
export class ListenerJob extends JobRow {
  /** Asks for an answer to the request with this head. */
  putRequest(head: Buffer, connection: number, rights: RequestRights): void {
    const { prefix, mustClose, mayRefer, mayPage } = rights
    this.setInt(at.kind, requestKind)
    this.setInt(at.connection, connection)
    this.setInt(at.descriptor, -1)
    this.setInt(at.restBytes, nothingOpen)
    const headBytes = copyBytes(head, this.headArea)
    this.setInt(at.requestHeadBytes, headBytes)
    // There is room for it: it was a part of the head.
    this.setInt(at.prefixBytes, prefix === '' ? 0 : this.headArea.write(prefix, headBytes, 'latin1'))
    this.setInt(at.mustClose, Number(mustClose))
    this.setInt(at.mayRefer, Number(mayRefer))
    this.setInt(at.mayPage, Number(mayPage))
  }

  /** Asks for the next bytes of a response. */
  putResume(open: OpenResponse, connection: number): void {
    this.setInt(at.kind, resumeKind)
    this.#putOpen(open, connection)
  }

  /** Asks to close the file of a response that is given up. */
  putAbandon(open: OpenResponse, connection: number): void {
    this.setInt(at.kind, abandonKind)
    this.#putOpen(open, connection)
  }

  /** Makes the job ready for the queue. */
  enqueue(dataLimit: number, mayTakeLong: boolean, batch: number): void {
    this.setInt(at.dataLimit, dataLimit)
    this.setInt(at.mayTakeLong, Number(mayTakeLong))
    this.setFloat(at.batch, batch)
    this.setInt(at.ticket, this.ticket + 1)
    this.setInt(at.cancelled, 0)
    this.setInt(at.heldBack, 0)
  }

  /** The client has left. While the job is queued or worked on. */
  cancel(): void {
    this.raise(at.cancelled)
  }

  /** Has the job returned undone unless a thread has begun it. While it is queued. */
  holdBack(): void {
    this.raise(at.heldBack)
  }

  /** What came of the job, once its completion has been taken. The object is the job itself: nothing is allocated. */
  get step(): Step {
    return this as Step
  }

  get kind(): Step['kind'] {
    if (this.int(at.outcome) >= firstUndone) return 'undone'
    return this.int(at.kind) === requestKind ? 'first' : 'next'
  }

  get outcome(): Step['outcome'] {
    return outcomes[this.int(at.outcome)]!
  }

  /** The bytes to send, the response's head included. */
  get bytes(): Buffer {
    return this.data.subarray(0, this.byteLength)
  }

  /** How many bytes there are to send. */
  get byteLength(): number {
    return this.int(at.dataBytes)
  }

  /** Number of the thread that did the step. */
  get thread(): number {
    return this.int(at.thread)
  }

  get status(): number {
    return this.int(at.status)
  }

  /** How many of the bytes to send are the response's head. */
  get responseHeadBytes(): number {
    return this.int(at.responseHeadBytes)
  }

  /** Whether the connection stays open after the response. */
  get persistent(): boolean {
    return this.int(at.persistent) === 1
  }

  /** Bytes of the response's content as promised in its head. */
  get contentLength(): number {
    return this.float(at.contentLength)
  }

  /** Bytes of request content to discard before the next request; Infinity for all that comes. */
  get discardBytes(): number {
    return this.float(at.discardBytes)
  }

  /** Number of the content in the listener's memory that is to be sent after the bytes, 0 for none. */
  get hotContentId(): number {
    return this.int(at.hotContentId)
  }

  /** Number of the content that begins in this chunk and is worth keeping, 0 for none. */
  get offeredId(): number {
    return this.int(at.offeredId)
  }

  /** The key of that content. */
  get offeredKey(): string {
    return this.headArea.toString('latin1', 0, this.int(at.offeredKeyBytes))
  }

  /** What remains of the response: bytes to send, or at least a file to close; undefined for neither. */
  readOpen(): OpenResponse | undefined {
    const descriptor = this.int(at.descriptor)
    const restBytes = this.int(at.restBytes)
    if (descriptor === -1 && restBytes === nothingOpen) return undefined
    return {
      descriptor,
      position: this.float(at.position),
      end: this.float(at.end),
      rest: restBytes <= 0 ? undefined : Buffer.from(this.headArea.subarray(0, restBytes)),
    }
  }

  #putOpen({ descriptor, position, end, rest }: OpenResponse, connection: number): void {
    this.setInt(at.connection, connection)
    this.setInt(at.descriptor, descriptor)
    this.setFloat(at.position, position)
    this.setFloat(at.end, end)
    this.setInt(at.restBytes, rest === undefined ? 0 : copyBytes(rest, this.headArea))
  }
}

/** What the answer to a request may do, and what it is to say. */
export type RequestRights = {
  /** The part of the path that the listener has taken off, which absolute links begin with; '' for none. */
  readonly prefix: string
  /** The connection ends with this response. */
  readonly mustClose: boolean
  /** Refer to content in the listener's memory instead of reading it. */
  readonly mayRefer: boolean
  /** Send a page too long for a chunk. */
  readonly mayPage: boolean
}
