// One line of a listing: what is known of a file or folder, and how its name reads.
import { Buffer } from 'node:buffer'
import { lstatSync, type Stats } from 'node:fs'
import { nativePath } from './disk.ts'
import { datable } from '../../http/http-date.ts'
import { fileKind, type FileKind } from './file-kind.ts'

/** A folder or regular file as a listing shows it. */
export type DirectoryEntry = {
  /** The bytes of the name, a char per byte (latin1): what links encode and the disk is asked for. */
  readonly name: string
  /** The name decoded for people; U+FFFD stands for bytes that are not UTF-8. */
  readonly displayName: string
  readonly type: 'folder' | 'file'
  /** 0 for folders. */
  readonly sizeBytes: number
  /** Milliseconds since the epoch, whole, of a year of four digits. */
  readonly modifiedMs: number
  readonly kind: FileKind
}

/**
 * Reads what the disk knows of an entry. `path` is absolute and latin1, `name` what it is listed as. Undefined when the
 * entry has vanished, can't be looked at, or is neither a folder nor a regular file.
 *
 * Links are not followed: a name that turned into a link since it was read or resolved counts as vanished, so that
 * nothing outside the shared folder is looked at.
 */
export function readDirectoryEntry(
  path: string,
  name: string,
  displayName: string,
): DirectoryEntry | undefined {
  const stat = statOrUndefined(path)
  if (stat === undefined) return undefined
  const modifiedMs = datable(Math.trunc(stat.mtimeMs))
  if (stat.isDirectory())
    return { name, displayName, type: 'folder', sizeBytes: 0, modifiedMs, kind: 'folder' }
  if (!stat.isFile()) return undefined
  const sizeBytes = stat.size
  return { name, displayName, type: 'file', sizeBytes, modifiedMs, kind: fileKind(name, sizeBytes) }
}

function statOrUndefined(path: string): Stats | undefined {
  try {
    return lstatSync(nativePath(path), { throwIfNoEntry: false })
  } catch {
    // Not allowed, a loop of links, a name the disk refuses: the entry could not be served either.
    return undefined
  }
}

/** A latin1 name or path as people read it: UTF-8, with U+FFFD for bytes that are not. */
export function decodeName(name: string): string {
  return isAscii(name) ? name : Buffer.from(name, 'latin1').toString('utf8')
}

/** Whether bytes were lost in decoding, so that the display name is not the name. */
export function isLossyName(name: string, displayName: string): boolean {
  return displayName.includes('\ufffd') && Buffer.from(displayName).toString('latin1') !== name
}

function isAscii(text: string): boolean {
  return /^[\x00-\x7f]*$/.test(text)
}
