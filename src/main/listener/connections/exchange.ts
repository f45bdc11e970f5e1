/** One request and its response: what the log, the window and the connection need to know of them. */
import { Buffer } from 'node:buffer'
import type { RawLogEntry } from '../../log/log-batch.ts'
import type {
  DownloadOutcome,
  EndedDownload,
  TransferLimit,
  TransferSnapshot,
} from '../../../shared/server-events.ts'
import type { FirstStep, NextStep } from '../../jobs/listener-job.ts'
import type { Deliveries } from '../reporting/deliveries.ts'
import { countQuick, type Guest } from '../reporting/guests.ts'
import type { ConnectionClient } from './connection-client.ts'
import { isDownloadRequest, isReported, transferMs, type DownloadEnd } from './downloads.ts'
import { targetOf, userAgentOf } from './request-facts.ts'
import { readResponseRange, type ResponseRange } from './response-range.ts'
import { Weave } from './weave.ts'

/** Logged for a client that left before there was an answer, as nginx does. */
const clientClosedRequest = 499

/** Runs on the listener thread. One per connection, for one request after the other. */
export class Exchange {
  readonly #connection: number
  readonly #who: ConnectionClient
  readonly #deliveries: Deliveries
  readonly #weave = new Weave()
  /** Whose request came last. */
  #lastGuest: Guest | undefined
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
  #outcome: DownloadOutcome = 'delivered'
  /** Whether it has been in a {@link snapshot}. */
  #isListed = false
  /** Of a response that may be part of a download; undefined for others. */
  #range: ResponseRange | undefined

  constructor(connection: number, who: ConnectionClient, deliveries: Deliveries) {
    this.#connection = connection
    this.#who = who
    this.#deliveries = deliveries
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
    this.#outcome = 'delivered'
    this.#isListed = false
    this.#range = undefined
    const { guest } = this.#who
    guest.lastMs = this.#startedMs
    // Once for all requests of a guest on a connection: it belongs to one program.
    if (this.#lastGuest !== guest) guest.userAgent = userAgentOf(head) || guest.userAgent
    this.#lastGuest = guest
  }

  /** Its response has a head. */
  respond(step: FirstStep): void {
    this.#status = step.status
    this.#thread = step.thread
    this.#persistent = step.persistent
    this.#discardBytes = step.discardBytes
    this.#contentBytes = step.contentLength
    this.#headBytes = step.responseHeadBytes
    const thread = step.hotContentId === 0 ? step.thread : -1
    this.#range = readResponseRange(step)
    this.#weave.begin(step.contentLength, thread, step.byteLength - step.responseHeadBytes)
  }

  /** A thread has produced further bytes of its response. */
  proceed({ thread, byteLength }: NextStep): void {
    this.#weave.add(thread, byteLength)
  }

  /** The listener itself responds, and closes the connection. */
  respondEarly(status: number, headBytes: number, contentBytes: number): void {
    this.#status = status
    this.#persistent = false
    this.#headBytes = headBytes
    this.#contentBytes = contentBytes
    this.#weave.begin(contentBytes, -1, contentBytes)
  }

  /** The system has accepted so many bytes of the response. Returns how many of them are content. */
  sent(bytes: number): number {
    const before = this.#sentContentBytes
    this.#sentBytes += bytes
    const contentBytes = this.#sentContentBytes - before
    this.#who.guest.contentBytes += contentBytes
    return contentBytes
  }

  /** The response is shorter than its head promised. The first reason counts: what follows is its consequence. */
  abort(outcome: Exclude<DownloadOutcome, 'delivered'>): void {
    if (!this.aborted) this.#outcome = outcome
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

  /** Status of the response, undefined while there is none. */
  get status(): number | undefined {
    return this.#status === 0 ? undefined : this.#status
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
    return this.#outcome !== 'delivered'
  }

  /** Target of the request as received, latin1. */
  get target(): string {
    return this.#head === undefined ? '' : targetOf(this.#head)
  }

  /** Whether it is a download that has been on its way for a while. */
  isTransfer(nowMs: number): boolean {
    return this.isSending && nowMs - this.#startedMs >= transferMs && isDownloadRequest(this.#head!)
  }

  /** The guest is being sent something now. */
  touchGuest(nowMs: number): void {
    this.#who.guest.lastMs = nowMs
  }

  /** The response as the window shows it, while {@link isSending}. */
  snapshot(limit: TransferLimit | undefined): TransferSnapshot {
    this.#isListed = true
    return {
      connection: this.#connection,
      client: this.#who.client.address,
      userAgent: userAgentOf(this.#head!),
      target: this.target,
      status: this.#status,
      sentBytes: this.#sentContentBytes,
      contentBytes: this.#contentBytes,
      startedMs: this.#startedMs,
      weave: this.#weave.read(this.#sentContentBytes),
      limit,
    }
  }

  /**
   * Counts the download that ends now, and returns it if that is to be reported; before {@link end}. `now` is the time by the
   * watch clock.
   */
  endDownload(now: number): EndedDownload | undefined {
    if ((this.#status !== 200 && this.#status !== 206) || !isDownloadRequest(this.#head!)) return undefined
    const isWhole = this.#status === 200 && !this.aborted
    // For most requests, nothing further is made.
    if (isWhole) this.#deliveries.sentWhole()
    const firstMs = isWhole ? undefined : this.#sentPiece()
    const isDelivery = isWhole || firstMs !== undefined
    const tookMs = firstMs === undefined ? now - this.#startedAt : Date.now() - firstMs
    const end = { isDelivery, isListed: this.#isListed, tookMs }
    const bytes = firstMs === undefined ? this.#sentContentBytes : this.#range!.totalBytes
    if (isDelivery) this.#who.guest.downloads++
    if (isReported(end, this.#status, this.#outcome)) return this.#ended(end, bytes, firstMs)
    if (isDelivery) countQuick(this.#who.guest, this, bytes)
    return undefined
  }

  /** The request is over. Returns its entry for the log. `now` is the time by the watch clock. */
  end(now: number): RawLogEntry {
    const head = this.#head!
    this.#head = undefined
    return {
      timeMs: this.#startedMs,
      client: this.#who.addressBytes,
      connection: this.#connection,
      status: this.#status === 0 ? clientClosedRequest : this.#status,
      contentBytes: this.#sentContentBytes,
      durationMs: now - this.#startedAt,
      thread: this.#thread,
      aborted: this.aborted,
      head,
    }
  }

  /** Returns when the first piece was requested, if the download is whole with this one. */
  #sentPiece(): number | undefined {
    if (this.#range === undefined) return undefined
    return this.#deliveries.sentPiece({
      ...this.#range,
      client: this.#who.client.address,
      path: this.target.split('?', 1)[0]!,
      sentBytes: this.#sentContentBytes,
      startedMs: this.#startedMs,
    })
  }

  #ended({ isDelivery }: DownloadEnd, bytes: number, firstMs = this.#startedMs): EndedDownload {
    return {
      connection: this.#connection,
      client: this.#who.client.address,
      userAgent: userAgentOf(this.#head!),
      target: this.target,
      sentBytes: bytes,
      contentBytes: isDelivery ? bytes : this.#contentBytes,
      startedMs: firstMs,
      endedMs: Date.now(),
      outcome: isDelivery ? 'delivered' : this.#outcome,
    }
  }

  get #sentContentBytes(): number {
    return Math.max(0, this.#sentBytes - this.#headBytes)
  }
}
