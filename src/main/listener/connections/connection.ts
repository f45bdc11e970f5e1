/**
 * One client's connection: collects request heads, has them answered by the pool one after the other, and sees the
 * socket through to its end. What is on the wire for the current request is the business of {@link ResponseStream}.
 */
import { Buffer } from 'node:buffer'
import type { Socket } from 'node:net'
import { scanHead, skipEmptyLines } from '../../../http/head-scanner.ts'
import type { Client, ConnectionContext } from './connection-context.ts'
import { ReceiveBuffer } from './receive-buffer.ts'
import * as limits from '../limits.ts'
import { earlyResponse, type EarlyStatus } from './early-response.ts'
import { ResponseStream, type FinishedResponse } from './response-stream.ts'

/**
 * `idle`: between requests. `head`: a head has begun to arrive. `response`: a request is being answered. `discard`:
 * the content of the last request is being thrown away. `linger`: closed from here, the client may still be reading.
 */
type Phase = 'idle' | 'head' | 'response' | 'discard' | 'linger' | 'closed'

/** Listener thread only. */
export class Connection {
  /** From 1, in the order of acceptance. */
  readonly id: number
  /** See {@link Client}. */
  readonly client: string
  readonly network: string
  readonly #socket: Socket
  readonly #context: ConnectionContext
  readonly #sender: ResponseStream
  #phase: Phase = 'idle'
  readonly #input: ReceiveBuffer
  #scanned = 0
  #paused = false
  /** What is sent is thrown away: the connection ends with the response under way. */
  #deaf = false
  #discardBytes = 0
  #thrownAway = 0
  /** When the current phase must be over, by the watch clock. */
  #deadline: number

  constructor(id: number, client: Client, socket: Socket, context: ConnectionContext) {
    this.id = id
    this.client = client.client
    this.network = client.network
    this.#socket = socket
    this.#context = context
    this.#input = new ReceiveBuffer(context.heldInput)
    this.#sender = new ResponseStream(id, client, socket, context, (finished) => this.#finished(finished))
    this.#deadline = context.clock.now() + limits.headTimeoutMs
    socket.on('data', (data: Buffer) => this.#received(data))
    socket.on('end', () => this.#ended())
    // 'close' follows and does all that is to be done.
    socket.on('error', () => undefined)
    socket.on('close', () => this.#closed())
  }

  /** The response on its way, undefined between requests. */
  get sender(): ResponseStream | undefined {
    return this.#phase === 'response' ? this.#sender : undefined
  }

  /** Ends what has taken too long. Called about once a second with the time by the watch clock. */
  checkDeadlines(now: number): void {
    if (this.#phase === 'response') this.#sender.checkProgress(now)
    else if (now < this.#deadline) return
    else if (this.#phase === 'head') this.#refuse(408)
    else this.#socket.destroy()
  }

  /** The server is stopping: a connection that serves no request ends now, the others after their response. */
  closeWhenIdle(): void {
    if (this.#phase === 'idle' || this.#phase === 'head' || this.#phase === 'discard') this.#socket.destroy()
  }

  /** Cuts the connection. */
  destroy(): void {
    this.#socket.destroy()
  }

  /**
   * Turns the client away before it has said anything. Unless it `mayLinger`, its socket is free again at once, at the
   * risk that a reset overtakes the answer.
   */
  turnAway(mayLinger: boolean): void {
    this.#refuse(503)
    if (!mayLinger) this.#socket.destroy()
  }

  #received(data: Buffer): void {
    switch (this.#phase) {
      case 'linger':
        this.#throwAway(data)
        return
      case 'closed':
        return
      case 'response':
        // The next request, or content of this one: waits its turn.
        if (this.#deaf) this.#throwAway(data)
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

  #throwAway(data: Buffer): void {
    this.#thrownAway += data.length
    if (this.#thrownAway > limits.lingerBytes) this.#socket.destroy()
  }

  /** Bounds what is held of a client that sends on while a response is under way. */
  #restrain(): void {
    const { length } = this.#input
    if (this.#context.heldInput.bytes > limits.maxHeldInputBytes && length > limits.fairInputBytes) {
      this.#deaf = true
      this.#input.clear()
      this.#resume()
    } else if (length > limits.maxInputBytes) {
      this.#pause()
    }
  }

  #pause(): void {
    if (this.#paused) return
    this.#paused = true
    this.#context.heldInput.bytes += this.#socket.readableHighWaterMark
    this.#socket.pause()
  }

  #resume(): void {
    if (!this.#paused) return
    this.#paused = false
    this.#context.heldInput.bytes -= this.#socket.readableHighWaterMark
    this.#socket.resume()
  }

  /** Takes from the input what can be taken: content to throw away, then a request head. */
  #proceed(): void {
    if (this.#discardBytes > 0) {
      const discarded = Math.min(this.#discardBytes, this.#input.length)
      this.#discardBytes -= discarded
      this.#input.drop(discarded)
      if (this.#discardBytes > 0) return
    }
    if (this.#phase === 'discard') this.#setIdle()
    if (this.#input.length === 0) return
    const scan = scanHead(this.#input.bytes, 0, this.#scanned)
    switch (scan.kind) {
      case 'incomplete':
        this.#scanned = scan.scanned
        if (this.#phase === 'idle') {
          this.#phase = 'head'
          this.#deadline = this.#context.clock.now() + limits.headTimeoutMs
        }
        return
      case 'malformed':
        this.#refuse(scan.status)
        return
      case 'complete': {
        const head = this.#input.take(scan.start, scan.end)
        this.#scanned = 0
        this.#phase = 'response'
        if (this.#input.length > 0) this.#restrain()
        this.#sender.start(head)
      }
    }
  }

  #finished({ persistent, discardBytes, aborted }: FinishedResponse): void {
    if (aborted) {
      this.#socket.destroy()
    } else if (!persistent || this.#deaf || this.#context.stopping) {
      this.#endWithLinger(this.#deaf || discardBytes > 0 || this.#input.length > 0)
    } else {
      this.#discardBytes = discardBytes
      this.#phase = 'discard'
      this.#deadline = this.#context.clock.now() + limits.headTimeoutMs
      this.#proceed()
      // Only now: otherwise each answer would let in far more bytes than its request took from the input. What is left of
      // it may be the beginning of a head, which nothing but further bytes can bring to its end.
      if (this.#phase !== ('response' as Phase) || this.#input.length <= limits.maxInputBytes) this.#resume()
      // A client that said its last word has had its answers, unless the last of them is just being given.
      if (this.#socket.readableEnded && this.sender === undefined && this.#phase !== ('linger' as Phase))
        this.#socket.destroy()
    }
  }

  #setIdle(): void {
    this.#phase = 'idle'
    this.#deadline = this.#context.clock.now() + limits.idleTimeoutMs
  }

  /** Answers without the pool and closes: after this error no next request can be found in the input. */
  #refuse(status: EarlyStatus): void {
    const head = this.#input.bytes.subarray(skipEmptyLines(this.#input.bytes, 0))
    const { bytes, contentBytes } = earlyResponse(status, head, this.#context.flags.current.cors)
    this.#socket.write(bytes)
    this.#context.totals.contentBytes += contentBytes
    this.#context.log({
      timeMs: Date.now(),
      client: Buffer.from(this.client),
      connection: this.id,
      status,
      contentBytes,
      durationMs: 0,
      thread: -1,
      aborted: false,
      head,
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
    this.#phase = 'linger'
    this.#deadline = this.#context.clock.now() + limits.lingerMs
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
    this.#sender.connectionClosed()
    this.#context.onClosed(this)
  }
}
