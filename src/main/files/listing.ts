/** Reads a directory for a listing page. Blocks the calling thread, which is a pool thread. */
import { limits } from '../../shared/limits.ts'
import type { ListingSort } from '../../shared/listing-order.ts'
import { sortUnlessCancelled } from './cancellable-sort.ts'
import { decodeName, readDirectoryEntry, type DirectoryEntry } from './directory-entry.ts'
import { prefixOf, readTypedNames, resolved, type TypedName } from './directory-names.ts'
import { byName, naturalKey } from './natural-order.ts'
import { admitsName } from './segment-policy.ts'

/** How much time a listing may take. */
export type ListingAllowance = {
  /** Whether a directory may be listed that has more than {@link maxQuickEntries}. */
  readonly mayTakeLong: boolean
  /** Whether the client has left. Called from time to time. */
  readonly isCancelled: () => boolean
}

export type ListingOptions = {
  /** Whether names with a leading full stop are listed. Names that can't be requested never are. */
  readonly hidden: boolean
  readonly sort: ListingSort
  readonly descending: boolean
  /** The requested page, from 1. A number beyond the last page means the last. */
  readonly page: number
  /** Entries per page, once there are more than `limits.listingEntries`. */
  readonly pageSize: number
  readonly allowance: ListingAllowance
  /**
   * Returns where the symbolic link at this absolute latin1 path really leads; undefined if that is outside the shared
   * folder. May throw the system's error for a dangling link.
   */
  readonly resolveLink: (path: string) => string | undefined
  /** Reads the names in the directory; default: {@link readTypedNames}. */
  readonly readNames?: (
    directory: string,
    refuse: (names: number) => NoListing | undefined,
  ) => TypedName[] | NoListing
}

/** What the entries of a listing and their order follow from. */
export type OrderOptions = Omit<ListingOptions, 'page' | 'pageSize'>

