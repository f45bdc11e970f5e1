/** Says how many items a folder holds. Blocks the calling thread, which is a pool thread. */
import fs from 'node:fs'
import { readDirectoryEntry } from './directory-entry.ts'
import { resolved } from './directory-names.ts'
import { nativePath } from './disk.ts'
import { admitsName } from './segment-policy.ts'

/** More are not counted. */
export const maxCountedItems = 1000

/** Names that are read for a count: hidden ones don't count, but take time. With more there is no count. */
export const maxNames = 2 * maxCountedItems

/** Links that are resolved for a count, about 20 µs each. With more there is no count. */
const maxLinks = 10

/** How items are counted. */
export type CountOptions = {
  /** Whether names with a leading full stop count. */
  readonly hidden: boolean
  /** As in the options of a listing: what a link leads to counts only if that is inside. */
  readonly resolveLink: (path: string) => string | undefined
}

/**
 * Returns how many entries a listing of this directory (absolute path, latin1) would show: `maxCountedItems + 1` for more
 * than that, and undefined if that can't be told fast.
 *
 * @throws what opening the directory throws (ENOENT, EACCES, ENOTDIR and so on)
 */
export function countItems(directory: string, { hidden, resolveLink }: CountOptions): number | undefined {
  const open = fs.opendirSync(nativePath(directory), {
    encoding: 'latin1' as BufferEncoding,
    bufferSize: 256,
  })
  try {
    let items = 0
    let links = 0
    for (let names = 0; names < maxNames; names++) {
      const entry = open.readSync()
      if (entry === null) return items
      const { name } = entry
      if (!admitsName(name, hidden)) continue
      if (entry.isSymbolicLink()) {
        if (++links > maxLinks) return undefined
        const real = resolved(`${directory}/${name}`, resolveLink)
        if (real !== undefined && readDirectoryEntry(real, name, name) !== undefined) items++
      } else if (entry.isFile() || entry.isDirectory()) {
        items++
      }
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
