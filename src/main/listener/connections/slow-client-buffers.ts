/**
 * Memory for what slow clients take, and the decision when everyone's bytes are copied there. Buffers are cut from blocks:
 * thousands of single ones, allocated among the short-lived ones of the sockets' input, would leave holes in the heap of
 * several times their size.
 */
import { Buffer } from 'node:buffer'

/**
 * Bytes a step produces for a slow client, which are copied out of the shared chunk: 2,000 of them are 32 MiB. Every client
 * begins with so few: it may be one of thousands that come at once, and the first write that it doesn't take is held until
 * it does.
 */
export const slowStepBytes = 16 * 1024

/** Bytes of each buffer: a slow client's step, and a head before it. */
export const slowClientBufferBytes = slowStepBytes + 1024

/** Chunks that unfinished writes may hold before every client's bytes are copied out, so that steps never run dry. */
const maxPinnedChunks = 48

const buffersOfBlock = 60

/** Runs on the listener thread. */
export class SlowClientBuffers {
  /** The free buffers of each block that has some. */
  readonly #blocks = new Map<ArrayBufferLike, Buffer[]>()
  #pinnedChunks = 0

  take(): Buffer {
    const [free] = this.#blocks.values()
    const buffer = (free ?? this.#addBlock()).pop()!
    if (free?.length === 0) this.#blocks.delete(buffer.buffer)
    return buffer
  }

  giveBack(buffer: Buffer): void {
    const free = this.#blocks.get(buffer.buffer)
    if (free === undefined) this.#blocks.set(buffer.buffer, [buffer])
    // One block is kept, or a single client that comes and goes would have it allocated each time.
    else if (free.push(buffer) === buffersOfBlock && this.#blocks.size > 1) this.#blocks.delete(buffer.buffer)
  }

  /** A write that the system has not accepted at once holds a chunk. */
  pinChunk(): void {
    this.#pinnedChunks++
  }

  /** Such a write is over. */
  unpinChunk(): void {
    this.#pinnedChunks--
  }

  /** Whether so many writes hold chunks that no further one may. */
  get areChunksScarce(): boolean {
    return this.#pinnedChunks >= maxPinnedChunks
  }

  #addBlock(): Buffer[] {
    const block = Buffer.allocUnsafeSlow(buffersOfBlock * slowClientBufferBytes)
    const buffers = Array.from({ length: buffersOfBlock }, (_, index) =>
      block.subarray(index * slowClientBufferBytes, (index + 1) * slowClientBufferBytes),
    )
    this.#blocks.set(block.buffer, buffers)
    return buffers
  }
}
