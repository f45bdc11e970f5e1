/** Settings that workers look at for every request, in shared memory, so that they can change while serving. */

const names = ['listing', 'hidden', 'index', 'cors'] as const

/** What may change while serving; the meaning of each is in src/shared/settings.ts. */
export type ServingOptions = Record<(typeof names)[number], boolean>

/** The bits above those of the options count how often the items of the share have changed. */
const firstCountBit = 8

/** A stateless view of the flags; every thread makes its own. */
export class ServingFlags {
  readonly #word: Int32Array<SharedArrayBuffer>

  static allocate(): SharedArrayBuffer {
    return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  }

  constructor(memory: SharedArrayBuffer) {
    this.#word = new Int32Array(memory)
  }

  /** All flags in one number, to see cheaply whether any has changed. */
  get bits(): number {
    return Atomics.load(this.#word, 0)
  }

  /** Sets all flags at once: a request sees the old set or the new one. Listener thread only. */
  write(options: ServingOptions): void {
    const count = this.bits & -(1 << firstCountBit)
    Atomics.store(
      this.#word,
      0,
      names.reduce((bits, name, position) => bits | (Number(options[name]) << position), count),
    )
  }

  /** Lets the workers see, at their next jobs, that the items of the share have changed. Listener thread only. */
  itemsChanged(): void {
    Atomics.add(this.#word, 0, 1 << firstCountBit)
  }

  /** All options as they are now. */
  get current(): ServingOptions {
    return this.read(this.bits)
  }

  /** The options that `bits` stand for. */
  read(bits: number): ServingOptions {
    return Object.fromEntries(
      names.map((name, position) => [name, (bits & (1 << position)) !== 0]),
    ) as ServingOptions
  }
}
