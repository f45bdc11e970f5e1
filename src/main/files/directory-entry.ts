/** One line of a listing: the metadata of a file or folder, and its name for people. */
import { Buffer } from 'node:buffer'
import { lstatSync, type Stats } from 'node:fs'
import { nativePath } from './disk.ts'
import { datable } from '../../http/http-date.ts'
import { fileKind, type FileKind } from './file-kind.ts'

/** A folder or regular file as a listing shows it. */
export type DirectoryEntry = {
  /** The bytes of the name, one char per byte (latin1), as links encode them and the disk knows them. */
  readonly name: string
  /** The name decoded for display; U+FFFD stands for bytes that are not UTF-8. */
  readonly displayName: string
  readonly type: 'folder' | 'file'
  /** 0 for folders. */
  readonly sizeBytes: number
  /** How many entries a folder holds; undefined for files, and if nobody has counted. See `countItems`. */
  readonly itemCount?: number | undefined
  /** Whole milliseconds since the epoch, in a year of four digits. */
  readonly modifiedMs: number
  readonly kind: FileKind
}

/**
 * Reads the metadata of an entry. `path` is absolute and latin1, `name` the name to list it under. Returns undefined when
 * the entry has vanished, can't be inspected, or is neither a folder nor a regular file.
 *
 * Links are not followed: a name that turned into a link since it was read or resolved counts as vanished, so that
 * nothing outside the shared folder is inspected.
 */
export function readDirectoryEntry(
  path: string,
  name: string,
  displayName: string,
): DirectoryEntry | undefined {
  const stat = statOrUndefined(path)
  if (stat === undefined) return undefined
  if (stat.isDirectory()) {
    const modifiedMs = wholeMs(stat.mtimeMs)
    return { name, displayName, type: 'folder', sizeBytes: 0, modifiedMs, kind: 'folder' }
  }
  return stat.isFile() ? fileEntry(name, displayName, stat) : undefined
}

/** Returns the entry of a regular file whose metadata has been read. */
export function fileEntry(
  name: string,
  displayName: string,
  { size, mtimeMs }: Pick<Stats, 'size' | 'mtimeMs'>,
): DirectoryEntry {
  const kind = fileKind(name, size)
  return { name, displayName, type: 'file', sizeBytes: size, modifiedMs: wholeMs(mtimeMs), kind }
}

const wholeMs = (ms: number) => datable(Math.trunc(ms))

function statOrUndefined(path: string): Stats | undefined {
  try {
    return lstatSync(nativePath(path), { throwIfNoEntry: false })
  } catch {
    // Permission denied, a loop of links, a name that the disk refuses: the entry couldn't be served either.
    return undefined
  }
}

/** Decodes a latin1 name or path for display: as UTF-8, with U+FFFD for bytes that are not. */
export function decodeName(name: string): string {
  return isAscii(name) ? name : Buffer.from(name, 'latin1').toString('utf8')
}

/** Returns whether decoding has lost bytes, so that the display name doesn't stand for the name. */
export function isLossyName(name: string, displayName: string): boolean {
  return displayName.includes('\ufffd') && Buffer.from(displayName).toString('latin1') !== name
}

function isAscii(text: string): boolean {
  return /^[\x00-\x7f]*$/.test(text)
}
