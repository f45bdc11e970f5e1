/** A condition variable in shared memory, with the meaning of pthread_cond_t, for use with {@link Mutex}. */
import type { Mutex } from './mutex.ts'

/** Number of int32 words that one condition takes: a sequence number and the count of waiters. */
export const conditionWords = 2

/** A stateless view of one condition; every thread makes its own. Waiting needs the mutex and blocks the thread. */
export class Condition {
  readonly #words: Int32Array<SharedArrayBuffer>
  readonly #sequence: number
  readonly #waiters: number

  /** @param index of the first of {@link conditionWords} words, all 0 at creation */
  constructor(words: Int32Array<SharedArrayBuffer>, index: number) {
    this.#words = words
    this.#sequence = index
    this.#waiters = index + 1
  }

  /** Number of threads waiting at some moment during the call; needs no mutex. One that died waiting still counts. */
  get waiters(): number {
    return Atomics.load(this.#words, this.#waiters)
  }

  /**
   * Releases the mutex, sleeps until signalled, and takes the mutex again. May wake spuriously, so call it in a loop that
   * checks the condition.
   */
  waitLocked(mutex: Mutex): void {
    // The sequence is read under the mutex: a signal sent between unlock and wait changes it, and wait returns at once,
    // so no signal is lost.
    const sequence = Atomics.load(this.#words, this.#sequence)
    Atomics.add(this.#words, this.#waiters, 1)
    mutex.unlock()
    Atomics.wait(this.#words, this.#sequence, sequence)
    mutex.lock()
    Atomics.sub(this.#words, this.#waiters, 1)
  }

  /**
   * Wakes one waiter, if there is one; costs no system call if there is none. Best called after the mutex is released: a
   * thread that wakes while it is still held goes straight back to sleep.
   */
  signal(): void {
    this.#notify(1)
  }

  /** Wakes every waiter. Best called when {@link signal} is. */
  broadcast(): void {
    this.#notify(Infinity)
  }

  #notify(count: number): void {
    // A thread waiting for what the caller has just changed under the mutex counted itself before that change.
    if (this.waiters === 0) return
    Atomics.add(this.#words, this.#sequence, 1)
    Atomics.notify(this.#words, this.#sequence, count)
  }
}
