/**
 * The items of a share in shared memory: written by the listener when they change, read by each worker at its next job.
 *
 * The first word is a sequence number, odd while the items are being written. A reader takes its copy only if the number was
 * even before and is the same after; otherwise it reads again. The listener writes for a few milliseconds at most.
 */
import { Buffer } from 'node:buffer'
import type { ShareItem } from '../../shared/share-item.ts'

const headerBytes = 8
const sequence = 0
const length = 1

/** Room for as many items as a share may have, by paths as long as Linux allows, bytes. Only what is used takes memory. */
const maxBytes = 128 * 1024 * 1024

/** A view of the items; every thread makes its own. */
export class ItemBoard {
  readonly #memory: SharedArrayBuffer
  readonly #words: Int32Array<SharedArrayBuffer>

  static allocate(): SharedArrayBuffer {
    return new SharedArrayBuffer(headerBytes, { maxByteLength: maxBytes })
  }

  constructor(memory: SharedArrayBuffer) {
    this.#memory = memory
    this.#words = new Int32Array(memory, 0, headerBytes / Int32Array.BYTES_PER_ELEMENT)
  }

  /** Replaces all items. Listener thread only. Throws a RangeError if their paths are too long for the board. */
  write(items: readonly ShareItem[]): void {
    const bytes = Buffer.from(JSON.stringify(items))
    const needed = headerBytes + bytes.length
    if (needed > maxBytes) throw new RangeError('The paths of the items are too long.')
    if (this.#memory.byteLength < needed) this.#memory.grow(needed)
    Atomics.add(this.#words, sequence, 1)
    Buffer.from(this.#memory, headerBytes).set(bytes)
    Atomics.store(this.#words, length, bytes.length)
    Atomics.add(this.#words, sequence, 1)
  }

  /** Returns the items as they were written last. */
  read(): readonly ShareItem[] {
    for (;;) {
      const before = Atomics.load(this.#words, sequence)
      if (before % 2 !== 0) continue
      const bytes = Buffer.alloc(Atomics.load(this.#words, length))
      bytes.set(new Uint8Array(this.#memory, headerBytes, bytes.length))
      if (Atomics.load(this.#words, sequence) !== before) continue
      return bytes.length === 0 ? [] : (JSON.parse(bytes.toString()) as readonly ShareItem[])
    }
  }
}
