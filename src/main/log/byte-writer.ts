/** Collects text as bytes, for lines that are made by the ten thousand: strings would be made twice, and thrown away. */
import { Buffer } from 'node:buffer'

const zero = 0x30
const backslash = 0x5c
const letterX = 0x78
const digits = '0123456789ABCDEF'

/** 1 for each byte that is printable ASCII, and neither a quotation mark nor a backslash. */
const isPlain = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(byte >= 0x20 && byte <= 0x7e && byte !== 0x22 && byte !== 0x5c),
)

export class ByteWriter {
  #bytes: Buffer
  #length = 0

  /** @param capacity bytes that are expected; it grows beyond them */
  constructor(capacity: number) {
    this.#bytes = Buffer.allocUnsafeSlow(capacity)
  }

  /** What has been written. */
  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length)
  }

  /** Makes room for so many bytes more: call it before writing them. */
  reserve(count: number): void {
    const needed = this.#length + count
    if (needed <= this.#bytes.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.#bytes.length))
    this.#bytes.copy(larger, 0, 0, this.#length)
    this.#bytes = larger
  }

  ascii(text: string): void {
    const bytes = this.#bytes
    const from = this.#length
    for (let at = 0; at < text.length; at++) bytes[from + at] = text.charCodeAt(at)
    this.#length = from + text.length
  }

  /** Writes a whole number, at least 0. */
  decimal(value: number): void {
    let count = 1
    for (let limit = 10; value >= limit; limit *= 10) count++
    const from = this.#length
    let rest = value
    for (let at = from + count - 1; at >= from; at--) {
      // Not the other way round: near 2^53 a tenth is rounded.
      const digit = rest % 10
      this.#bytes[at] = zero + digit
      rest = (rest - digit) / 10
    }
    this.#length = from + count
  }

  /** Copies [start, end) of `source` as it is; nothing if the end comes before the start. */
  copy(source: Uint8Array, start: number, end: number): void {
    if (end <= start) return
    const bytes = this.#bytes
    const shift = this.#length - start
    for (let at = start; at < end; at++) bytes[at + shift] = source[at]!
    this.#length += end - start
  }

  /**
   * The same, with all but printable ASCII, and what could end a quotation, as `\x22`: for logs, as nginx does. A byte may take
   * four.
   */
  quoted(source: Uint8Array, start: number, end: number): void {
    const bytes = this.#bytes
    let to = this.#length
    for (let at = start; at < end; at++) {
      const byte = source[at]!
      if (isPlain[byte] === 1) {
        bytes[to++] = byte
      } else {
        bytes[to++] = backslash
        bytes[to++] = letterX
        bytes[to++] = digits.charCodeAt(byte >> 4)
        bytes[to++] = digits.charCodeAt(byte & 15)
      }
    }
    this.#length = to
  }
}

/** Whether [start, end) is printable ASCII without quotation marks and backslashes. */
export function isAllPlain(source: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (isPlain[source[at]!] === 0) return false
  return true
}
