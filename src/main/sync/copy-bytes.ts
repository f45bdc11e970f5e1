/** Copies bytes from and into memory that threads share. */
import type { Buffer } from 'node:buffer'

/**
 * Copies the first `length` bytes of `from` to `into`, from `at` on, as far as there is room. Returns how many bytes that were. The
 * caller owns both: nothing orders the copy.
 *
 * `Buffer.copy` of a whole buffer goes word by word, each atomically, if either memory is shared: 60 µs for 100 KB, 0.2 µs
 * for a head of 150 bytes. Parts of a buffer it leaves to memmove: 2 µs and 0.04 µs.
 */
export function copyBytes(from: Buffer, into: Buffer, at = 0, length = from.length): number {
  const copied = Math.min(length, into.length - at)
  if (copied <= 0) return 0
  from.copy(into, at, 0, copied - 1)
  into[at + copied - 1] = from[copied - 1]!
  return copied
}
