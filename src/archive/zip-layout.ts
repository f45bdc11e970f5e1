/** Lays out a ZIP file of stored entries: its parts in order, and the bytes of those that are not content. */
import type { ArchiveEntries, ArchiveLayout, RecordPart } from './archive-layout.ts'
import { boundsLength, findPart, partBounds, type PartBounds } from './part-bounds.ts'
import {
  dataDescriptor,
  dataDescriptorLength,
  directoryRecord,
  directoryRecordLength,
  endOfDirectory,
  endOfDirectoryLength,
  hasDescriptor,
  localHeader,
  localHeaderLength,
} from './zip-records.ts'

/**
 * Returns where the parts of a ZIP of these entries begin, 32 bytes an entry of shared memory; undefined if it were longer
 * than numbers can count. 250,000 entries take about 0.2 s.
 */
export function zipBounds(entries: ArchiveEntries): PartBounds | undefined {
  return partBounds(entries, {
    headerBytes: localHeaderLength,
    footerBytes: dataDescriptorLength,
    directoryBytes: directoryRecordLength,
    endBytes: endOfDirectoryLength,
  })
}

/** Returns the layout of a ZIP of these entries. `bounds` are those that `zipBounds` made of them, on whatever thread. */
export function zipLayout(entries: ArchiveEntries, bounds: PartBounds): ArchiveLayout {
  return {
    lengthBytes: boundsLength(bounds),
    partAt: (position) => findPart(bounds, entries.count, position, 'descriptor'),
    crcNeeded: (part) => crcNeeded(entries, part),
    record(part, crcOf) {
      const needed = crcNeeded(entries, part)
      // 0 is the CRC-32 of no bytes, and what stands where a descriptor will follow.
      return zipRecord(entries, bounds, part, needed === undefined ? 0 : crcOf(needed))
    },
  }
}

function crcNeeded(entries: ArchiveEntries, part: RecordPart): number | undefined {
  if (part.kind === 'end') return undefined
  const entry = entries.entry(part.entry)
  if (entry.sizeBytes === 0) return undefined
  return part.kind === 'header' && hasDescriptor(entry) ? undefined : part.entry
}

function zipRecord(entries: ArchiveEntries, bounds: PartBounds, part: RecordPart, crc: number): Uint8Array {
  const { count } = entries
  switch (part.kind) {
    case 'header':
      return localHeader(entries.entry(part.entry), crc)
    case 'descriptor':
      return dataDescriptor(entries.entry(part.entry), crc)
    case 'directory':
      return directoryRecord(entries.entry(part.entry), bounds[3 * part.entry]!, crc)
    case 'end':
      // After the bounds of the entries come those of the directory, or that of the end, which then are the same.
      return endOfDirectory(count, bounds[3 * count]!, part.start)
    case 'padding':
      throw new RangeError('A ZIP has no padding')
  }
}
