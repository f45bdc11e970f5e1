/**
 * The bytes of a ZIP file around the contents, all of which are stored (PKWARE's APPNOTE 6.3.10, §4.3 to §4.5; the field
 * `UT` is Info-ZIP's, described in their extrafld.txt).
 */
import { Buffer } from 'node:buffer'
import type { ArchiveEntry } from './archive-layout.ts'
import { dosDateTime, modifiedSeconds } from './modified-time.ts'

/**
 * Larger files have their CRC-32 behind them, in a data descriptor, so that a download can begin before they have been read.
 * Others have it before them, because many readers can't take a descriptor after stored content: Java's and Android's
 * `ZipInputStream` refuse it. Reading 256 MiB takes a disk about a second. The rule depends on the size alone: the layout
 * never depends on what is known of a file.
 */
export const maxCrcFirstBytes = 256 * 1024 * 1024

/** What says "in the zip64 field" in 32 bits, and in 16: itself no value any more. */
const beyond32Bits = 0xffffffff
const beyond16Bits = 0xffff

const utf8Flag = 1 << 11
const descriptorFlag = 1 << 3
const stored = 0
/** Made on Unix, by version 2.0, which means folders; §4.4.2. */
const madeBy = (3 << 8) | 20
/** The same, by version 4.5, which means zip64. */
const madeByWithZip64 = (3 << 8) | 45

const localHeaderBytes = 30
const directoryRecordBytes = 46
const timestampBytes = 9
const zip64EndBytes = 56 + 20
const endRecordBytes = 22

export function isFolder(entry: ArchiveEntry): boolean {
  return entry.name.endsWith('/')
}

/** Whether the CRC-32 of a file follows its content. */
export function hasDescriptor(entry: ArchiveEntry): boolean {
  return entry.sizeBytes > maxCrcFirstBytes
}

function isBeyond32Bits(value: number): boolean {
  return value >= beyond32Bits
}

/**
 * Whether the exact time is given beside that of MS-DOS: in 1970 to 2038. Earlier times would fit the field, which is signed,
 * but libarchive and 7-Zip take them for ones after 2038.
 */
function hasTimestamp(entry: ArchiveEntry): boolean {
  const seconds = modifiedSeconds(entry.modifiedMs)
  return seconds >= 0 && seconds <= 0x7fffffff
}

/** Returns the length of `localHeader`. */
export function localHeaderLength(entry: ArchiveEntry): number {
  const zip64 = isBeyond32Bits(entry.sizeBytes) ? 20 : 0
  return localHeaderBytes + Buffer.byteLength(entry.name) + (hasTimestamp(entry) ? timestampBytes : 0) + zip64
}

/** Returns the length of `dataDescriptor`; 0 for an entry that has none. */
export function dataDescriptorLength(entry: ArchiveEntry): number {
  if (!hasDescriptor(entry)) return 0
  return isBeyond32Bits(entry.sizeBytes) ? 24 : 16
}

/** Returns the length of `directoryRecord`. */
export function directoryRecordLength(entry: ArchiveEntry, start: number): number {
  const zip64 = (isBeyond32Bits(entry.sizeBytes) ? 16 : 0) + (isBeyond32Bits(start) ? 8 : 0)
  const extra = (hasTimestamp(entry) ? timestampBytes : 0) + (zip64 === 0 ? 0 : 4 + zip64)
  return directoryRecordBytes + Buffer.byteLength(entry.name) + extra
}

/** Returns the length of `endOfDirectory`. */
export function endOfDirectoryLength(count: number, directoryStart: number, endStart: number): number {
  return endRecordBytes + (needsZip64End(count, directoryStart, endStart) ? zip64EndBytes : 0)
}

/** Returns what precedes the content of an entry (§4.3.7). `crc` is 0 if a descriptor will have it. */
export function localHeader(entry: ArchiveEntry, crc: number): Uint8Array {
  const name = Buffer.from(entry.name)
  const isLarge = isBeyond32Bits(entry.sizeBytes)
  const extra = Buffer.concat([
    timestampField(entry),
    zip64Field(isLarge ? Array(2).fill(entry.sizeBytes) : []),
  ])
  const header = Buffer.alloc(localHeaderBytes)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(isLarge ? 45 : 20, 4)
  writeCommonFields(header, 6, entry, crc)
  header.writeUInt16LE(name.length, 26)
  header.writeUInt16LE(extra.length, 28)
  return Buffer.concat([header, name, extra])
}

/** Returns what follows the content of a large file (§4.3.9), with the signature that most readers expect. */
export function dataDescriptor(entry: ArchiveEntry, crc: number): Uint8Array {
  const descriptor = Buffer.alloc(dataDescriptorLength(entry))
  descriptor.writeUInt32LE(0x08074b50, 0)
  descriptor.writeUInt32LE(crc, 4)
  if (isBeyond32Bits(entry.sizeBytes)) {
    writeUint64(descriptor, entry.sizeBytes, 8)
    writeUint64(descriptor, entry.sizeBytes, 16)
  } else {
    descriptor.writeUInt32LE(entry.sizeBytes, 8)
    descriptor.writeUInt32LE(entry.sizeBytes, 12)
  }
  return descriptor
}

