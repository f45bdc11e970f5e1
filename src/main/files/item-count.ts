/** Says how many items a folder holds. Blocks the calling thread, which is a pool thread. */
import fs from 'node:fs'
import { diskRefusal } from './disk-error.ts'
import { nativePath } from './disk.ts'
import { admitsSegments } from './segment-policy.ts'

/** More are not counted. */
export const maxCountedItems = 1000

/** Names that are read for a count: hidden ones don't count, but take time. With more there is no count. */
export const maxNames = 2 * maxCountedItems

/**
 * Returns how many names a listing of this directory (absolute path, latin1) could show, of whatever type they are:
 * `maxCountedItems + 1` for more than that, and undefined if that can't be told fast.
 *
 * @param hidden whether names with a leading full stop count
 * @throws what opening the directory throws (ENOENT, EACCES, ENOTDIR and so on)
 */
export function countItems(directory: string, hidden: boolean): number | undefined {
  const open = fs.opendirSync(nativePath(directory), {
    encoding: 'latin1' as BufferEncoding,
    bufferSize: 256,
  })
  try {
    let items = 0
    for (let names = 0; names < maxNames; names++) {
      const entry = open.readSync()
      if (entry === null) return items
      if (admitsSegments([entry.name], { hidden, windows })) items++
      if (items > maxCountedItems) return items
    }
    return undefined
  } catch (error) {
    // A file system that gives names without types; see directory-names.ts.
    if ((error as NodeJS.ErrnoException).code === 'ERR_INVALID_ARG_TYPE') return undefined
    throw error
  } finally {
    open.closeSync()
  }
}

/** Whether the directory at `path` (latin1), links followed, is on the disk of this number. */
export function isOnDevice(path: string, device: bigint): boolean {
  try {
    return fs.statSync(nativePath(path), { bigint: true }).dev === device
  } catch (error) {
    diskRefusal(error) // Rethrows what isn't an error of the system.
    return false
  }
}

const windows = process.platform === 'win32'
