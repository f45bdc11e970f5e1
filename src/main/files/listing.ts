// Reads a directory for a listing page. Runs in a pool thread and blocks it, which is what pool threads are for.
import { Buffer } from 'node:buffer'
import fs from 'node:fs'
import { limits } from '../../shared/limits.ts'
import { decodeName, readDirectoryEntry, type DirectoryEntry } from './directory-entry.ts'
import { diskRefusal } from './disk-error.ts'
import { nativePath } from './disk.ts'
import { naturalKey } from './natural-order.ts'
import { admitsSegments } from './segment-policy.ts'

/** What a listing can be sorted by. */
export type ListingSort = 'name' | 'size' | 'date'

/** How much time a listing may take. */
export type ListingAllowance = {
  /** Whether a directory may be listed that has more than {@link maxQuickEntries}. */
  readonly mayTakeLong: boolean
  /** Whether nobody waits for the listing any longer. Asked now and then. */
  readonly isCancelled: () => boolean
}

export type ListingOptions = {
  /** Whether names with a leading full stop are listed. Names that could not be asked for never are. */
  readonly hidden: boolean
  readonly sort: ListingSort
  readonly descending: boolean
  /** The page asked for, from 1. Beyond the last it means the last. */
  readonly page: number
  /** Entries on a page, once there are more than `limits.listingEntries`. */
  readonly pageSize: number
  readonly patience: ListingAllowance
  /**
   * Where the symbolic link at this absolute latin1 path really leads; undefined if that is not inside the shared
   * folder. May throw the system's error for a link that leads nowhere.
   */
  readonly resolveLink: (path: string) => string | undefined
}

/** One page of a directory. */
export type Listing = {
  /** Folders first, each group in the order asked for. */
  readonly entries: readonly DirectoryEntry[]
  /** Over all pages. */
  readonly totalEntries: number
  readonly folderCount: number
  readonly fileCount: number
  /** From 1 to `pageCount`. */
  readonly page: number
  readonly pageCount: number
  readonly sort: ListingSort
  readonly descending: boolean
}

/** The directory has more than {@link limits.folderEntries}. */
export class TooManyEntries extends Error {}

/**
 * A directory of so many entries is listed in some 6 ms. If one client's longer ones could fill the job queue, others would
 * wait behind them for seconds.
 */
export const maxQuickEntries = 500

/** The directory has more than {@link maxQuickEntries}, and that was not allowed. */
export class TakesLong extends Error {}

/** Nobody waits for the listing any longer. */
export class Cancelled extends Error {}

/**
 * Lists the folders and regular files of a directory (absolute path, latin1). Links count as what they lead to, and
 * are left out when they lead nowhere or `resolveLink` refuses them; so are FIFOs, sockets and devices.
 *
 * Sorted by name, only the entries of the page (and links) are looked at: 100,000 names take some 300 ms. Entries
 * that vanish meanwhile are dropped, and a page may then be shorter than the others.
 *
 * Throws what opening the directory throws (ENOENT, EACCES, ENOTDIR and so on), {@link TooManyEntries},
 * {@link TakesLong} and {@link Cancelled}.
 */
export function readListing(directory: string, options: ListingOptions): Listing {
  const { sort, descending } = options
  const prefix = directory.endsWith('/') ? directory : directory + '/'
  let found = readNames(directory, prefix, options)
  const heed = wantedCheck(options.patience)
  if (sort !== 'name') found = found.filter((candidate) => (heed(), look(prefix, candidate)))
  const order = ordering(sort, descending)
  found.sort((one, other) => (heed(), order(one, other)))

  const pageSize = found.length > limits.listingEntries ? options.pageSize : limits.listingEntries
  const pageCount = Math.max(1, Math.ceil(found.length / pageSize))
  const page = Math.min(Math.max(1, options.page), pageCount)
  const onPage = found.slice((page - 1) * pageSize, page * pageSize)
  const vanished = new Set(onPage.filter((candidate) => !look(prefix, candidate)))
  const totalEntries = found.length - vanished.size
  const folderCount = found.filter((candidate) => candidate.isFolder && !vanished.has(candidate)).length
  return {
    entries: onPage.flatMap((candidate) => candidate.entry ?? []),
    totalEntries,
    folderCount,
    fileCount: totalEntries - folderCount,
    page,
    pageCount,
    sort,
    descending,
  }
}

