/**
 * Writes bytes to a client's socket, one write at a time, and keeps slow clients from holding shared chunks: what a client
 * takes slowly is copied out first.
 */
import { Buffer } from 'node:buffer'
import type { Socket } from 'node:net'
import { stepContentBytes } from '../../jobs/chunks.ts'
import type { DoneStep } from '../../jobs/listener-job.ts'
import type { ConnectionServices } from './services.ts'
import { slowClientBufferBytes, slowStepBytes } from './slow-client-buffers.ts'
import { WriteWatch } from './write-watch.ts'
import { copyBytes } from '../../sync/copy-bytes.ts'

/** A write that the system took longer than this to accept shows a client slower than the disk, ms. */
const slowWriteMs = 50

/** A slow client is fast again after {@link enoughFastWrites} writes in a row that were accepted within this time, ms. */
const fastWriteMs = 5
const enoughFastWrites = 4

const nothing = Buffer.alloc(0)

/** Runs on the listener thread. One per connection. */
export class ClientWriter {
  readonly #socket: Socket
  readonly #services: ConnectionServices
  readonly #onWritten: (bytes: number) => void
  readonly #speed = new ClientSpeed()
  readonly #watch: WriteWatch
  readonly #accepted = () => this.#writeAccepted()

  #writing = false
  #bytes = 0
  /** The step whose chunk the write in progress holds. */
  #step: DoneStep | undefined
  /** By the watch clock; 0 if the system accepted everything at once. */
  #startedAt = 0
  /** A slow client's bytes are copied to this. */
  #copyBuffer: Buffer | undefined

  /** @param onWritten the system has accepted a write of so many bytes; may be called before the write returns */
  constructor(socket: Socket, services: ConnectionServices, onWritten: (bytes: number) => void) {
    this.#socket = socket
    this.#services = services
    this.#onWritten = onWritten
    this.#watch = new WriteWatch(services.limits.writeTimeoutMs)
  }

  /** Whether a write is in progress. */
  get isWriting(): boolean {
    return this.#writing
  }

  /** Bytes of content that the next step is to produce at most. */
  get stepBytes(): number {
    return this.copies ? slowStepBytes : this.#speed.stepBytes
  }

  /** Whether bytes are copied out of chunks now. */
  get copies(): boolean {
    return this.#speed.isSlow || this.#services.slowClientBuffers.areChunksScarce
  }

  /** Writes a step's bytes, and releases its chunk when it is no longer needed. */
  writeStep(step: DoneStep): void {
    const { bytes } = step
    if (this.copies && bytes.length > 0) {
      const copy = this.#copy(bytes)
      this.#services.dispatcher.release(step)
      this.write(copy)
    } else {
      this.#step = step
      this.write(bytes)
    }
  }

  /** Writes `bytes`, which must stay as they are until they are written. */
  write(bytes: Buffer): void {
    const socket = this.#socket
    this.#writing = true
    this.#bytes = bytes.length
    socket.write(bytes)
    // Mostly the system accepts everything at once. Asking costs less than a callback, which takes a turn of its own.
    if (socket.writableLength === 0) {
      if (socket.errored === null) this.#writeAccepted()
      return
    }
    this.#startedAt = this.#services.clock.now()
    this.#watch.start()
    if (this.#step !== undefined) this.#services.slowClientBuffers.pinChunk()
    socket.write(nothing, this.#accepted)
  }

  /** Called about once a second with the time by the watch clock: gives up a client that takes nothing of a write. */
  checkProgress(now: number): void {
    if (!this.#writing || this.#startedAt === 0 || now - this.#startedAt < 1000) return
    const queued = this.#services.sendQueues.of(this.#socket, now) ?? ''
    if (this.#watch.hasGone(now, `${unwrittenBytes(this.#socket)}${queued}`)) this.#socket.destroy()
  }

  /** The socket is closed: releases what the write in progress held. */
  close(): void {
    if (this.#writing) this.#endWrite()
    this.#dropCopyBuffer()
  }

  #copy(bytes: Buffer): Buffer {
    // A step may have been planned before the client was known to be slow, and then exceeds the buffer.
    if (bytes.length > slowClientBufferBytes) return Buffer.from(bytes)
    this.#copyBuffer ??= this.#services.slowClientBuffers.take()
    copyBytes(bytes, this.#copyBuffer)
    return this.#copyBuffer.subarray(0, bytes.length)
  }

  #dropCopyBuffer(): void {
    if (this.#copyBuffer !== undefined) this.#services.slowClientBuffers.giveBack(this.#copyBuffer)
    this.#copyBuffer = undefined
  }

  #writeAccepted(): void {
    // Also called with an error when the socket is destroyed: close() has seen or will see to everything.
    if (!this.#writing || this.#socket.destroyed) return
    this.#speed.wrote(this.#startedAt === 0 ? 0 : this.#services.clock.now() - this.#startedAt)
    if (!this.#speed.isSlow) this.#dropCopyBuffer()
    this.#endWrite()
    this.#onWritten(this.#bytes)
  }

  #endWrite(): void {
    const step = this.#step
    this.#writing = false
    this.#step = undefined
    if (this.#startedAt !== 0) {
      this.#startedAt = 0
      if (step !== undefined) this.#services.slowClientBuffers.unpinChunk()
    }
    if (step !== undefined) this.#services.dispatcher.release(step)
  }
}

/** Learns from a client's writes how much it takes at once, and whether it is slower than the disk. */
class ClientSpeed {
  #isSlow = false
  #fastWrites = 0
  #stepBytes = slowStepBytes

  get isSlow(): boolean {
    return this.#isSlow
  }

  /** Bytes of content that the next step is to produce at most: doubled by each write that was accepted fast. */
  get stepBytes(): number {
    return this.#stepBytes
  }

  /** A write was accepted by the system after so many ms, 0 for at once. */
  wrote(tookMs: number): void {
    if (tookMs > slowWriteMs) {
      this.#isSlow = true
      this.#fastWrites = 0
      this.#stepBytes = slowStepBytes
    } else if (tookMs < fastWriteMs) {
      if (this.#isSlow) this.#countFastWrite()
      else if (this.#stepBytes < stepContentBytes) this.#stepBytes *= 2
    }
  }

  #countFastWrite(): void {
    this.#fastWrites++
    if (this.#fastWrites < enoughFastWrites) return
    this.#isSlow = false
    this.#fastWrites = 0
  }
}

/**
 * Returns the bytes of a write that the system has not accepted. Node's public interface reports a write only as a whole,
 * and its timeout, which looks at this number, is also restarted by whatever the client sends.
 */
function unwrittenBytes(socket: Socket): number {
  return (
    (socket as { readonly _handle?: { readonly writeQueueSize?: number } | null })._handle?.writeQueueSize ??
    0
  )
}
