/**
 * Tells a sleeping event loop that there is work, once: the first to ring after it fell asleep sends a message, all
 * others see that it is awake already and send nothing.
 */

const asleep = 0
const awake = 1

/** A stateless view of one doorbell; every thread makes its own. */
export class Doorbell {
  readonly #word: Int32Array<SharedArrayBuffer>

  static allocate(): SharedArrayBuffer {
    return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  }

  constructor(memory: SharedArrayBuffer) {
    this.#word = new Int32Array(memory)
  }

  /** Called after work was made visible. Returns true if the caller must send the waking message. */
  ring(): boolean {
    // A plain load first: under load the answer is nearly always "awake", and a load leaves the cache line shared.
    if (Atomics.load(this.#word, 0) === awake) return false
    return Atomics.compareExchange(this.#word, 0, asleep, awake) === asleep
  }

  /** Called by the event loop when it has nothing left to do. It must look for work once more afterwards. */
  sleep(): void {
    Atomics.store(this.#word, 0, asleep)
  }

  /** Called by the event loop that found work after {@link sleep}: stays awake. */
  stayAwake(): void {
    Atomics.store(this.#word, 0, awake)
  }
}
