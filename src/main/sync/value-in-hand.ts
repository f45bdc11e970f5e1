/**
 * Holds the value that each thread has taken out of a queue and not yet noted elsewhere, so that it is not lost if the
 * thread dies. Part of the memory of {@link BlockingQueue}, and written under its lock.
 */

/** Most threads that may take values. */
export const maxTakers = 128

/** Words of a thread's slot: whether it holds a value, the value, and the position of the head when it was taken. */
const slotWords = 3
const heldAt = 0
const valueAt = 1
const positionAt = 2

/** Number of int32 words that all slots take, all 0 at creation. */
export const valuesInHandWords = maxTakers * slotWords

/** A stateless view of one thread's slot. Written by that thread, or by the one that recovers after its death. */
export class ValueInHand {
  readonly #words: Int32Array<SharedArrayBuffer>
  readonly #slot: number

  /**
   * @param index of the first of {@link valuesInHandWords} words
   * @param taker number of the thread among those that take, 0 to {@link maxTakers} - 1
   */
  constructor(words: Int32Array<SharedArrayBuffer>, index: number, taker: number) {
    this.#words = words
    this.#slot = index + taker * slotWords
  }

  /** Holds `value`. Called under the lock, before the head moves past `position`: a value is always in the queue or a slot. */
  holdLocked(value: number, position: number): void {
    // Emptied first: an old value must never be paired with a new position.
    this.release()
    this.#words[this.#slot + valueAt] = value
    this.#words[this.#slot + positionAt] = position
    Atomics.store(this.#words, this.#slot + heldAt, 1)
  }

  /** Empties the slot, when the thread has noted elsewhere what it took. */
  release(): void {
    Atomics.store(this.#words, this.#slot + heldAt, 0)
  }

  /**
   * Empties the slot of a thread that has ended. Returns its value, unless that is still in the queue.
   * @param uncommittedHead the position of the head, if the thread died holding the lock
   */
  recover(uncommittedHead: number | undefined): number | undefined {
    if (Atomics.exchange(this.#words, this.#slot + heldAt, 0) === 0) return undefined
    return this.#words[this.#slot + positionAt] === uncommittedHead
      ? undefined
      : this.#words[this.#slot + valueAt]
  }
}