/** One page of a directory. */
export type Listing = {
  /** Folders first, each group in the requested order. */
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

/** Why a directory isn't listed. */
export type NoListing =
  /** It has more than {@link limits.folderEntries}. */
  | 'too-many-entries'
  /** It has more than {@link maxQuickEntries}, which the allowance excludes. */
  | 'takes-long'
  /** The client has left. */
  | 'cancelled'

/**
 * A directory of this many entries is listed in about 6 ms. If one client's longer ones could fill the job queue, others
 * would wait behind them for seconds.
 */
export const maxQuickEntries = 500

/**
 * Lists the folders and regular files of a directory (absolute path, latin1). Links count as what they lead to, and
 * are left out when they lead nowhere or `resolveLink` refuses them; so are FIFOs, sockets and devices.
 *
 * Sorted by name, it reads only the metadata of links and of the entries on the page: 100,000 names take about 300 ms.
 * Entries that vanish meanwhile are dropped, so a page may be shorter than the others.
 *
 * Throws what opening the directory throws (ENOENT, EACCES, ENOTDIR and so on).
 */
export function readListing(directory: string, options: ListingOptions): Listing | NoListing {
  const { sort, descending } = options
  const found = readInOrder(directory, options)
  if (typeof found === 'string') return found
  const prefix = prefixOf(directory)
  const pageSize = pageSizeFor(found.length, options.pageSize)
  const pageCount = Math.max(1, Math.ceil(found.length / pageSize))
  const page = Math.min(Math.max(1, options.page), pageCount)
  const onPage = found.slice((page - 1) * pageSize, page * pageSize)
  const vanished = new Set(onPage.filter((candidate) => !inspect(prefix, candidate)))
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

/** Returns all that belongs in the listing of a directory, in its order. Throws as {@link readListing} does. */
export function readInOrder(directory: string, options: OrderOptions): Candidate[] | NoListing {
  const { sort, descending, allowance } = options
  const prefix = prefixOf(directory)
  const candidates = readCandidates(directory, prefix, options)
  if (typeof candidates === 'string') return candidates
  const dated = sort === 'name' ? candidates : inspectAll(prefix, candidates, allowance)
  const sorted = dated && sortUnlessCancelled(dated, ordering(sort, descending), allowance.isCancelled)
  return sorted ?? 'cancelled'
}

/** Returns how many of so many entries are on each page. */
export function pageSizeFor(entries: number, pageSize: number): number {
  return entries > limits.listingEntries ? pageSize : limits.listingEntries
}

/** Returns a check for every step of a loop, which calls `isCancelled` at each thousandth only. */
export function sparseCheck({ isCancelled }: ListingAllowance): () => boolean {
  let steps = 0
  return () => ++steps % stepsBetweenChecks === 0 && isCancelled()
}

const stepsBetweenChecks = 1000

/** A name in the directory that belongs in the listing as long as it doesn't vanish. */
export type Candidate = {
  readonly name: string
  readonly displayName: string
  readonly key: string
  readonly isFolder: boolean
  /** Its metadata, once it has been read. */
  entry?: DirectoryEntry
}

function readCandidates(
  directory: string,
  prefix: string,
  { hidden, resolveLink, readNames = readTypedNames, allowance }: OrderOptions,
): Candidate[] | NoListing {
  const entries = readNames(directory, refusal(allowance))
  if (typeof entries === 'string') return entries
  const candidates: Candidate[] = []
  const isCancelled = sparseCheck(allowance)
  for (const found of entries) {
    if (isCancelled()) return 'cancelled'
    const { name } = found
    if (!admitsName(name, hidden)) continue
    const isLink = found.isSymbolicLink()
    if (!isLink && !found.isDirectory() && !found.isFile()) continue
    const displayName = decodeName(name)
    const key = naturalKey(displayName)
    if (!isLink) {
      candidates.push({ name, displayName, key, isFolder: found.isDirectory() })
      continue
    }
    const real = resolved(prefix + name, resolveLink)
    // Only its target tells whether a link counts as a folder or a file, so links are inspected whatever the page; at
    // the target and not through the link, which may lead elsewhere by now.
    const entry = real === undefined ? undefined : readDirectoryEntry(real, name, displayName)
    if (entry) candidates.push({ name, displayName, key, isFolder: entry.type === 'folder', entry })
  }
  return candidates
}

/** Why reading names is to end: looked at for each name. */
function refusal(allowance: ListingAllowance): (names: number) => NoListing | undefined {
  const isCancelled = sparseCheck(allowance)
  return (names) => (isCancelled() ? 'cancelled' : sizeRefusal(names, allowance))
}

function sizeRefusal(entries: number, { mayTakeLong }: ListingAllowance): NoListing | undefined {
  if (entries > maxQuickEntries && !mayTakeLong) return 'takes-long'
  return entries > limits.folderEntries ? 'too-many-entries' : undefined
}

/** Returns the candidates that are still there, inspected; undefined if the listing was cancelled. */
function inspectAll(
  prefix: string,
  candidates: readonly Candidate[],
  allowance: ListingAllowance,
): Candidate[] | undefined {
  const present: Candidate[] = []
  const isCancelled = sparseCheck(allowance)
  for (const candidate of candidates) {
    if (isCancelled()) return undefined
    if (inspect(prefix, candidate)) present.push(candidate)
  }
  return present
}

/** Reads a candidate's metadata unless it has been read; returns false if it has vanished or changed its type. */
export function inspect(prefix: string, candidate: Candidate): boolean {
  if (candidate.entry) return true
  const { name, displayName, isFolder } = candidate
  const entry = readDirectoryEntry(prefix + name, name, displayName)
  if (entry === undefined || isFolder !== (entry.type === 'folder')) return false
  candidate.entry = entry
  return true
}

/** Folders before files, then the requested order, then, always ascending, natural order and finally the bytes. */
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
