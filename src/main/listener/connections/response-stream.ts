/**
 * Answers a connection's requests, one after the other: asks for jobs, has what they produce written to the client, and
 * reads ahead for clients that take it fast.
 *
 * Producing and writing go on side by side. The state is that of producing; the writer knows whether it is writing.
 *
 * ```
 *  event              from                    to
 *  start              idle                    asking
 *  fillJob            asking                  producing
 *  jobDone, undone    producing               asking, or backoff while no file descriptor is free
 *  (timer)            backoff                 asking
 *  jobDone            producing               ready if the writer is writing, else it writes (below)
 *  #written           ready                   writes (below)
 *                     paused                  asking
 *                     draining                draining while memory content is left, else idle: the response is complete
 *  (writes)                                   asking if more is to come: reads ahead
 *                                             paused if more is to come, but the client is slow
 *                                             draining if all is produced
 *  connectionClosed   asking, producing       closing, until that job has come back
 *                     any with an open file   closing, until a job has closed it
 *                     any other               closed
 * ```
 */
import type { Buffer } from 'node:buffer'
import type { Socket } from 'node:net'
import type {
  BlankJob,
  DoneStep,
  EndedJob,
  FirstStep,
  NextStep,
  OpenResponse,
  Step,
} from '../../jobs/listener-job.ts'
import type { UndoneReason } from '../../jobs/job-table.ts'
import { ContentCopier } from '../hot-content/content-copier.ts'
import type { ConnectionArrivals } from '../reporting/arrivals.ts'
import type { JobOwner } from '../scheduling/dispatcher.ts'
import type { Client } from './client.ts'
import { ClientWriter } from './client-writer.ts'
import type { ConnectionClient } from './connection-client.ts'
import { earlyResponse } from './early-response.ts'
import { Exchange } from './exchange.ts'
import { MemoryContent } from './memory-content.ts'
import type { ConnectionServices } from './services.ts'

type State =
  /** Between requests. */
  | 'idle'
  /** A job is asked for. */
  | 'asking'
  /** A job is queued or at work. */
  | 'producing'
  /** A job will be asked for when a file descriptor may be free. */
  | 'backoff'
  /** What a job has produced waits until the write in progress is accepted. */
  | 'ready'
  /** More is to be had, once the write in progress is accepted. */
  | 'paused'
  /** All is produced, and being written. */
  | 'draining'
  /** The socket is closed, and a job must come back or close a file. */
  | 'closing'
  | 'closed'

/** How often a request tries to get a file descriptor while none is free, ms. */
const descriptorRetryMs = 50

/** Whose requests are answered. */
export type StreamParts = {
  /** Number of the connection, from 1 in the order of acceptance. */
  readonly id: number
  readonly who: ConnectionClient
  readonly arrivals: ConnectionArrivals
  readonly socket: Socket
}

/** Runs on the listener thread. One per connection. */
export class ResponseStream implements JobOwner {
  /** Number of the connection. */
  readonly connection: number
  readonly exchange: Exchange
  readonly #who: ConnectionClient
  readonly #socket: Socket
  readonly #services: ConnectionServices
  readonly #arrivals: ConnectionArrivals
  readonly #isStopping: () => boolean
  readonly #onFinished: () => void
  readonly #writer: ClientWriter
  readonly #memoryContent: MemoryContent
  readonly #copier: ContentCopier
  #state: State = 'idle'
  /** What the next job takes up. */
  #open: OpenResponse | undefined
  /** See {@link RequestRights.prefix}. */
  #prefix = ''
  /** In state `ready`: what is to be written. */
  #ready: DoneStep | undefined

