/**
 * Wakes a sleeping event loop once: the first thread to ring after it fell asleep sends a message, all others see that it
 * is awake already and send nothing.
 */

const asleep = 0
const awake = 1

// The words of the shared memory: whether the event loop sleeps, and whether it has requested a signal of space.
const stateAt = 0
const spaceRequestAt = 1

/**
 * A stateless view of one doorbell; every thread makes its own, around memory from {@link Doorbell.allocate}. The event
 * loop's thread calls {@link sleep}, {@link stayAwake} and {@link requestSpaceSignal}, the threads that work for it call
 * {@link ring} and {@link takeSpaceRequest}. No call blocks.
 */
export class Doorbell {
  readonly #words: Int32Array<SharedArrayBuffer>

  static allocate(): SharedArrayBuffer {
    return new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)
  }

  constructor(memory: SharedArrayBuffer) {
    this.#words = new Int32Array(memory)
  }

  /** Rings, after work was made visible. Returns true if the caller must send the waking message. */
  ring(): boolean {
    // A plain load first: under load the answer is nearly always "awake", and a load leaves the cache line shared.
    if (Atomics.load(this.#words, stateAt) === awake) return false
    return Atomics.compareExchange(this.#words, stateAt, asleep, awake) === asleep
  }

  /** Marks the event loop as asleep, when it has nothing left to do. It must check for work once more afterwards. */
  sleep(): void {
    Atomics.store(this.#words, stateAt, asleep)
  }

  /** Marks the event loop as awake, when it found work after {@link sleep}. */
  stayAwake(): void {
    Atomics.store(this.#words, stateAt, awake)
  }

  /**
   * Requests a signal when the job queue has space, for an event loop that found it full and has more to put: it can't wait
   * in `put`. It must check the queue once more afterwards.
   */
  requestSpaceSignal(): void {
    Atomics.store(this.#words, spaceRequestAt, 1)
  }

  /**
   * Takes the request, on a thread that has emptied the queue. Returns true, once per request, if the caller must ring. A
   * plain load first, as in {@link ring}.
   */
  takeSpaceRequest(): boolean {
    return (
      Atomics.load(this.#words, spaceRequestAt) === 1 &&
      Atomics.compareExchange(this.#words, spaceRequestAt, 1, 0) === 1
    )
  }
}
