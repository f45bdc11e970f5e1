import type { Buffer } from 'node:buffer'
import type { Disk } from './disk.ts'

/** Fills `into` from `position` of an open file on, as far as the file goes. Returns what was filled. Throws the disk's errors. */
export function fillFrom(disk: Disk, descriptor: number, into: Buffer, position = 0): Buffer {
  let filled = 0
  while (filled < into.length) {
    const read = disk.read(descriptor, into, filled, into.length - filled, position + filled)
    if (read === 0) break
    filled += read
  }
  return into.subarray(0, filled)
}
