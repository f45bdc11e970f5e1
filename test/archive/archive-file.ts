/** Writes archives to files through a layout, with contents of zeros as holes. */
import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import type { ArchiveLayout } from '../../src/archive/archive-layout.ts'

/** The content of an entry: bytes, or how many zeros. */
export type Content = Uint8Array | number

export function sizeOf(content: Content): number {
  return typeof content === 'number' ? content : content.length
}

const zeros = new Uint8Array(2 ** 24)

/** Returns the CRC-32 of a content. */
export function crcOf(content: Content): number {
  if (typeof content !== 'number') return crc32(content)
  let crc = 0
  for (let left = content; left > 0; left -= zeros.length) crc = crc32(zeros.subarray(0, left), crc)
  return crc
}

/** Writes the archive of these contents to a new file at `path`. */
export function writeArchive(path: string, layout: ArchiveLayout, contents: readonly Content[]): void {
  const crcs = new Map<number, number>()
  const crcOfEntry = (entry: number) => {
    if (!crcs.has(entry)) crcs.set(entry, crcOf(contents[entry]!))
    return crcs.get(entry)!
  }
  const file = openSync(path, 'wx')
  ftruncateSync(file, layout.lengthBytes)
  for (let position = 0; position < layout.lengthBytes;) {
    const part = layout.partAt(position)
    const bytes = part.kind === 'content' ? contents[part.entry]! : layout.record(part, crcOfEntry)
    if (typeof bytes !== 'number') writeSync(file, bytes, 0, bytes.length, position)
    position = part.end
  }
  closeSync(file)
}
