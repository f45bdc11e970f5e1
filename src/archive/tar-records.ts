/**
 * The bytes of a tar file around the contents: the ustar format with pax extended headers where it doesn't suffice
 * (POSIX.1-2017, pax, "pax Interchange Format" and "ustar Interchange Format").
 */
import { Buffer } from 'node:buffer'
import type { ArchiveEntry } from './archive-layout.ts'
import { modifiedSeconds } from './modified-time.ts'

const blockBytes = 512
/** What tar programs write at once: twenty blocks. Some old ones complain of an archive that isn't a multiple of it. */
const archiveRecordBytes = 20 * blockBytes
/** Eleven octal digits. */
const maxOctal = 0o77777777777

const nameFieldBytes = 100
const prefixFieldBytes = 155

/** Returns how many zeros fill the last block after `sizeBytes`. */
export function paddingLength(sizeBytes: number): number {
  return (blockBytes - (sizeBytes % blockBytes)) % blockBytes
}

/** Returns how many zeros end an archive whose last entry ends at `position`: two blocks at least. */
export function tarEndLength(position: number): number {
  const lengthBytes = position + 2 * blockBytes
  return Math.ceil(lengthBytes / archiveRecordBytes) * archiveRecordBytes - position
}

/** Returns the length of `tarHeader`. */
export function tarHeaderLength(entry: ArchiveEntry): number {
  const extendedBytes = Buffer.byteLength(extendedRecords(entry))
  return blockBytes + (extendedBytes === 0 ? 0 : blockBytes + extendedBytes + paddingLength(extendedBytes))
}

/** Returns what precedes the content of an entry. `index` is that of the entry, which names its extended header. */
export function tarHeader(entry: ArchiveEntry, index: number): Uint8Array {
  const isFolder = entry.name.endsWith('/')
  const { sizeBytes, modifiedMs } = entry
  const header = ustarHeader(Buffer.from(entry.name), isFolder ? '5' : '0', sizeBytes, modifiedMs)
  const records = Buffer.from(extendedRecords(entry))
  if (records.length === 0) return header
  const extendedHeader = ustarHeader(Buffer.from(`PaxHeaders/${index}`), 'x', records.length, modifiedMs)
  return Buffer.concat([extendedHeader, records, Buffer.alloc(paddingLength(records.length)), header])
}

/** The records of the extended header, `LENGTH KEY=VALUE\n` each: what the fields of ustar can't hold. */
function extendedRecords({ name, sizeBytes, modifiedMs }: ArchiveEntry): string {
  let records = ''
  const isAscii = Buffer.byteLength(name) === name.length
  if (!isAscii || splitName(Buffer.from(name)) === undefined) records += extendedRecord('path', name)
  if (sizeBytes > maxOctal) records += extendedRecord('size', `${sizeBytes}`)
  const seconds = modifiedSeconds(modifiedMs)
  if (seconds < 0 || seconds > maxOctal) records += extendedRecord('mtime', `${seconds}`)
  return records
}

/** The length counts the whole record, its own digits too. */
function extendedRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`
  const restBytes = Buffer.byteLength(rest)
  let lengthBytes = restBytes + `${restBytes}`.length
  // The digits of the length can make it one digit longer.
  lengthBytes = restBytes + `${lengthBytes}`.length
  return `${lengthBytes}${rest}`
}

function ustarHeader(path: Buffer, type: '0' | '5' | 'x', sizeBytes: number, modifiedMs: number): Buffer {
  // Programs that know nothing of extended headers, such as BusyBox, get as much of the name as there is room for.
  const { prefix, name } = splitName(path) ?? { prefix: '', name: cutName(path) }
  const header = Buffer.alloc(blockBytes)
  header.write(name, 0, 'latin1')
  header.write(type === '5' ? '0000755' : '0000644', 100)
  header.write('0000000', 108)
  header.write('0000000', 116)
  writeSize(header, sizeBytes, 124)
  header.write(octal(Math.min(Math.max(modifiedSeconds(modifiedMs), 0), maxOctal), 11), 136)
  header.write(type, 156)
  header.write('ustar\x0000', 257)
  header.write('0000000', 329)
  header.write('0000000', 337)
  header.write(prefix, 345, 'latin1')
  // The checksum is that of the header with spaces in its place.
  header.fill(' ', 148, 156)
  const checksum = header.reduce((sum, byte) => sum + byte, 0)
  header.write(`${octal(checksum, 6)}\0`, 148)
  return header
}

/** A size beyond eleven octal digits is also given in binary, as bsdtar does, for programs without extended headers. */
function writeSize(header: Buffer, sizeBytes: number, offset: number): void {
  if (sizeBytes <= maxOctal) {
    header.write(octal(sizeBytes, 11), offset)
  } else {
    header[offset] = 0x80
    header.writeBigUInt64BE(BigInt(sizeBytes), offset + 4)
  }
}

/**
 * Splits a name at a slash so that both sides fit their fields, as latin1; undefined if there is no such slash. A name that
 * fits one field isn't split.
 */
function splitName(path: Buffer): { prefix: string; name: string } | undefined {
  if (path.length <= nameFieldBytes) return { prefix: '', name: path.toString('latin1') }
  const slash = path.indexOf('/', path.length - 1 - nameFieldBytes)
  if (slash < 1 || slash > prefixFieldBytes || slash === path.length - 1) return undefined
  return { prefix: path.toString('latin1', 0, slash), name: path.toString('latin1', slash + 1) }
}

/** Returns the whole characters of a name that fit its field, as latin1. */
function cutName(path: Buffer): string {
  let end = nameFieldBytes
  while (((path[end] ?? 0) & 0xc0) === 0x80) end--
  return path.toString('latin1', 0, end)
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0')
}
