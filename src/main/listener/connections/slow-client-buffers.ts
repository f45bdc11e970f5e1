/**
 * Buffers for what slow clients take. They are cut from blocks: thousands of single ones that stay, among the many that
 * the sockets' input takes for a moment, would leave holes in the heap of several times their size.
 */
import { Buffer } from 'node:buffer'
import { slowStepBytes } from '../limits.ts'

/** Bytes of each: a slow client's step, and a head before it. */
export const slowClientBufferBytes = slowStepBytes + 1024

const buffersOfBlock = 60

/** Listener thread only. */
export class SlowClientBuffers {
  /** The free buffers of each block that has some. */
  readonly #blocks = new Map<ArrayBufferLike, Buffer[]>()

  take(): Buffer {
    const [free] = this.#blocks.values()
    const buffer = (free ?? this.#addBlock()).pop()!
    if (free?.length === 0) this.#blocks.delete(buffer.buffer)
    return buffer
  }

  giveBack(buffer: Buffer): void {
    const free = this.#blocks.get(buffer.buffer)
    if (free === undefined) this.#blocks.set(buffer.buffer, [buffer])
    // One is kept, or a single client that comes and goes would have it made anew each time.
    else if (free.push(buffer) === buffersOfBlock && this.#blocks.size > 1) this.#blocks.delete(buffer.buffer)
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
