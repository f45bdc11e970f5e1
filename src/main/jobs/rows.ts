/** Rows of numbers in shared memory. A table declares each field once, name and type together. */

/** `int32` for counts and flags; `float64` for times and for offsets in files, which may exceed 2^31. */
export type Fields = Readonly<Record<string, 'int32' | 'float64'>>

/** Where each field lies: its index among the words of its type in a row. */
export type RowLayout<F extends Fields> = {
  readonly at: { readonly [Name in keyof F]: number }
  readonly int32Words: number
  readonly float64Words: number
}

/** All words of a table by type, row after row. */
export type Rows = {
  readonly int32: Int32Array<SharedArrayBuffer>
  readonly float64: Float64Array<SharedArrayBuffer>
}

/** Lays out a row. */
export function layOut<const F extends Fields>(fields: F): RowLayout<F> {
  const words = { int32: 0, float64: 0 }
  const at = Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, words[type]++]))
  return { at: at as Record<keyof F, number>, int32Words: words.int32, float64Words: words.float64 }
}

/** Allocates zeroed memory for so many rows. */
export function allocateRows(layout: RowLayout<Fields>, count: number): SharedArrayBuffer {
  return new SharedArrayBuffer(count * rowBytes(layout))
}

/** Views memory from {@link allocateRows}. */
export function viewRows({ int32Words, float64Words }: RowLayout<Fields>, memory: SharedArrayBuffer): Rows {
  const count = memory.byteLength / rowBytes({ int32Words, float64Words })
  // The wider type first, for its alignment.
  const float64 = new Float64Array(memory, 0, count * float64Words)
  return { float64, int32: new Int32Array(memory, float64.byteLength, count * int32Words) }
}

function rowBytes({
  int32Words,
  float64Words,
}: Pick<RowLayout<Fields>, 'int32Words' | 'float64Words'>): number {
  return int32Words * Int32Array.BYTES_PER_ELEMENT + float64Words * Float64Array.BYTES_PER_ELEMENT
}