/** Returns the record of an entry in the central directory (§4.3.12). `start` is the position of its local header. */
export function directoryRecord(entry: ArchiveEntry, start: number, crc: number): Uint8Array {
  const name = Buffer.from(entry.name)
  const sizes = isBeyond32Bits(entry.sizeBytes) ? [entry.sizeBytes, entry.sizeBytes] : []
  const zip64 = zip64Field(isBeyond32Bits(start) ? [...sizes, start] : sizes)
  const extra = Buffer.concat([timestampField(entry), zip64])
  const record = Buffer.alloc(directoryRecordBytes)
  record.writeUInt32LE(0x02014b50, 0)
  record.writeUInt16LE(madeBy, 4)
  record.writeUInt16LE(zip64.length === 0 ? 20 : 45, 6)
  writeCommonFields(record, 8, entry, crc)
  record.writeUInt16LE(name.length, 28)
  record.writeUInt16LE(extra.length, 30)
  // Unix's mode, and MS-DOS's attribute of folders.
  const isOfFolder = isFolder(entry)
  record.writeUInt16LE(isOfFolder ? 0x10 : 0, 38)
  record.writeUInt16LE(isOfFolder ? 0o040755 : 0o100644, 40)
  record.writeUInt32LE(Math.min(start, beyond32Bits), 42)
  return Buffer.concat([record, name, extra])
}

/** Returns the end of the archive (§4.3.14 to §4.3.16), for a directory of `count` records at [directoryStart, endStart). */
export function endOfDirectory(count: number, directoryStart: number, endStart: number): Uint8Array {
  const end = Buffer.alloc(endRecordBytes)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(count, beyond16Bits), 8)
  end.writeUInt16LE(Math.min(count, beyond16Bits), 10)
  end.writeUInt32LE(Math.min(endStart - directoryStart, beyond32Bits), 12)
  end.writeUInt32LE(Math.min(directoryStart, beyond32Bits), 16)
  if (!needsZip64End(count, directoryStart, endStart)) return end
  return Buffer.concat([zip64EndOfDirectory(count, directoryStart, endStart), end])
}

/** The zip64 end of the directory and, 56 bytes on, the locator that points to it. */
function zip64EndOfDirectory(count: number, directoryStart: number, endStart: number): Buffer {
  const end = Buffer.alloc(zip64EndBytes)
  end.writeUInt32LE(0x06064b50, 0)
  // The length of what follows in this record.
  writeUint64(end, 44, 4)
  end.writeUInt16LE(madeByWithZip64, 12)
  end.writeUInt16LE(45, 14)
  writeUint64(end, count, 24)
  writeUint64(end, count, 32)
  writeUint64(end, endStart - directoryStart, 40)
  writeUint64(end, directoryStart, 48)
  end.writeUInt32LE(0x07064b50, 56)
  writeUint64(end, endStart, 64)
  end.writeUInt32LE(1, 72)
  return end
}

function needsZip64End(count: number, directoryStart: number, endStart: number): boolean {
  return count >= beyond16Bits || isBeyond32Bits(directoryStart) || isBeyond32Bits(endStart - directoryStart)
}

/** Writes what local header and directory record have in common: flags, method, time, CRC-32 and both sizes. */
function writeCommonFields(record: Buffer, offset: number, entry: ArchiveEntry, crc: number): void {
  record.writeUInt16LE(utf8Flag | (hasDescriptor(entry) ? descriptorFlag : 0), offset)
  record.writeUInt16LE(stored, offset + 2)
  record.writeUInt32LE(dosDateTime(entry.modifiedMs), offset + 4)
  record.writeUInt32LE(crc, offset + 8)
  record.writeUInt32LE(Math.min(entry.sizeBytes, beyond32Bits), offset + 12)
  record.writeUInt32LE(Math.min(entry.sizeBytes, beyond32Bits), offset + 16)
}

/** The extra field `UT` with the seconds of the last change; empty if they don't fit. */
function timestampField(entry: ArchiveEntry): Buffer {
  if (!hasTimestamp(entry)) return Buffer.alloc(0)
  const field = Buffer.alloc(timestampBytes)
  field.write('UT', 0)
  field.writeUInt16LE(5, 2)
  // Of the three times that there can be, that of the last change follows.
  field[4] = 1
  field.writeInt32LE(modifiedSeconds(entry.modifiedMs), 5)
  return field
}

/** The extra field with what doesn't fit 32 bits (§4.5.3); empty if all does: some readers refuse one that isn't needed. */
function zip64Field(values: readonly number[]): Buffer {
  if (values.length === 0) return Buffer.alloc(0)
  const field = Buffer.alloc(4 + 8 * values.length)
  field.writeUInt16LE(1, 0)
  field.writeUInt16LE(8 * values.length, 2)
  values.forEach((value, index) => {
    writeUint64(field, value, 4 + 8 * index)
  })
  return field
}

function writeUint64(bytes: Buffer, value: number, offset: number): void {
  bytes.writeBigUInt64LE(BigInt(value), offset)
}
