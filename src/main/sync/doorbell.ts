/**
 * Tells a sleeping event loop that there is work, once: the first to ring after it fell asleep sends a message, all
 * others see that it is awake already and send nothing.
 */

const asleep = 0
const awake = 1

// The words of the shared memory: whether the event loop sleeps, and whether it waits for the job queue to have space.
const stateAt = 0
const wishAt = 1

/** A stateless view of one doorbell; every thread makes its own. */
export class Doorbell {
  readonly #words: Int32Array<SharedArrayBuffer>

  static allocate(): SharedArrayBuffer {
    return new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)
  }

  constructor(memory: SharedArrayBuffer) {
    this.#words = new Int32Array(memory)
  }

  /** Called after work was made visible. Returns true if the caller must send the waking message. */
  ring(): boolean {
    // A plain load first: under load the answer is nearly always "awake", and a load leaves the cache line shared.
    if (Atomics.load(this.#words, stateAt) === awake) return false
    return Atomics.compareExchange(this.#words, stateAt, asleep, awake) === asleep
  }

  /** Called by the event loop when it has nothing left to do. It must look for work once more afterwards. */
  sleep(): void {
    Atomics.store(this.#words, stateAt, asleep)
  }

  /** Called by the event loop that found work after {@link sleep}: stays awake. */
  stayAwake(): void {
    Atomics.store(this.#words, stateAt, awake)
  }

  /**
   * Called by the event loop that has found the job queue full and has more to put: an event loop can't wait in `put`,
   * so it wishes to be told. It must look at the queue once more afterwards.
   */
  requestSpaceSignal(): void {
    Atomics.store(this.#words, wishAt, 1)
  }

  /** Called by a thread that has emptied the queue. Returns true, once for each wish, if the caller must ring. */
  takeSpaceRequest(): boolean {
    return Atomics.load(this.#words, wishAt) === 1 && Atomics.compareExchange(this.#words, wishAt, 1, 0) === 1
  }
}
