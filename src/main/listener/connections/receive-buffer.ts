/** What a client has sent and nobody has processed yet, counted over all clients. */
import { Buffer } from 'node:buffer'

const nothing = Buffer.alloc(0)

/** Bytes that all connections hold together: their buffers, and what Node reads ahead of a paused socket. */
export class InputBudget {
  #bytes = 0
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  get bytes(): number {
    return this.#bytes
  }

  get isExceeded(): boolean {
    return this.#bytes > this.#most
  }

  /** @param bytes negative for fewer */
  add(bytes: number): void {
    this.#bytes += bytes
  }
}

/** Runs on the listener thread. One per connection. */
export class ReceiveBuffer {
  readonly #budget: InputBudget
  #bytes: Buffer = nothing

  constructor(budget: InputBudget) {
    this.#budget = budget
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

  /** Removes and returns bytes [start, end); those before `start` are dropped. */
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

  /** Drops the first `count` bytes. */
  drop(count: number): void {
    const rest = this.#bytes.subarray(count)
    // A slice keeps all of what was read with it in memory.
    this.#set(rest.length * 2 < rest.buffer.byteLength ? ownCopy(rest) : rest)
  }

  clear(): void {
    this.#set(nothing)
  }

  #set(bytes: Buffer): void {
    this.#budget.add(bytes.length - this.#bytes.length)
    this.#bytes = bytes
  }
}

function ownCopy(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length)
  copy.set(bytes)
  return copy
}
