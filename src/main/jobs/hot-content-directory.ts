/**
 * Which contents the listener has in memory, as far as workers need to know: a worker that names one of them as the
 * content of its answer need not read it.
 */

/**
 * Maximum time that a content is sent from memory before it is read again, ms. A program that writes through a memory mapping
 * may not change the file's times, so `stat` can't detect it.
 */
export const maxContentAgeMs = 10_000

/** Contents beyond so many at once push each other out of this list, and are then read again. */
const slots = 4096

/** A stateless view of the list; every thread makes its own. */
export class HotContentDirectory {
  /** The last number given out, then the slots. */
  readonly #cells: Int32Array<SharedArrayBuffer>

  static allocate(): SharedArrayBuffer {
    return new SharedArrayBuffer((1 + slots) * Int32Array.BYTES_PER_ELEMENT)
  }

  constructor(memory: SharedArrayBuffer) {
    this.#cells = new Int32Array(memory)
  }

  /** A number for a content, above 0. */
  next(): number {
    return (Atomics.add(this.#cells, 0, 1) & 0x3fff_ffff) + 1
  }

  /** Whether the listener has the content. It may be gone by the time that it is asked for. */
  has(id: number): boolean {
    return Atomics.load(this.#cells, slotOf(id)) === id
  }

  /** Listener only. */
  add(id: number): void {
    Atomics.store(this.#cells, slotOf(id), id)
  }

  /** Listener only. */
  remove(id: number): void {
    Atomics.compareExchange(this.#cells, slotOf(id), id, 0)
  }
}

function slotOf(id: number): number {
  return 1 + (id % slots)
}
