/** A job as the worker sees it that has taken it: read, then finished or returned undone. */
import {
  jobKinds,
  jobLayout,
  JobRow,
  nothingOpen,
  outcomes,
  type JobKind,
  type Outcome,
  type StepOutcome,
  type UndoneReason,
} from './job-table.ts'

const { at } = jobLayout
const outcomeNumbers = Object.fromEntries(outcomes.map((outcome, number) => [outcome, number])) as Record<
  Outcome,
  number
>

/** What every kind of job has. `descriptor` is the open file's, -1 for none; whoever closes it sets -1 first. */
type AnyJob = Pick<WorkerJob, 'chunk' | 'data' | 'descriptor' | 'finish' | 'giveBack'>

/** Answer a request. */
export type RequestJob = AnyJob &
  Pick<
    WorkerJob,
    | 'requestHead'
    | 'requestHeadBytes'
    | 'isKeyed'
    | 'prefix'
    | 'dataLimit'
    | 'mustClose'
    | 'mayRefer'
    | 'mayPage'
    | 'mayTakeLong'
    | 'isCancelled'
    | 'batch'
    | 'setPersistence'
    | 'setResponse'
    | 'referTo'
    | 'offer'
    | 'rest'
    | 'saveOpen'
  > & { readonly kind: 'request' }

/** Produce the next bytes of an open response. */
export type ResumeJob = AnyJob &
  Pick<
    WorkerJob,
    'dataLimit' | 'mayTakeLong' | 'isCancelled' | 'position' | 'end' | 'rest' | 'restBytes' | 'saveOpen'
  > & {
    readonly kind: 'resume'
  }

/** Close the file of a response that was given up. */
export type AbandonJob = AnyJob & { readonly kind: 'abandon' }

/** Runs on pool threads. One per chunk and thread. */
export class WorkerJob extends JobRow {
  /** Begins the step: the job as its kind shows it. The object is the job itself: nothing is allocated. */
  begin(thread: number): RequestJob | ResumeJob | AbandonJob {
    this.setInt(at.thread, thread)
    this.setInt(at.dataBytes, 0)
    this.setInt(at.hotContentId, 0)
    this.setInt(at.offeredId, 0)
    return this
  }

  get kind(): JobKind {
    return jobKinds[this.int(at.kind)]!
  }

  /** Whether the job is to be returned undone. */
  get isHeldBack(): boolean {
    return this.isRaised(at.heldBack)
  }

  /** Number of the connection, for the thread board. */
  get connection(): number {
    return this.int(at.connection)
  }

  /** Begins with the request head. */
  get requestHead(): Buffer {
    return this.headArea
  }

  get requestHeadBytes(): number {
    return this.int(at.requestHeadBytes)
  }

  /** Whether the request came with a key, which the listener has taken off. */
  get isKeyed(): boolean {
    return this.int(at.prefixBytes) > 0
  }

  /** The part of the path that the listener has taken off, which absolute links begin with; '' for none. */
  get prefix(): string {
    const bytes = this.int(at.prefixBytes)
    if (bytes === 0) return ''
    const start = this.requestHeadBytes
    return this.headArea.toString('latin1', start, start + bytes)
  }

  /** Bytes of content that this step may produce at most. */
  get dataLimit(): number {
    return this.int(at.dataLimit)
  }

  /** Whether the connection ends with this response whatever the client asks for. */
  get mustClose(): boolean {
    return this.int(at.mustClose) === 1
  }

  /** Whether {@link referTo} is allowed. */
  get mayRefer(): boolean {
    return this.int(at.mayRefer) === 1
  }

  /** Whether the content may be a page sent by message. */
  get mayPage(): boolean {
    return this.int(at.mayPage) === 1
  }

  /** Whether the thread may be kept for long. */
  get mayTakeLong(): boolean {
    return this.int(at.mayTakeLong) === 1
  }

  /** Whether the client has left meanwhile. */
  get isCancelled(): boolean {
    return this.isRaised(at.cancelled)
  }

  /** See {@link jobLayout}. */
  get batch(): number {
    return this.float(at.batch)
  }

  get descriptor(): number {
    return this.int(at.descriptor)
  }

  set descriptor(descriptor: number) {
    this.setInt(at.descriptor, descriptor)
  }

  /** Offset in the file of the next byte to send. */
  get position(): number {
    return this.float(at.position)
  }

  /** Offset in the file after the last byte to send. */
  get end(): number {
    return this.float(at.end)
  }

  /** Begins with a description of what comes after `end`. */
  get rest(): Buffer {
    return this.headArea
  }

  get restBytes(): number {
    return this.int(at.restBytes)
  }

  /** Says what becomes of the connection. */
  setPersistence(persistent: boolean, discardBytes: number): void {
    this.setInt(at.persistent, Number(persistent))
    this.setFloat(at.discardBytes, discardBytes)
  }

  /** Says what the response is. */
  setResponse(status: number, headBytes: number, contentLength: number): void {
    this.setInt(at.status, status)
    this.setInt(at.responseHeadBytes, headBytes)
    this.setFloat(at.contentLength, contentLength)
  }

  /** Has the listener send content from its memory after the chunk's bytes. */
  referTo(hotContentId: number): void {
    this.setInt(at.hotContentId, hotContentId)
  }

  /** Offers the listener the content that begins in this chunk, to be kept under `key`. The request head is lost. */
  offer(id: number, key: string): void {
    this.setInt(at.offeredId, id)
    this.setInt(at.offeredKeyBytes, this.headArea.write(key, 'latin1'))
  }

  /** Leaves the rest of the response to the next step; `restBytes` of {@link rest} describe what comes after `end`. */
  saveOpen(position: number, end: number, restBytes: number): void {
    this.setFloat(at.position, position)
    this.setFloat(at.end, end)
    this.setInt(at.restBytes, restBytes)
  }

  /** Ends the step with `dataBytes` of {@link data}. */
  finish(outcome: StepOutcome, dataBytes: number): void {
    if (outcome !== 'more') this.setInt(at.restBytes, nothingOpen)
    this.setInt(at.dataBytes, dataBytes)
    this.setInt(at.outcome, outcomeNumbers[outcome])
  }

  /** Ends the step with nothing done. */
  giveBack(reason: UndoneReason): void {
    this.setInt(at.outcome, outcomeNumbers[reason])
  }

  /** Bytes that the step produced, or referred to. */
  get producedBytes(): number {
    const isElsewhere = this.int(at.hotContentId) !== 0 || this.int(at.outcome) === outcomeNumbers.page
    return this.int(at.dataBytes) + (isElsewhere ? this.float(at.contentLength) : 0)
  }
}
