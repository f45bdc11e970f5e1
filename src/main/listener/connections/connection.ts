/**
 * One client's connection: collects request heads, has them answered by the pool one after the other, and sees the socket
 * through to its end. What is on the wire for the current request is up to {@link ResponseStream}.
 */
import { Buffer } from 'node:buffer'
import type { Socket } from 'node:net'
import { scanHead, skipEmptyLines } from '../../../http/head-scanner.ts'
import type { KeyHolder } from '../access/access.ts'
import type { Verdict } from '../access/door.ts'
import type { Client } from './client.ts'
import { closingResponse, earlyResponse, type EarlyStatus, type WholeResponse } from './early-response.ts'
import { ReceiveBuffer } from './receive-buffer.ts'
import { ResponseStream, type StreamParts } from './response-stream.ts'
import type { ConnectionServices } from './services.ts'

/** Input beyond which reading from a client stops until its response has ended, bytes: many heads of browsers. */
const maxInputBytes = 16 * 1024

/** Input that a client may hold whatever the others do, bytes: its share if there are as many as there may be. */
const fairInputBytes = 6 * 1024

/** How long a connection that was closed from here waits for the client to have read the answer, ms. */
const lingerMs = 2_000

/** What a client may send that is discarded, mostly after the last answer, before the connection is cut, bytes. */
const lingerBytes = 256 * 1024

/** What a connection is made with, and reports to. */
export type ConnectionParts = StreamParts & {
  /** Whether the server is stopping, so that no further request is read. */
  readonly isStopping: () => boolean
  readonly onClosed: () => void
}

/**
 * `idle`: between requests. `head`: a head has begun to arrive. `response`: a request is being answered. `discard`: the
 * content of the last request is being discarded. `linger`: closed from here, the client may still be reading.
 */
type Phase = 'idle' | 'head' | 'response' | 'discard' | 'linger' | 'closed'

/** Runs on the listener thread. */
export class Connection {
  readonly #parts: ConnectionParts
  readonly #socket: Socket
  readonly #services: ConnectionServices
  readonly #stream: ResponseStream
  readonly #input: ReceiveBuffer
  #phase: Phase = 'idle'
  #scanned = 0
  #paused = false
  /** Input is discarded: the connection ends with the response under way. */
  #deaf = false
  #discardBytes = 0
  #discardedAtEnd = 0
  #holder: KeyHolder | undefined
  /** When the current phase must be over, by the watch clock. */
  #deadline: number

