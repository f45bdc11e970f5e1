/**
 * Reads numbers out of a TIFF structure, in which Exif and MPF keep their metadata (TIFF 6.0, section 2). Nothing in it is
 * trusted: what isn't wholly inside is undefined, and no directory leads the reader on to another.
 */
import type { Span } from './jpeg-segments.ts'

const headerBytes = 8
const entryBytes = 12
const types = { short: 3, long: 4 } as const

export class Tiff {
  readonly #view: DataView
  readonly #littleEndian: boolean

  private constructor(view: DataView, littleEndian: boolean) {
    this.#view = view
    this.#littleEndian = littleEndian
  }

  /** Returns the structure in bytes[start, end); undefined if it has no header. Its offsets are from `start`. */
  static open(bytes: Uint8Array, { start, end }: Span): Tiff | undefined {
    if (end - start < headerBytes) return undefined
    const view = new DataView(bytes.buffer, bytes.byteOffset + start, end - start)
    const order = view.getUint16(0)
    const littleEndian = order === 0x4949
    if (!littleEndian && order !== 0x4d4d) return undefined
    return view.getUint16(2, littleEndian) === 42 ? new Tiff(view, littleEndian) : undefined
  }

  /** Where the first directory is said to be. */
  get first(): number {
    return this.#view.getUint32(4, this.#littleEndian)
  }

  /** Where the directory after the one at `directory` is said to be; undefined if there is none. */
  next(directory: number): number | undefined {
    const count = this.#entryCount(directory)
    const next = count === undefined ? undefined : this.long(directory + 2 + count * entryBytes)
    return next === 0 ? undefined : next
  }

  /** The number that the directory has under `tag`; undefined if it has none, or several. */
  number(directory: number, tag: number): number | undefined {
    const entry = this.#entry(directory, tag)
    if (entry === undefined || this.long(entry + 4) !== 1) return undefined
    const type = this.#short(entry + 2)
    if (type === types.short) return this.#short(entry + 8)
    return type === types.long ? this.long(entry + 8) : undefined
  }

  /** The value of so many bytes that the directory has under `tag` and that is wholly inside; from the structure's start. */
  bytes(directory: number, tag: number): Span | undefined {
    const entry = this.#entry(directory, tag)
    if (entry === undefined) return undefined
    const start = this.long(entry + 8)!
    const end = start + this.long(entry + 4)!
    return end <= this.#view.byteLength ? { start, end } : undefined
  }

  /** The four bytes at `at` as a number. */
  long(at: number): number | undefined {
    return at + 4 <= this.#view.byteLength ? this.#view.getUint32(at, this.#littleEndian) : undefined
  }

  #short(at: number): number | undefined {
    return at + 2 <= this.#view.byteLength ? this.#view.getUint16(at, this.#littleEndian) : undefined
  }

  /** How many entries the directory has, all of them inside. */
  #entryCount(directory: number): number | undefined {
    const count = this.#short(directory)
    if (count === undefined) return undefined
    return directory + 2 + count * entryBytes <= this.#view.byteLength ? count : undefined
  }

  #entry(directory: number, tag: number): number | undefined {
    const count = this.#entryCount(directory) ?? 0
    const end = directory + 2 + count * entryBytes
    for (let entry = directory + 2; entry < end; entry += entryBytes) {
      if (this.#short(entry) === tag) return entry
    }
    return undefined
  }
}
