/**
 * Buffers that are used again and again. Their memory is not on JavaScript's heap, and a thread lets tens of megabytes
 * of dead ones gather before it collects them.
 */
import { Buffer } from 'node:buffer'

/** Sizes that buffers come in: half a KiB for a head alone, else multiples of this. */
const stepBytes = 2048
const smallestBytes = 512

/** Bytes that a buffer for `length` bytes really takes. */
export function sizeOfBuffer(length: number): number {
  return length <= smallestBytes ? smallestBytes : Math.ceil(length / stepBytes) * stepBytes
}

/** One a worker. */
export class RecycledBuffers {
  readonly #free = new Map<number, ArrayBufferLike[]>()
  readonly #maxFreeBytes: number
  #freeBytes = 0

  /** @param maxFreeBytes what is given back beyond that is left to the garbage collector */
  constructor(maxFreeBytes: number) {
    this.#maxFreeBytes = maxFreeBytes
  }

  /** A buffer of `length` bytes that hold anything. */
  take(length: number): Buffer {
    const size = sizeOfBuffer(length)
    const memory = this.#free.get(size)?.pop()
    if (memory === undefined) return Buffer.allocUnsafeSlow(size).subarray(0, length)
    this.#freeBytes -= size
    return Buffer.from(memory, 0, length)
  }

  /** Gives back what came from {@link take} and nobody uses any longer. */
  giveBack({ buffer }: Buffer): void {
    const size = buffer.byteLength
    if (this.#freeBytes + size > this.#maxFreeBytes) return
    this.#freeBytes += size
    const free = this.#free.get(size)
    if (free === undefined) this.#free.set(size, [buffer])
    else free.push(buffer)
  }
}
