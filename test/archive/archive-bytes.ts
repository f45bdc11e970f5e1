/** Puts archives of contents in memory together through a layout, as the engine does from files. */
import { Buffer } from 'node:buffer'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import type { ArchiveEntries, ArchiveEntry, ArchiveLayout } from '../../src/archive/archive-layout.ts'

export type TestEntry = { readonly name: string; readonly content: string; readonly modifiedMs: number }

export function entriesOf(list: readonly ArchiveEntry[]): ArchiveEntries {
  return { count: list.length, entry: (index) => list[index]! }
}

export function withSizes(list: readonly TestEntry[]): ArchiveEntries {
  return entriesOf(
    list.map(({ name, content, modifiedMs }) => ({
      name,
      modifiedMs,
      sizeBytes: Buffer.byteLength(content),
    })),
  )
}

/** Returns the bytes [start, end) of an archive, made part by part. */
export function cut(
  layout: ArchiveLayout,
  list: readonly TestEntry[],
  start = 0,
  end = layout.lengthBytes,
): Buffer {
  const pieces: Uint8Array[] = []
  for (let position = start; position < end;) {
    const part = layout.partAt(position)
    const bytes =
      part.kind === 'content'
        ? Buffer.from(list[part.entry]!.content)
        : layout.record(part, (entry) => crc32(list[entry]!.content))
    if (bytes.length !== part.end - part.start) throw new Error(`${part.kind}: ${bytes.length} bytes`)
    pieces.push(bytes.subarray(position - part.start, Math.min(end, part.end) - part.start))
    position = part.end
  }
  return Buffer.concat(pieces)
}

/** Small entries with distinct names of all kinds, and any time. */
export const someEntries: fc.Arbitrary<TestEntry[]> = fc
  .array(
    fc.record({
      name: fc.string({ unit: 'binary', minLength: 1, maxLength: 120 }),
      isFolder: fc.boolean(),
      content: fc.string({ maxLength: 700 }),
      modifiedMs: fc.double({ min: -1e14, max: 1e15 }),
    }),
    { maxLength: 20 },
  )
  .map((list) =>
    list.map(({ name, isFolder, content, modifiedMs }, index) => ({
      name: `${index}${name}${isFolder ? '/' : ''}`,
      content: isFolder || name.endsWith('/') ? '' : content,
      modifiedMs,
    })),
  )
