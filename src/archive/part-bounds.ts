/** Where the parts of an archive begin: a sorted table in shared memory, made by one thread and searched by all. */
import type { ArchiveEntries, ArchiveEntry, ArchivePart } from './archive-layout.ts'

/**
 * The positions at which parts begin, as float64, which is exact up to 2^53: three for each entry (header, content, footer),
 * then one for each record of the directory, if there is one, then that of the end, and the archive's length. A part that
 * ends where it begins isn't there.
 */
export type PartBounds = Float64Array<SharedArrayBuffer>

/** How many bytes of a format surround contents. `start` is the position of the entry's header. */
export type PartLengths = {
  headerBytes(entry: ArchiveEntry): number
  footerBytes(entry: ArchiveEntry): number
  /** Left out by formats without a directory. */
  directoryBytes?(entry: ArchiveEntry, start: number): number
  endBytes(count: number, directoryStart: number, endStart: number): number
}

/** Returns the bounds of all parts; undefined if the archive's length were no safe integer, as 2^53 and more aren't. */
export function partBounds(entries: ArchiveEntries, lengths: PartLengths): PartBounds | undefined {
  const { count } = entries
  const directoryCount = lengths.directoryBytes === undefined ? 0 : count
  const bounds = new Float64Array(new SharedArrayBuffer((3 * count + directoryCount + 2) * 8))
  const directory = bounds.subarray(3 * count, 3 * count + directoryCount)
  let position = 0
  for (let index = 0; index < count; index++) {
    const entry = entries.entry(index)
    // The position of its record isn't known yet: the length keeps its place.
    if (lengths.directoryBytes) directory[index] = lengths.directoryBytes(entry, position)
    bounds[3 * index] = position
    bounds[3 * index + 1] = position += lengths.headerBytes(entry)
    bounds[3 * index + 2] = position += entry.sizeBytes
    position += lengths.footerBytes(entry)
  }
  const directoryStart = position
  for (let index = 0; index < directoryCount; index++) {
    const lengthBytes = directory[index]!
    directory[index] = position
    position += lengthBytes
  }
  bounds[bounds.length - 2] = position
  position += lengths.endBytes(count, directoryStart, position)
  bounds[bounds.length - 1] = position
  return Number.isSafeInteger(position) ? bounds : undefined
}

/** Returns the length of an archive of these bounds. */
export function boundsLength(bounds: PartBounds): number {
  return bounds[bounds.length - 1]!
}

/**
 * Returns the part with the byte at `position` in an archive of `count` entries whose contents are followed by a `footer`.
 * Throws a RangeError outside the archive.
 */
export function findPart(
  bounds: PartBounds,
  count: number,
  position: number,
  footer: 'descriptor' | 'padding',
): ArchivePart {
  if (!(position >= 0 && position < boundsLength(bounds))) {
    throw new RangeError(`No byte at ${position} of an archive of ${boundsLength(bounds)} bytes`)
  }
  const index = lastAtMost(bounds, position)
  const place = { start: bounds[index]!, end: bounds[index + 1]! }
  if (index === bounds.length - 2) return { kind: 'end', entry: -1, ...place }
  if (index >= 3 * count) return { kind: 'directory', entry: index - 3 * count, ...place }
  const kind = index % 3 === 0 ? 'header' : index % 3 === 1 ? 'content' : footer
  return { kind, entry: Math.floor(index / 3), ...place }
}

/** Returns the index of the last bound that is `position` or less: of equal ones the last, since the others' parts are empty. */
function lastAtMost(bounds: PartBounds, position: number): number {
  let low = 0
  let high = bounds.length - 1
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (bounds[middle]! <= position) low = middle
    else high = middle
  }
  return low
}
