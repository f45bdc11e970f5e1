/** What a client has sent and nobody has dealt with yet, counted over all clients. */
import { Buffer } from 'node:buffer'

const nothing = Buffer.alloc(0)

/** Bytes that all inputs hold together, and what Node reads ahead of those that it is told not to read. */
export type HeldInput = { bytes: number }

/** One per connection. Listener thread only. */
export class ReceiveBuffer {
  readonly #held: HeldInput
  #bytes: Buffer = nothing

  constructor(held: HeldInput) {
    this.#held = held
  }

  get bytes(): Buffer {
    return this.#bytes
  }

  get length(): number {
    return this.#bytes.length
  }

  append(data: Buffer): void {
    this.#set(this.#bytes.length === 0 ? data : Buffer.concat([this.#bytes, data]))
  }

  /** Takes bytes `start` to `end` out; what lies before them is dropped. */
  take(start: number, end: number): Buffer {
    const bytes = this.#bytes
    if (end === bytes.length) {
      this.#set(nothing)
      return start === 0 ? bytes : bytes.subarray(start)
    }
    const taken = ownCopy(bytes.subarray(start, end))
    this.drop(end)
    return taken
  }

  /** Forgets the first bytes. */
  drop(count: number): void {
    const rest = this.#bytes.subarray(count)
    // A piece keeps all of what was read with it in memory.
    this.#set(rest.length * 2 < rest.buffer.byteLength ? ownCopy(rest) : rest)
  }

  clear(): void {
    this.#set(nothing)
  }

  #set(bytes: Buffer): void {
    this.#held.bytes += bytes.length - this.#bytes.length
    this.#bytes = bytes
  }
}

function ownCopy(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length)
  copy.set(bytes)
  return copy
}
