/**
 * A mutual-exclusion lock in shared memory: the futex lock of Drepper's "Futexes Are Tricky" (free, held, held with
 * waiters), with the owner's number in the lock word as in robust futexes, so that the death of a thread inside the
 * lock can be mended instead of stopping every other thread for good.
 */

const free = 0
const waitersBit = 1

/** Loads before a waiter sleeps. The work under the lock takes about 100 ns, a futex sleep and wake about 50 µs. */
const spins = 40

/** Number of int32 words that one lock takes. */
export const mutexWords = 1

/**
 * A stateless view of one lock word; every thread makes its own. Not recursive. For any thread that may block for a moment:
 * worker threads, never the UI thread.
 */
export class Mutex {
  readonly #words: Int32Array<SharedArrayBuffer>
  readonly #index: number
  readonly #held: number

  /**
   * @param words the shared memory
   * @param index of the lock word, 0 at creation
   * @param owner number of the calling thread, 1 to 2^30 - 1, unique among threads
   */
  constructor(words: Int32Array<SharedArrayBuffer>, index: number, owner: number) {
    this.#words = words
    this.#index = index
    this.#held = owner << 1
  }

  /** Takes the lock; sleeps while another thread holds it. */
  lock(): void {
    // Acquire: pairs with the exchange in unlock, so that everything the last owner wrote is seen.
    if (Atomics.compareExchange(this.#words, this.#index, free, this.#held) !== free) this.#lockContended()
  }

  /** Takes the lock if it is free; returns whether it did. */
  tryLock(): boolean {
    return Atomics.compareExchange(this.#words, this.#index, free, this.#held) === free
  }

  /** Releases the lock and wakes one waiter. Only the owner may call it. */
  unlock(): void {
    const previous = Atomics.exchange(this.#words, this.#index, free)
    if ((previous & waitersBit) !== 0) Atomics.notify(this.#words, this.#index, 1)
  }

  /** Returns whether the thread `owner` holds the lock. The answer lasts only for the calling thread or one that has ended. */
  isHeldBy(owner: number): boolean {
    return Atomics.load(this.#words, this.#index) >> 1 === owner
  }

  /**
   * Frees the lock if the thread `owner`, which must have ended, died holding it, and wakes every waiter in any case: the
   * dead thread may have been the one that the last owner woke, or have freed the lock without waking the next yet.
   */
  recover(owner: number): void {
    if (this.isHeldBy(owner)) Atomics.store(this.#words, this.#index, free)
    Atomics.notify(this.#words, this.#index)
  }

  #lockContended(): void {
    const words = this.#words
    const index = this.#index
    for (let spin = 0; spin < spins; spin++) {
      if (Atomics.load(words, index) === free && this.tryLock()) return
    }
    for (;;) {
      const seen = Atomics.load(words, index)
      if (seen === free) {
        // A thread that slept can't know whether others still sleep, so it takes the lock as "held with waiters": one
        // needless notify at worst, never a forgotten sleeper.
        if (Atomics.compareExchange(words, index, free, this.#held | waitersBit) === free) return
        continue
      }
      const contended = seen | waitersBit
      if (seen !== contended && Atomics.compareExchange(words, index, seen, contended) !== seen) continue
      Atomics.wait(words, index, contended)
    }
  }
}