  constructor(parts: ConnectionParts, services: ConnectionServices) {
    const { socket, isStopping } = parts
    this.#parts = parts
    this.#socket = socket
    this.#services = services
    this.#input = new ReceiveBuffer(services.inputBudget)
    this.#stream = new ResponseStream(parts, services, isStopping, () => this.#finished())
    this.#deadline = services.clock.now() + services.limits.headTimeoutMs
    socket.on('data', (data: Buffer) => this.#received(data))
    socket.on('end', () => this.#ended())
    // 'close' follows and does all that is to be done.
    socket.on('error', () => undefined)
    socket.on('close', () => this.#closed())
  }

  get id(): number {
    return this.#parts.id
  }

  get client(): Client {
    return this.#parts.who.client
  }

  /** Who holds the key of the latest request, undefined if it had none. */
  get holder(): KeyHolder | undefined {
    return this.#holder
  }

  /** The response on its way, undefined between requests. */
  get stream(): ResponseStream | undefined {
    return this.#phase === 'response' ? this.#stream : undefined
  }

  /** Ends what has taken too long. Called about once a second with the time by the watch clock. */
  checkDeadlines(now: number): void {
    if (this.#phase === 'response') this.#stream.checkProgress(now)
    else if (now < this.#deadline) return
    else if (this.#phase === 'head') this.#refuse(408)
    else this.#socket.destroy()
  }

  /** The server is stopping: a connection that serves no request ends now, the others after their response. */
  closeWhenIdle(): void {
    if (this.#phase === 'idle' || this.#phase === 'head' || this.#phase === 'discard') this.#socket.destroy()
  }

  /** Cuts the connection; `why` says how a response under way ends. */
  cut(why: 'canceled' | 'stopped'): void {
    this.stream?.exchange.abort(why)
    this.#socket.destroy()
  }

  /**
   * Turns the client away before it has sent anything. Unless it `mayLinger`, its socket is free again at once, at the risk
   * that a reset overtakes the answer.
   */
  turnAway(mayLinger: boolean): void {
    this.#parts.arrivals.turnedAway()
    this.#refuse(503)
    if (!mayLinger) this.#socket.destroy()
  }

  #received(data: Buffer): void {
    switch (this.#phase) {
      case 'linger':
        this.#discardAtEnd(data)
        return
      case 'closed':
        return
      case 'response':
        // The next request, or content of this one: waits its turn.
        if (this.#deaf) this.#discardAtEnd(data)
        else this.#input.append(data)
        this.#restrain()
        return
      case 'discard':
      case 'idle':
      case 'head':
        this.#input.append(data)
        this.#proceed()
    }
  }

  #discardAtEnd(data: Buffer): void {
    this.#discardedAtEnd += data.length
    if (this.#discardedAtEnd > lingerBytes) this.#socket.destroy()
  }

  /** Bounds what is held of a client that sends on while a response is under way. */
  #restrain(): void {
    const { length } = this.#input
    if (this.#services.inputBudget.isExceeded && length > fairInputBytes) {
      this.#deaf = true
      this.#input.clear()
      this.#resume()
    } else if (length > maxInputBytes) {
      this.#pause()
    }
  }

  #pause(): void {
    if (this.#paused) return
    this.#paused = true
    this.#services.inputBudget.add(this.#socket.readableHighWaterMark)
    this.#socket.pause()
  }

  #resume(): void {
    if (!this.#paused) return
    this.#paused = false
    this.#services.inputBudget.add(-this.#socket.readableHighWaterMark)
    this.#socket.resume()
  }

  /** Takes from the input what can be taken: content to discard, then a request head. */
  #proceed(): void {
    if (this.#discardBytes > 0) {
      const discarded = Math.min(this.#discardBytes, this.#input.length)
      this.#discardBytes -= discarded
      this.#input.drop(discarded)
      if (this.#discardBytes > 0) return
    }
    if (this.#phase === 'discard') this.#setPhase('idle', this.#services.limits.idleTimeoutMs)
    if (this.#input.length === 0) return
    const scan = scanHead(this.#input.bytes, 0, this.#scanned)
    switch (scan.kind) {
      case 'incomplete':
        this.#scanned = scan.scanned
        if (this.#phase === 'idle') this.#setPhase('head', this.#services.limits.headTimeoutMs)
        return
      case 'malformed':
        this.#parts.arrivals.malformed(this.#input.bytes)
        this.#refuse(scan.status)
        return
      case 'complete': {
        const head = this.#input.bytes.subarray(scan.start, scan.end)
        const status = this.#refusalOf(head)
        if (status === undefined) {
          this.#knock(this.#input.take(scan.start, scan.end))
        } else {
          this.#parts.arrivals.requested(status, head)
          this.#refuse(status, head)
        }
      }
    }
  }

  /** Finds out whose request has this head. Returns the status if that client gets nothing, whatever it asks for. */
  #refusalOf(head: Buffer): 403 | 503 | undefined {
    const { who } = this.#parts
    if (who.isProxy) {
      who.follow(head)
      if (!who.mayConnect) return 503
    }
    return who.isBlocked ? 403 : undefined
  }

  /** Takes a head to the door, and in. */
  #knock(head: Buffer): void {
    const { door } = this.#services
    const verdict: Verdict = door.isOpen ? { kind: 'pass' } : door.judge(head, this.client)
    if (verdict.kind === 'malformed') {
      this.#refuse(verdict.status, head)
      return
    }
    if (verdict.kind === 'answer') {
      const { status, content } = verdict
      // No page from elsewhere is to read it, whatever it may read of what is shared.
      this.#close(status, head, closingResponse(status, content, head, false))
      return
    }
    this.#scanned = 0
    this.#phase = 'response'
    if (this.#input.length > 0) this.#restrain()
    if (verdict.kind === 'pass') {
      this.#holder = undefined
      this.#stream.start(head)
    } else {
      this.#holder = verdict.holder
      this.#stream.start(verdict.head, verdict.prefix)
    }
  }

  /** The response is complete. */
  #finished(): void {
    const { persistent, discardBytes, aborted } = this.#stream.exchange
    if (aborted) {
      this.#socket.destroy()
    } else if (!persistent || this.#deaf || this.#parts.isStopping()) {
      this.#endWithLinger(this.#deaf || discardBytes > 0 || this.#input.length > 0)
    } else {
      this.#parts.who.release()
      this.#discardBytes = discardBytes
      this.#setPhase('discard', this.#services.limits.headTimeoutMs)
      this.#proceed()
      this.#afterProceeding(this.#phase)
    }
  }

  /** Reads on, or closes what will send no more. The phase is passed in, since TypeScript takes it for unchanged. */
  #afterProceeding(phase: Phase): void {
    // Only now: otherwise each answer would let in far more bytes than its request took from the input. What is left of
    // it may be the beginning of a head, which only further bytes can complete.
    if (phase !== 'response' || this.#input.length <= maxInputBytes) this.#resume()
    // A client that has closed its direction has had its answers, unless the last of them is being sent.
    if (this.#socket.readableEnded && phase !== 'response' && phase !== 'linger') this.#socket.destroy()
  }

  #setPhase(phase: Phase, timeoutMs: number): void {
    this.#phase = phase
    this.#deadline = this.#services.clock.now() + timeoutMs
  }

  /**
   * Answers without the pool and closes: after this error no next request can be found in the input.
   *
   * @param head as far as it has arrived
   */
  #refuse(status: EarlyStatus, head = this.#headInInput()): void {
    this.#close(status, head, earlyResponse(status, head, this.#services.flags.current.cors))
  }

  #headInInput(): Buffer {
    return this.#input.bytes.subarray(skipEmptyLines(this.#input.bytes, 0))
  }

  /** Sends a response that no worker has made, and closes. */
  #close(status: number, head: Buffer, { bytes, contentBytes }: WholeResponse): void {
    const { counters, door, finished } = this.#services
    this.#socket.write(bytes)
    counters.contentSent(contentBytes)
    const { who } = this.#parts
    who.guest.contentBytes += contentBytes
    finished({
      timeMs: Date.now(),
      client: who.addressBytes,
      connection: this.id,
      status,
      contentBytes,
      durationMs: 0,
      thread: -1,
      aborted: false,
      head: door.loggable(head),
    })
    this.#endWithLinger(true)
  }

  /**
   * Closes from here. Closing a socket with unread input resets the connection and may destroy the answer before the
   * client has read it (RFC 9112 §9.6); so with `unread` input only this direction is closed at first.
   */
  #endWithLinger(unread: boolean): void {
    if (!unread) {
      this.#socket.destroySoon()
      return
    }
    this.#setPhase('linger', lingerMs)
    this.#input.clear()
    this.#resume()
    this.#socket.end()
    if (this.#socket.readableEnded) this.#socket.destroySoon()
  }

  /** The client has closed its direction. It may still wait for the answer (RFC 9112 §9.6). */
  #ended(): void {
    if (this.#phase === 'linger') this.#socket.destroySoon()
    else if (this.#phase !== 'response') this.#socket.destroy()
  }

  #closed(): void {
    this.#phase = 'closed'
    this.#input.clear()
    this.#resume()
    this.#stream.connectionClosed()
    this.#parts.onClosed()
  }
}
