/** Tables of rows in shared memory. Each field is declared once, with its type, and read and written by its name. */

type Values = {
  /** Counts, and numbers of things. Read and written atomically, as flags and words are. */
  int32: number
  flag: boolean
  /** Times, and offsets in files, which may exceed 2^31. Not atomic. */
  float64: number
}

/** The fields of a row. A list of words makes a field that holds one of them, at first the first. */
export type Fields = Readonly<Record<string, keyof Values | readonly string[]>>

/** A stateless view of one row. */
export type Row<F extends Fields> = {
  -readonly [Name in keyof F]: F[Name] extends readonly (infer Word)[]
    ? Word
    : F[Name] extends keyof Values
      ? Values[F[Name]]
      : never
}

/** A view of one row's memory. */
class RowMemory {
  readonly float64: Float64Array<SharedArrayBuffer>
  readonly int32: Int32Array<SharedArrayBuffer>

  constructor(memory: SharedArrayBuffer, start: number, size: { float64: number; int32: number }) {
    // The wider type first, for its alignment.
    this.float64 = new Float64Array(memory, start, size.float64)
    this.int32 = new Int32Array(memory, start + this.float64.byteLength, size.int32)
  }
}

/** A kind of table. */
export class RowTable<const F extends Fields> {
  readonly #fields: F
  /** Numbers of words in a row. */
  readonly #size = { float64: 0, int32: 0 }
  /** Where each field is among the words of its type. */
  readonly #at: Record<keyof F, number>
  readonly #rowBytes: number
  readonly #View = class extends RowMemory {}

  constructor(fields: F) {
    this.#fields = fields
    const at = Object.entries(fields).map(([name, type]) => {
      const word = this.#size[type === 'float64' ? 'float64' : 'int32']++
      Object.defineProperty(this.#View.prototype, name, accessor(type, word))
      return [name, word]
    })
    this.#at = Object.fromEntries(at) as Record<keyof F, number>
    // Whole cache lines: a thread that writes to its row slows no other down.
    this.#rowBytes = Math.ceil((this.#size.float64 * 8 + this.#size.int32 * 4) / 64) * 64
  }

  /** Allocates zeroed memory for so many rows. */
  allocate(count: number): SharedArrayBuffer {
    return new SharedArrayBuffer(count * this.#rowBytes)
  }

  /** Views all rows of memory from {@link allocate}. */
  view(memory: SharedArrayBuffer): readonly Row<F>[] {
    return Array.from({ length: memory.byteLength / this.#rowBytes }, (_, row) => {
      const view: unknown = new this.#View(memory, row * this.#rowBytes, this.#size)
      return view as Row<F>
    })
  }

  /** Changes a field of words in one atomic step, if it holds `from`. Returns whether it did. */
  change<Name extends keyof F>(row: Row<F>, name: Name, from: Row<F>[Name], to: Row<F>[Name]): boolean {
    const words = this.#fields[name] as readonly unknown[]
    const [expected, replacement] = [words.indexOf(from), words.indexOf(to)]
    const { int32 } = row as unknown as RowMemory
    return Atomics.compareExchange(int32, this.#at[name], expected, replacement) === expected
  }
}

/** The property that reads and writes a word as a value of a type. */
function accessor(type: Fields[string], word: number): PropertyDescriptor & ThisType<RowMemory> {
  if (type === 'int32') {
    return {
      get() {
        return Atomics.load(this.int32, word)
      },
      set(value: number) {
        Atomics.store(this.int32, word, value)
      },
    }
  }
  if (type === 'flag') {
    return {
      get() {
        return Atomics.load(this.int32, word) === 1
      },
      set(value: boolean) {
        Atomics.store(this.int32, word, Number(value))
      },
    }
  }
  if (type === 'float64') {
    return {
      get() {
        return this.float64[word]
      },
      set(value: number) {
        this.float64[word] = value
      },
    }
  }
  return {
    get() {
      return type[Atomics.load(this.int32, word)]
    },
    set(value: string) {
      Atomics.store(this.int32, word, type.indexOf(value))
    },
  }
}
