/**
 * Answers one request of a connection after the other: asks for jobs, has what they produce written to the client, and
 * reads ahead for fast clients.
 */
import { Buffer } from 'node:buffer'
import type { Socket } from 'node:net'
import { jobKind, jobOutcome, type JobOutcome } from '../../jobs/job-table.ts'
import type { TransferSnapshot } from '../../../shared/server-events.ts'
import { ClientWriter } from './client-writer.ts'
import type { Client, ConnectionContext } from './connection-context.ts'
import type { StoredContent } from '../hot-content/hot-content.ts'
import type { JobOwner } from '../scheduling/dispatcher.ts'
import * as limits from '../limits.ts'
import { earlyResponse } from './early-response.ts'
import { MemoryContent } from '../hot-content/memory-content.ts'
import type { Waiting } from '../scheduling/long-line.ts'

/** How a response ended. */
export type FinishedResponse = {
  /** Both sides want another request on the connection. */
  readonly persistent: boolean
  /** Bytes of the request's content that come before it. */
  readonly discardBytes: number
  /** The response is shorter than its head promised. */
  readonly aborted: boolean
}

/** The rest of a response that a resume job takes up, see the job table. */
type OpenResponse = {
  readonly descriptor: number
  readonly position: number
  readonly end: number
  readonly rest: Buffer | undefined
}

/** What a client that left before there was an answer is logged with, as nginx does. */
const clientClosedRequest = 499

const noChunk = -1

/** Listener thread only. */
export class ResponseStream implements JobOwner, Waiting {
  /** Number of the connection. */
  readonly connection: number
  /** See {@link Client}. */
  readonly client: string
  readonly network: string
  readonly #clientBytes: Buffer
  readonly #socket: Socket
  readonly #context: ConnectionContext
  readonly #onFinished: (finished: FinishedResponse) => void
  readonly #writer: ClientWriter
  /** What is sent after the first chunk instead of further ones. */
  readonly #longContent: MemoryContent

  // The request.
  #head: Buffer | undefined
  /** When the head was complete: wall time for people, the watch clock's to measure with. */
  #startedMs = 0
  #startedAt = 0
  #thread = -1
  #status = 0
  #persistent = false
  #discardBytes = 0
  #contentBytes = 0
  #headBytes = 0
  #sentBytes = 0

  // The steps.
  #jobWanted = false
  #open: OpenResponse | undefined
  #readyChunk = noChunk
  /** What the content is copied to on its way, to be kept. */
  #filling: StoredContent | undefined
  #cut = false

  #closed = false

  constructor(
    connection: number,
    { client, network }: Client,
    socket: Socket,
    context: ConnectionContext,
    onFinished: (finished: FinishedResponse) => void,
  ) {
    this.connection = connection
    this.client = client
    this.network = network
    this.#clientBytes = Buffer.from(client)
    this.#socket = socket
    this.#context = context
    this.#onFinished = onFinished
    this.#longContent = new MemoryContent(network, context)
    this.#writer = new ClientWriter(socket, context, (bytes) => this.#written(bytes))
  }

  /** Answers the request whose head is given. */
  start(head: Buffer): void {
    this.#head = head
    this.#startedMs = Date.now()
    this.#startedAt = this.#context.clock.now()
    this.#thread = -1
    this.#status = 0
    this.#sentBytes = 0
    this.#headBytes = 0
    this.#contentBytes = 0
    this.#cut = false
    this.#requestJob()
  }

  /** Whether a response is on its way whose head is known. */
  get isSending(): boolean {
    return this.#head !== undefined && this.#status !== 0
  }

  /** When the request was complete, ms since the epoch. */
  get startedMs(): number {
    return this.#startedMs
  }

  /** The response as others see it, while {@link isSending}. */
  snapshot(): TransferSnapshot {
    return {
      connection: this.connection,
      client: this.client,
      target: this.target,
      status: this.#status,
      sentBytes: this.#sentContentBytes,
      contentBytes: this.#contentBytes,
      startedMs: this.#startedMs,
    }
  }

  /** Target of the current request as received, latin1. */
  get target(): string {
    const line = this.#head?.toString('latin1', 0, Math.max(0, this.#head.indexOf('\r'))) ?? ''
    return line.split(' ')[1] ?? ''
  }