  /** @param onFinished called when a response is complete; {@link exchange} still has its facts */
  constructor(
    { id, who, arrivals, socket }: StreamParts,
    services: ConnectionServices,
    isStopping: () => boolean,
    onFinished: () => void,
  ) {
    this.connection = id
    this.exchange = new Exchange(id, who, services.deliveries)
    this.#who = who
    this.#socket = socket
    this.#services = services
    this.#arrivals = arrivals
    this.#isStopping = isStopping
    this.#onFinished = onFinished
    this.#memoryContent = new MemoryContent(who, services.pages, services.hotContent)
    this.#copier = new ContentCopier(services.hotContent)
    this.#writer = new ClientWriter(socket, services, (bytes) => this.#written(bytes))
  }

  /** Answers the request with this head, from whose path the door has taken off `prefix`. */
  start(head: Buffer, prefix = ''): void {
    this.#prefix = prefix
    this.exchange.begin(head, this.#services.clock.now())
    this.#ask()
  }

  /** Called about once a second with the time by the watch clock. */
  checkProgress(now: number): void {
    this.#writer.checkProgress(now)
    this.#copier.checkProgress(now)
  }

  /** The socket is closed: records the request that was being answered and releases what it held. */
  connectionClosed(): void {
    const { dispatcher } = this.#services
    this.#writer.close()
    this.#endContent()
    if (this.#ready !== undefined) dispatcher.release(this.#ready)
    this.#ready = undefined
    if (this.exchange.head !== undefined) {
      this.exchange.abort('left')
      this.#record()
    }
    const { needsThread } = this
    this.#state = 'closing'
    // A job in flight brings the file back with its completion.
    if (needsThread) dispatcher.cancel(this)
    else this.#closeFile()
  }

  // For reports.

  get client(): Client {
    return this.#who.client
  }

  /** Whether the client is to take bytes that are ready. */
  get isWriting(): boolean {
    return this.#writer.isWriting
  }

  /** Whether a thread is to produce more, or does. */
  get needsThread(): boolean {
    return this.#state === 'asking' || this.#state === 'producing'
  }

  // For the dispatcher.

  get network(): string {
    return this.client.network
  }

  /** The client has closed its direction: it has probably left, but may still wait for the answer. */
  get isHalfClosed(): boolean {
    return this.#socket.readableEnded
  }

  get stepBytes(): number {
    return this.#writer.stepBytes
  }

  fillJob(job: BlankJob): boolean {
    const open = this.#open
    this.#open = undefined
    if (this.#state === 'closing') {
      if (open === undefined) this.#state = 'closed'
      else job.putAbandon(open, this.connection)
      return open !== undefined
    }
    this.#state = 'producing'
    if (open === undefined) this.#putRequest(job)
    else job.putResume(open, this.connection)
    return true
  }

  jobDone({ step }: EndedJob): void {
    this.#open = step.readOpen()
    if (this.#state === 'closing') this.#discard(step)
    else if (step.kind === 'undone') this.#retry(step, step.outcome)
    else if (step.kind === 'next') this.#proceed(step)
    else if (this.#respond(step)) this.#produced(step)
    else this.#retry(step)
  }

  jobLost(): void {
    if (this.#state === 'closing') this.#state = 'closed'
    else {
      this.exchange.abort('failed')
      this.#giveUp()
    }
  }

  #giveUp(): void {
    this.#state = 'draining'
    this.#socket.destroy()
  }

  /**
   * Whether the client has most probably left: only what is sent to one that has closed its direction tells whether it has closed
   * the other as well, and a checksum that takes several steps sends nothing before it is done.
   */
  #hasLeft({ bytes, outcome }: DoneStep): boolean {
    return this.isHalfClosed && outcome === 'more' && bytes.length === 0
  }

  #putRequest(job: BlankJob): void {
    job.putRequest(this.exchange.head!, this.connection, {
      prefix: this.#prefix,
      mustClose: this.#isStopping(),
      mayRefer: !this.#writer.copies,
      mayPage: !this.#services.pages.isUsedUp(this.network),
    })
  }

  #ask(takesLong = false): void {
    const { dispatcher } = this.#services
    this.#state = 'asking'
    if (takesLong) dispatcher.requestLong(this)
    else dispatcher.request(this)
  }

  #retry(step: Step, reason?: UndoneReason): void {
    this.#services.dispatcher.release(step)
    if (reason === 'no-descriptors') this.#backOff()
    else this.#ask(reason === 'takes-long')
  }

