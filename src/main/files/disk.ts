/**
 * The disk as pool threads see it: blocking calls, paths as latin1 strings with one character per byte (file names are bytes
 * and need not be UTF-8). The one door to the contents of served files: they are found, proved to be inside and read only
 * through it. Names in a directory and what a listing shows of them are read by listing.ts and directory-entry.ts.
 */
import { Buffer } from 'node:buffer'
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readlinkSync,
  readSync,
  realpathSync,
  statSync,
  type BigIntStats,
} from 'node:fs'

/** The calls. Each throws Node's system errors, but `stat` none for what is missing, which is asked for often: a throw costs more than the call. */
export type Disk = {
  /** Follows links. Returns undefined where there is nothing (ENOENT). */
  stat(path: string): BigIntStats | undefined
  /** Does not follow a link at the end of the path. */
  lstat(path: string): BigIntStats
  /** Opens for reading; returns at once even for a FIFO, and never makes a terminal the controlling one. */
  open(path: string): number
  fstat(descriptor: number): BigIntStats
  /** Reads up to `length` bytes at `position` of the file to `offset` of `into`. Returns how many, 0 at the end of the file. */
  read(descriptor: number, into: Uint8Array, offset: number, length: number, position: number): number
  /** Never fails for an open descriptor. */
  close(descriptor: number): void
  realpath(path: string): string
  /** Returns where a symbolic link points. */
  readlink(path: string): string
}

// Windows has neither FIFOs nor terminals, and leaves the last two undefined, which counts as 0 here.
const openFlags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY

/** Returns a latin1 path as `node:fs` takes it: the string itself if plain ASCII, which is faster, otherwise its bytes. */
export function nativePath(path: string): string | Buffer {
  for (let index = 0; index < path.length; index++) {
    if (path.charCodeAt(index) > 0x7f) return Buffer.from(path, 'latin1')
  }
  return path
}

/** A network drive may report a late error here. The descriptor is gone all the same, and nothing was written. */
function closeQuietly(descriptor: number): void {
  try {
    closeSync(descriptor)
  } catch (error) {
    // A descriptor that isn't open is a mistake in this program, and could belong to another connection next time.
    if ((error as NodeJS.ErrnoException).code === 'EBADF') throw error
  }
}

export const nodeDisk: Disk = {
  stat: (path) => statSync(nativePath(path), { bigint: true, throwIfNoEntry: false }),
  lstat: (path) => lstatSync(nativePath(path), { bigint: true }),
  open: (path) => openSync(nativePath(path), openFlags),
  fstat: (descriptor) => fstatSync(descriptor, { bigint: true }),
  read: readSync,
  close: closeQuietly,
  realpath: (path) => realpathSync.native(nativePath(path), 'latin1'),
  readlink: (path) => readlinkSync(nativePath(path), 'latin1'),
}