  /** Called about once a second with the time by the watch clock. */
  checkProgress(now: number): void {
    this.#writer.checkProgress(now)
    // Who takes it slowly must not keep others from it.
    if (this.#filling !== undefined && now - this.#startedAt > limits.fillPatienceMs) this.#stopFilling()
  }

  get hasEnded(): boolean {
    return this.#socket.readableEnded
  }

  /** The socket is gone: records the request that was being answered and gives back what it held. */
  connectionClosed(): void {
    this.#closed = true
    this.#stopFilling()
    const { dispatcher } = this.#context
    this.#writer.close()
    if (this.#readyChunk !== noChunk) {
      dispatcher.release(this.#readyChunk)
      this.#readyChunk = noChunk
    }
    this.#longContent.drop()
    if (this.#head !== undefined) {
      this.#cut = true
      this.#record(this.#status === 0 ? clientClosedRequest : this.#status)
    }
    // A request that waits in the queue need not be worked on any longer.
    if (this.#jobWanted) dispatcher.abandon(this)
    // A job in flight brings the file back with its completion.
    if (this.#open !== undefined && !this.#jobWanted) this.#requestJob()
  }

  get stepBytes(): number {
    return this.#writer.stepBytes
  }

  fillJob(chunk: number): boolean {
    const { table, chunks } = this.#context
    const open = this.#open
    if (this.#closed && open === undefined) {
      this.#jobWanted = false
      return false
    }
    table.connection[chunk] = this.connection
    if (open === undefined) {
      const head = this.#head!
      table.kind[chunk] = jobKind.request
      table.descriptor[chunk] = -1
      head.copy(chunks.head(chunk))
      table.headBytes[chunk] = head.length
      table.mustClose[chunk] = Number(this.#context.stopping)
      table.mayReference[chunk] = Number(!this.#writer.copies)
      table.mayPage[chunk] = Number(!this.#context.pageShares.isUsedUp(this.network))
    } else {
      table.kind[chunk] = this.#closed ? jobKind.abandon : jobKind.resume
      table.descriptor[chunk] = open.descriptor
      table.position[chunk] = open.position
      table.end[chunk] = open.end
      table.restBytes[chunk] = open.rest?.length ?? 0
      if (open.rest !== undefined) open.rest.copy(chunks.head(chunk))
      this.#open = undefined
    }
    return true
  }

  jobDone(chunk: number): void {
    const { table, dispatcher } = this.#context
    this.#jobWanted = false
    const outcome = table.outcome[chunk] as JobOutcome
    if (outcome >= jobOutcome.noDescriptors) {
      this.#takeBack(chunk, outcome)
      return
    }
    const contentId = table.contentId[chunk]!
    if (contentId !== 0 && !this.#longContent.take(contentId, this.#startedAt)) {
      // It has been removed since. The worker knows by now, and reads the file.
      dispatcher.release(chunk)
      if (!this.#closed) this.#requestJob()
      return
    }
    const isFirst = this.#status === 0
    if (isFirst) {
      this.#readFirstOutcome(chunk)
      this.#beginFilling(chunk)
    }
    const skip = isFirst ? this.#headBytes : 0
    if (outcome === jobOutcome.more) this.#readOpen(chunk)
    if (outcome === jobOutcome.message) this.#longContent.receive(table.thread[chunk]!)
    if (outcome === jobOutcome.cut) this.#cut = true
    this.#fill(chunk, skip)
    if (this.#closed) {
      this.#longContent.drop()
      dispatcher.release(chunk)
      if (this.#open !== undefined) this.#requestJob()
    } else if (this.#writer.isWriting) {
      this.#readyChunk = chunk
    } else {
      this.#writeChunk(chunk)
    }
  }

  jobLost(): void {
    this.#jobWanted = false
    this.#socket.destroy()
  }

  #requestJob(takesLong = false): void {
    const { dispatcher } = this.#context
    this.#jobWanted = true
    if (takesLong) dispatcher.requestLong(this)
    else dispatcher.request(this)
  }

  /** The job came back undone: asks for it again, be it only to have an open file closed. */
  #takeBack(chunk: number, outcome: JobOutcome): void {
    const { table, dispatcher } = this.#context
    if (table.kind[chunk] !== jobKind.request) this.#readOpen(chunk)
    dispatcher.release(chunk)
    if (outcome === jobOutcome.noDescriptors) this.#retryOrGiveUp()
    else if (!this.#closed || this.#open !== undefined) this.#requestJob(outcome === jobOutcome.takesLong)
  }

  #readFirstOutcome(chunk: number): void {
    const { table } = this.#context
    this.#status = table.status[chunk]!
    this.#thread = table.thread[chunk]!
    this.#persistent = table.persistent[chunk] === 1
    this.#discardBytes = table.discardBytes[chunk]!
    this.#contentBytes = table.contentLength[chunk]!
    this.#headBytes = table.responseHeadBytes[chunk]!
  }

  #readOpen(chunk: number): void {
    const { table, chunks } = this.#context
    const restBytes = table.restBytes[chunk]!
    this.#open = {
      descriptor: table.descriptor[chunk]!,
      position: table.position[chunk]!,
      end: table.end[chunk]!,
      rest: restBytes === 0 ? undefined : Buffer.from(chunks.head(chunk).subarray(0, restBytes)),
    }
  }

  #beginFilling(chunk: number): void {
    const { table, chunks, contents } = this.#context
    const id = table.keepId[chunk]!
    if (id === 0 || this.#closed) return
    const key = chunks.head(chunk).toString('latin1', 0, table.keyBytes[chunk])
    this.#filling = contents.begin(id, key, this.#contentBytes, this.#startedAt)
  }

  /** Keeps the content in `chunk`, which comes after so many other bytes. */
  #fill(chunk: number, skip: number): void {
    if (this.#filling === undefined) return
    const { table, chunks, contents } = this.#context
    const isComplete = contents.fill(this.#filling, chunks.data(chunk).subarray(skip, table.dataBytes[chunk]))
    if (isComplete) this.#filling = undefined
  }

  #stopFilling(): void {
    if (this.#filling !== undefined) this.#context.contents.abandon(this.#filling)
    this.#filling = undefined
  }

  /** No file descriptor was free. Others will be given back, so the request waits; but not for ever. */
  #retryOrGiveUp(): void {
    if (this.#closed) return
    if (
      this.#context.clock.now() - this.#startedAt < limits.descriptorPatienceMs &&
      !this.#context.stopping
    ) {
      this.#jobWanted = true
      setTimeout(() => this.#context.dispatcher.request(this), limits.descriptorRetryMs)
      return
    }
    this.#status = 503
    this.#persistent = false
    const { bytes, contentBytes } = earlyResponse(503, this.#head!, this.#context.flags.current.cors)
    this.#headBytes = bytes.length - contentBytes
    this.#contentBytes = contentBytes
    this.#writer.write(bytes)
  }

  #writeChunk(chunk: number): void {
    // Reads ahead, so that the disk works while the network does.
    if (this.#open !== undefined && !this.#writer.copies) {
      this.#requestJob()
      this.#context.dispatcher.flush()
    }
    const { table, chunks, dispatcher } = this.#context
    const length = table.dataBytes[chunk]!
    if (this.#longContent.isEmpty || !this.#longContent.prepend(chunks.data(chunk).subarray(0, length))) {
      this.#writer.writeChunk(chunk, length)
      return
    }
    dispatcher.release(chunk)
    this.#writeLongContent()
  }

  #written(bytes: number): void {
    const before = this.#sentContentBytes
    this.#sentBytes += bytes
    this.#context.totals.contentBytes += this.#sentContentBytes - before
    this.#next()
  }

  get #sentContentBytes(): number {
    return Math.max(0, this.#sentBytes - this.#headBytes)
  }

  #next(): void {
    if (this.#readyChunk !== noChunk) {
      const chunk = this.#readyChunk
      this.#readyChunk = noChunk
      this.#writeChunk(chunk)
    } else if (!this.#longContent.isEmpty) {
      this.#writeLongContent()
    } else if (this.#open !== undefined) {
      if (!this.#jobWanted) this.#requestJob()
    } else if (!this.#jobWanted) {
      this.#finish()
    }
  }

  #writeLongContent(): void {
    this.#writer.write(this.#longContent.next(this.#writer.stepBytes))
  }

  #finish(): void {
    this.#stopFilling()
    this.#longContent.drop()
    this.#record(this.#status)
    this.#onFinished({
      persistent: this.#persistent,
      discardBytes: this.#discardBytes,
      aborted: this.#cut,
    })
  }

  #record(status: number): void {
    const head = this.#head!
    this.#head = undefined
    this.#context.log({
      timeMs: this.#startedMs,
      client: this.#clientBytes,
      connection: this.connection,
      status,
      contentBytes: this.#sentContentBytes,
      durationMs: this.#context.clock.now() - this.#startedAt,
      thread: this.#thread,
      aborted: this.#cut,
      head,
    })
  }
}
