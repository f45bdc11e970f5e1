/** One request and its response: what the log, the window and the connection need to know of them. */
import { Buffer } from 'node:buffer'
import type { RawLogEntry } from '../../log/log-batch.ts'
import { weaveParts, type TransferSnapshot } from '../../../shared/server-events.ts'
import type { FirstStep } from '../../jobs/listener-job.ts'
import type { Client } from './client.ts'
import { targetOf, userAgentOf } from './request-facts.ts'

/** Logged for a client that left before there was an answer, as nginx does. */
const clientClosedRequest = 499

/** Runs on the listener thread. One per connection, for one request after the other. */
export class Exchange {
  readonly #connection: number
  readonly #client: Client
  readonly #clientBytes: Buffer
  #head: Buffer | undefined
  #startedMs = 0
  #startedAt = 0
  #thread = -1
  #status = 0
  #persistent = false
  #discardBytes = 0
  #contentBytes = 0
  #headBytes = 0
  #sentBytes = 0
  #aborted = false

  constructor(connection: number, client: Client) {
    this.#connection = connection
    this.#client = client
    this.#clientBytes = Buffer.from(client.address)
  }

  /** A request has arrived. `now` is the time by the watch clock. */
  begin(head: Buffer, now: number): void {
    this.#head = head
    this.#startedMs = Date.now()
    this.#startedAt = now
    this.#thread = -1
    this.#status = 0
    this.#contentBytes = 0
    this.#headBytes = 0
    this.#sentBytes = 0
    this.#aborted = false
  }

  /** Its response has a head. */
  respond(step: FirstStep): void {
    this.#status = step.status
    this.#thread = step.thread
    this.#persistent = step.persistent
    this.#discardBytes = step.discardBytes
    this.#contentBytes = step.contentLength
    this.#headBytes = step.responseHeadBytes
  }

  /** The listener itself responds, and closes the connection. */
  respondEarly(status: number, headBytes: number, contentBytes: number): void {
    this.#status = status
    this.#persistent = false
    this.#headBytes = headBytes
    this.#contentBytes = contentBytes
  }

  /** The system has accepted so many bytes of the response. Returns how many of them are content. */
  sent(bytes: number): number {
    const before = this.#sentContentBytes
    this.#sentBytes += bytes
    return this.#sentContentBytes - before
  }

  /** The response is shorter than its head promised. */
  abort(): void {
    this.#aborted = true
  }

  /** The request's head, undefined between requests. */
  get head(): Buffer | undefined {
    return this.#head
  }

  /** When the request was complete: wall time in ms since the epoch. */
  get startedMs(): number {
    return this.#startedMs
  }

  /** The same by the watch clock. */
  get startedAt(): number {
    return this.#startedAt
  }

  /** Whether the response's head is known, and its end isn't reached. */
  get isSending(): boolean {
    return this.#head !== undefined && this.#status !== 0
  }

  /** Both sides want another request on the connection. */
  get persistent(): boolean {
    return this.#persistent
  }

  /** Bytes of the request's content that come before the next request. */
  get discardBytes(): number {
    return this.#discardBytes
  }

  get aborted(): boolean {
    return this.#aborted
  }

  /** Target of the request as received, latin1. */
  get target(): string {
    return this.#head === undefined ? '' : targetOf(this.#head)
  }

  /** The response as the window shows it, while {@link isSending}. */
  snapshot(): TransferSnapshot {
    return {
      connection: this.#connection,
      client: this.#client.address,
      userAgent: userAgentOf(this.#head!),
      target: this.target,
      status: this.#status,
      sentBytes: this.#sentContentBytes,
      contentBytes: this.#contentBytes,
      startedMs: this.#startedMs,
      weave: this.#weave(),
      limit: undefined,
    }
  }

  /** The request is over. Returns its entry for the log. `now` is the time by the watch clock. */
  end(now: number): RawLogEntry {
    const head = this.#head!
    this.#head = undefined
    return {
      timeMs: this.#startedMs,
      client: this.#clientBytes,
      connection: this.#connection,
      status: this.#status === 0 ? clientClosedRequest : this.#status,
      contentBytes: this.#sentContentBytes,
      durationMs: now - this.#startedAt,
      thread: this.#thread,
      aborted: this.#aborted,
      head,
    }
  }

  #weave(): number[] {
    const parts = Math.ceil((this.#sentContentBytes * weaveParts) / this.#contentBytes)
    return new Array<number>(Math.min(parts, weaveParts)).fill(this.#thread)
  }

  get #sentContentBytes(): number {
    return Math.max(0, this.#sentBytes - this.#headBytes)
  }
}