/** To be called for each step: every so many of them it asks, and throws {@link Cancelled} if that is so. */
function wantedCheck({ isCancelled }: ListingAllowance): () => void {
  let steps = 0
  return () => {
    if (++steps % stepsBetweenChecks === 0 && isCancelled()) throw new Cancelled()
  }
}

const stepsBetweenChecks = 1000

/** A name in the directory that belongs in the listing as long as it doesn't vanish. */
type Candidate = {
  readonly name: string
  readonly displayName: string
  readonly key: string
  readonly isFolder: boolean
  /** What the disk knows of it, once it has been looked at. */
  entry?: DirectoryEntry
}

function readNames(
  directory: string,
  prefix: string,
  { hidden, resolveLink, patience }: ListingOptions,
): Candidate[] {
  const candidates: Candidate[] = []
  const heed = wantedCheck(patience)
  for (const found of readDirectory(directory, prefix, patience)) {
    heed()
    const { name } = found
    if (!admitsSegments([name], { hidden, windows })) continue
    const isLink = found.isSymbolicLink()
    if (!isLink && !found.isDirectory() && !found.isFile()) continue
    const displayName = decodeName(name)
    const key = naturalKey(displayName)
    if (!isLink) {
      candidates.push({ name, displayName, key, isFolder: found.isDirectory() })
      continue
    }
    const real = linkTarget(prefix + name, resolveLink)
    // Only what the link leads to tells a folder from a file, so links are looked at whatever the page; there and not
    // through the link, which may lead elsewhere by now.
    const entry = real === undefined ? undefined : readDirectoryEntry(real, name, displayName)
    if (entry) candidates.push({ name, displayName, key, isFolder: entry.type === 'folder', entry })
  }
  return candidates
}

const windows = process.platform === 'win32'

function linkTarget(link: string, resolveLink: ListingOptions['resolveLink']): string | undefined {
  try {
    return resolveLink(link)
  } catch (error) {
    diskRefusal(error) // Throws on what is not the system's.
    return undefined
  }
}

type TypedName = Pick<fs.Dirent, 'name' | 'isDirectory' | 'isFile' | 'isSymbolicLink'>

function readDirectory(directory: string, prefix: string, patience: ListingAllowance): TypedName[] {
  const path = Buffer.from(directory, 'latin1')
  try {
    return readEntries(path, patience)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_INVALID_ARG_TYPE') throw error
    // Some file systems (old XFS, some FUSE and network drives) give names without types. Node then joins path and
    // name to ask for the type, and can't join a Buffer and a string.
    return fs.readdirSync(path, { encoding: 'latin1' }).flatMap((name) => {
      const stat = fs.lstatSync(nativePath(prefix + name), { throwIfNoEntry: false })
      return stat === undefined ? [] : Object.assign(stat, { name })
    })
  }
}

function readEntries(path: Buffer, patience: ListingAllowance): TypedName[] {
  const entries: TypedName[] = []
  const heed = wantedCheck(patience)
  const open = fs.opendirSync(path, {
    encoding: 'latin1' as BufferEncoding,
    bufferSize: 1024,
  })
  try {
    for (let entry = open.readSync(); entry !== null; entry = open.readSync()) {
      heed()
      const count = entries.push(entry)
      if (count > maxQuickEntries && !patience.mayTakeLong) throw new TakesLong()
      if (count > limits.folderEntries) throw new TooManyEntries()
    }
  } finally {
    open.closeSync()
  }
  return entries
}

/** Makes sure that a candidate has been looked at; false when it has vanished or changed its type. */
function look(prefix: string, candidate: Candidate): boolean {
  if (candidate.entry) return true
  const { name, displayName, isFolder } = candidate
  const entry = readDirectoryEntry(prefix + name, name, displayName)
  if (entry === undefined || isFolder !== (entry.type === 'folder')) return false
  candidate.entry = entry
  return true
}

/** Folders before files; then the order asked for; then, always ascending, natural order and at last the bytes. */
function ordering(sort: ListingSort, descending: boolean): (a: Candidate, b: Candidate) => number {
  const direction = descending ? -1 : 1
  return (a, b) => {
    if (a.isFolder !== b.isFolder) return a.isFolder ? -1 : 1
    if (sort === 'name') return direction * byName(a, b)
    const difference =
      sort === 'size' ? a.entry!.sizeBytes - b.entry!.sizeBytes : a.entry!.modifiedMs - b.entry!.modifiedMs
    return direction * difference || byName(a, b)
  }
}

function byName(a: Candidate, b: Candidate): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1
  return a.name < b.name ? -1 : Number(a.name > b.name)
}
