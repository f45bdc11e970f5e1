/** Tells whether a file is still as it was. */
import type { BigIntStats } from 'node:fs'

/**
 * Returns a number of 64 bits, signed: another size, modification or change time (ns) or inode gives another number. The change
 * time is the one that no program sets: some restore the other after they have written.
 */
export function fileState({ size, mtimeNs, ctimeNs, ino, dev }: BigIntStats): bigint {
  const place = ino + (dev << 40n)
  return BigInt.asIntN(64, (place * 3n + mtimeNs * 5n + ctimeNs * 7n) * 0x9e37_79b9_7f4a_7c15n + size)
}