  /** No file descriptor was free. Others will be closed, so the request waits; but not forever. */
  #backOff(): void {
    const { clock, flags, limits } = this.#services
    const waitedMs = clock.now() - this.exchange.startedAt
    if (waitedMs < limits.descriptorTimeoutMs && !this.#isStopping()) {
      this.#state = 'backoff'
      setTimeout(() => this.#state === 'backoff' && this.#ask(), descriptorRetryMs)
      return
    }
    const { bytes, contentBytes } = earlyResponse(503, this.exchange.head!, flags.current.cors)
    this.exchange.respondEarly(503, bytes.length - contentBytes, contentBytes)
    this.#state = 'draining'
    this.#writer.write(bytes)
  }

  /** The response has a head. Returns false if it refers to content that has been removed since: the worker will read it. */
  #respond(step: FirstStep): boolean {
    const { startedAt } = this.exchange
    const { hotContentId } = step
    if (hotContentId !== 0 && !this.#memoryContent.takeHot(hotContentId, startedAt)) return false
    this.exchange.respond(step)
    this.#copier.begin(step, startedAt)
    if (step.outcome === 'page') this.#memoryContent.takePage(step.thread)
    return true
  }

  #proceed(step: NextStep): void {
    this.exchange.proceed(step)
    this.#produced(step)
  }

  #produced(step: DoneStep): void {
    if (step.outcome === 'cut') this.exchange.abort('failed')
    if (this.#hasLeft(step)) {
      this.#services.dispatcher.release(step)
      this.#giveUp()
      return
    }
    this.#copier.add(step)
    if (this.#writer.isWriting) {
      this.#state = 'ready'
      this.#ready = step
    } else {
      this.#write(step)
    }
  }

  #write(step: DoneStep): void {
    if (this.#open === undefined) {
      this.#state = 'draining'
    } else if (this.#writer.copies) {
      this.#state = 'paused'
    } else {
      // Reads ahead, so that the disk works while the network does.
      this.#ask()
      this.#services.dispatcher.flush()
    }
    if (this.#memoryContent.isEmpty || !this.#memoryContent.prepend(step.bytes)) {
      this.#writer.writeStep(step)
    } else {
      this.#services.dispatcher.release(step)
      this.#writeMemoryContent()
    }
  }

  #writeMemoryContent(): void {
    this.#writer.write(this.#memoryContent.next(this.#writer.stepBytes))
  }

  /** The system has accepted a write. Possibly before the call that wrote has returned. */
  #written(bytes: number): void {
    this.#services.counters.contentSent(this.exchange.sent(bytes))
    const ready = this.#ready
    if (this.#state === 'ready') {
      this.#ready = undefined
      this.#write(ready!)
    } else if (this.#state === 'paused') {
      this.#ask()
    } else if (this.#state === 'draining') {
      if (this.#memoryContent.isEmpty) this.#finish()
      else this.#writeMemoryContent()
    }
  }

  #finish(): void {
    this.#endContent()
    this.#record()
    this.#state = 'idle'
    this.#onFinished()
  }

  #endContent(): void {
    this.#copier.stop()
    this.#memoryContent.drop()
  }

  #record(): void {
    const now = this.#services.clock.now()
    const download = this.exchange.endDownload(now)
    this.#arrivals.requested(this.exchange.status, this.exchange.head!)
    this.#services.finished(this.exchange.end(now), download)
  }

  /** The job has come back to a closed connection. */
  #discard(step: Step): void {
    if (step.kind === 'first' && step.outcome === 'page') this.#memoryContent.takePage(step.thread)
    this.#memoryContent.drop()
    this.#services.dispatcher.release(step)
    this.#closeFile()
  }

  #closeFile(): void {
    if (this.#open === undefined) this.#state = 'closed'
    else this.#services.dispatcher.request(this)
  }
}
