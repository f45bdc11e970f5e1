/**
 * Writes bytes to a client's socket, one write at a time, and keeps slow clients from holding shared chunks: what a
 * client takes slowly is copied out first.
 */
import { Buffer } from 'node:buffer'
import type { Socket } from 'node:net'
import { ClientSpeed } from './client-speed.ts'
import type { ConnectionContext } from './connection-context.ts'
import * as limits from '../limits.ts'
import { slowClientBufferBytes } from './slow-client-buffers.ts'
import { WriteWatch } from './write-watch.ts'

const noChunk = -1
const nothing = Buffer.alloc(0)

/** One per connection. Listener thread only. */
export class ClientWriter {
  readonly #socket: Socket
  readonly #context: ConnectionContext
  readonly #onWritten: (bytes: number) => void
  readonly #speed = new ClientSpeed()
  readonly #watch = new WriteWatch()
  readonly #taken = () => this.#writeTaken()

  #writing = false
  #bytes = 0
  /** The chunk that the write in progress holds. */
  #chunk = noChunk
  /** By the watch clock; 0 if the system took everything at once. */
  #startedAt = 0
  /** What a slow client's bytes are copied to. */
  #privateBuffer: Buffer | undefined

  /** @param onWritten the system has taken a write of so many bytes; may be called before the write returns */
  constructor(socket: Socket, context: ConnectionContext, onWritten: (bytes: number) => void) {
    this.#socket = socket
    this.#context = context
    this.#onWritten = onWritten
  }

  /** Whether a write is in progress. */
  get isWriting(): boolean {
    return this.#writing
  }

  /** Bytes of content that the next step is to produce at most. */
  get stepBytes(): number {
    return this.copies ? limits.slowStepBytes : this.#speed.stepBytes
  }

  /** Whether bytes are copied out of chunks now. */
  get copies(): boolean {
    return this.#speed.isSlow || this.#context.pinnedChunks >= limits.maxPinnedChunks
  }

  /** Writes the first `length` bytes of a chunk, and gives it back when it is no longer needed. */
  writeChunk(chunk: number, length: number): void {
    const bytes = this.#context.chunks.data(chunk).subarray(0, length)
    if (this.copies && length > 0) {
      const copy = this.#copy(bytes)
      this.#context.dispatcher.release(chunk)
      this.write(copy)
    } else {
      this.#chunk = chunk
      this.write(bytes)
    }
  }

  /** Writes `bytes`, which must stay as they are until they are written. */
  write(bytes: Buffer): void {
    const socket = this.#socket
    this.#writing = true
    this.#bytes = bytes.length
    socket.write(bytes)
    // Mostly the system takes everything at once. Asking costs less than a callback, which takes a turn of its own.
    if (socket.writableLength === 0) {
      if (socket.errored === null) this.#writeTaken()
      return
    }
    this.#startedAt = this.#context.clock.now()
    this.#watch.start()
    if (this.#chunk !== noChunk) this.#context.pinnedChunks++
    socket.write(nothing, this.#taken)
  }

  /** Called about once a second with the time by the watch clock: gives up a client that takes nothing of a write. */
  checkProgress(now: number): void {
    if (!this.#writing || this.#startedAt === 0 || now - this.#startedAt < 1000) return
    const queued = this.#context.sendQueues.of(this.#socket, now) ?? ''
    if (this.#watch.hasGone(now, `${unwrittenBytes(this.#socket)}${queued}`)) this.#socket.destroy()
  }

  /** The socket is closed: gives back what the write in progress held. */
  close(): void {
    if (this.#writing) this.#endWrite()
    this.#dropPrivateBuffer()
  }

  #copy(bytes: Buffer): Buffer {
    // A step may have been planned before the client was known to be slow, and then exceeds the buffer.
    if (bytes.length > slowClientBufferBytes) return Buffer.from(bytes)
    this.#privateBuffer ??= this.#context.slowClientBuffers.take()
    bytes.copy(this.#privateBuffer)
    return this.#privateBuffer.subarray(0, bytes.length)
  }

  #dropPrivateBuffer(): void {
    if (this.#privateBuffer !== undefined) this.#context.slowClientBuffers.giveBack(this.#privateBuffer)
    this.#privateBuffer = undefined
  }

  #writeTaken(): void {
    // Also called with an error when the socket is destroyed: close() has seen or will see to everything.
    if (!this.#writing || this.#socket.destroyed) return
    this.#speed.wrote(this.#startedAt === 0 ? 0 : this.#context.clock.now() - this.#startedAt)
    if (!this.#speed.isSlow) this.#dropPrivateBuffer()
    this.#endWrite()
    this.#onWritten(this.#bytes)
  }

  #endWrite(): void {
    const chunk = this.#chunk
    this.#writing = false
    this.#chunk = noChunk
    if (this.#startedAt !== 0) {
      this.#startedAt = 0
      if (chunk !== noChunk) this.#context.pinnedChunks--
    }
    if (chunk !== noChunk) this.#context.dispatcher.release(chunk)
  }
}

/**
 * Bytes of a write that the system has not accepted. In public Node tells of a write as a whole only, and its timeout,
 * which looks at this number, also starts again with whatever the client sends.
 */
function unwrittenBytes(socket: Socket): number {
  return (
    (socket as { readonly _handle?: { readonly writeQueueSize?: number } | null })._handle?.writeQueueSize ??
    0
  )
}
