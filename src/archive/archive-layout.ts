/**
 * An archive as a virtual file: what follows from its entries alone, before a byte of any file has been read. Its length is
 * exact, and any thread can make any piece of it, so that an archive is served with ranges as a file is.
 */

/** One file or empty folder, in the archive's order. */
export type ArchiveEntry = {
  /** As `ArchiveNames` makes it: unique, `/` between segments and after a folder, 65,535 bytes of UTF-8 at most. */
  readonly name: string
  /** 0 for folders; an integer. */
  readonly sizeBytes: number
  /** Milliseconds since the epoch; any number, which each format brings into its own range. */
  readonly modifiedMs: number
}

/** The entries by index from 0; they may lie in shared memory. An entry is the same each time it is asked for. */
export type ArchiveEntries = {
  readonly count: number
  entry(index: number): ArchiveEntry
}

/** What is not content: before a file, after it, in the directory at the end, and the end itself. */
export type RecordKind = 'header' | 'descriptor' | 'padding' | 'directory' | 'end'

/** The bytes [start, end) of the archive, never none. `entry` is the index of the entry; -1 for the end. */
type Part<Kind> = {
  readonly kind: Kind
  readonly entry: number
  readonly start: number
  readonly end: number
}

/** The content of an entry, from its first byte to its last. */
export type ContentPart = Part<'content'>
/** Bytes that the layout makes. */
export type RecordPart = Part<RecordKind>
export type ArchivePart = ContentPart | RecordPart

export type ArchiveLayout = {
  /** A safe integer. */
  readonly lengthBytes: number
  /** Returns the part with the byte at `position`, an integer in [0, lengthBytes). Takes logarithmic time. */
  partAt(position: number): ArchivePart
  /** Returns the entry whose CRC-32 the part's bytes contain; undefined where they contain none. */
  crcNeeded(part: RecordPart): number | undefined
  /** Returns all bytes of a part. `crcOf` gives the CRC-32 of the entry that `crcNeeded` names, an unsigned integer. */
  record(part: RecordPart, crcOf: (entry: number) => number): Uint8Array
}
