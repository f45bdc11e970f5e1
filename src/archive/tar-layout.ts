/** Lays out a tar file: its parts in order, and the bytes of those that are not content. */
import { Buffer } from 'node:buffer'
import type { ArchiveEntries, ArchiveLayout, RecordPart } from './archive-layout.ts'
import { boundsLength, findPart, partBounds, type PartBounds } from './part-bounds.ts'
import { paddingLength, tarEndLength, tarHeader, tarHeaderLength } from './tar-records.ts'

/**
 * Returns where the parts of a tar of these entries begin, 24 bytes an entry of shared memory; undefined if it were longer
 * than numbers can count.
 */
export function tarBounds(entries: ArchiveEntries): PartBounds | undefined {
  return partBounds(entries, {
    headerBytes: tarHeaderLength,
    footerBytes: (entry) => paddingLength(entry.sizeBytes),
    endBytes: (_count, _directoryStart, endStart) => tarEndLength(endStart),
  })
}

/**
 * Returns the layout of a tar of these entries. `bounds` are those that `tarBounds` made of them, on whatever thread. It
 * needs no CRC-32: all but the contents follows from the entries.
 */
export function tarLayout(entries: ArchiveEntries, bounds: PartBounds): ArchiveLayout {
  return {
    lengthBytes: boundsLength(bounds),
    partAt: (position) => findPart(bounds, entries.count, position, 'padding'),
    crcNeeded: () => undefined,
    record: (part) => tarRecord(entries, part),
  }
}

function tarRecord(entries: ArchiveEntries, part: RecordPart): Uint8Array {
  switch (part.kind) {
    case 'header':
      return tarHeader(entries.entry(part.entry), part.entry)
    case 'padding':
    case 'end':
      return Buffer.alloc(part.end - part.start)
    case 'descriptor':
    case 'directory':
      throw new RangeError(`A tar has no ${part.kind}`)
  }
}
