/** Finds a file's place among those of its folder that are looked at one after the other. Blocks the calling thread. */
import type { DirectoryEntry } from './directory-entry.ts'
import { prefixOf } from './directory-names.ts'
import { fileKind, kindFollowsFromSize, type FileKind } from './file-kind.ts'
import {
  inspect,
  pageSizeFor,
  readInOrder,
  sparseCheck,
  type Candidate,
  type NoListing,
  type OrderOptions,
} from './listing.ts'

export type NeighbourOptions = OrderOptions & {
  /** Entries on each page of a long listing. */
  readonly pageSize: number
  /** Kinds of the files to go through. */
  readonly kinds: ReadonlySet<FileKind>
  /** Returns whether the file of this name (latin1) belongs to the one that is looked at, as subtitles belong to a film. */
  readonly accompanies?: (name: string) => boolean
}

/** What is around a file in its folder. */
export type Neighbours = {
  /** Its place among the files of the wanted kinds, from 1; undefined if it isn't among them any more. */
  readonly position: number | undefined
  /** How many files of the wanted kinds there are. */
  readonly total: number
  readonly previous: DirectoryEntry | undefined
  readonly next: DirectoryEntry | undefined
  /** Files that accompany it, by name or as the order has it, {@link maxCompanions} at most. */
  readonly companions: readonly DirectoryEntry[]
  /** Where the listing in the same order has it: on which page, from 1, and as which of its entries, from 0. */
  readonly listed: { readonly page: number; readonly index: number }
}

/** A film has subtitles in 40 languages at most. */
const maxCompanions = 50

/**
 * Returns the neighbours of the file `name` (latin1) in a directory (absolute path, latin1), by the rules of listings and
 * in their order. In the order of names, only the metadata of links and of what is returned is read.
 *
 * Throws what opening the directory throws (ENOENT, EACCES, ENOTDIR and so on).
 */
export function readNeighbours(
  directory: string,
  name: string,
  options: NeighbourOptions,
): Neighbours | NoListing {
  const found = readInOrder(directory, options)
  if (typeof found === 'string') return found
  const prefix = prefixOf(directory)
  const isCancelled = sparseCheck(options.allowance)
  const files: Candidate[] = []
  const companions: DirectoryEntry[] = []
  let own = -1
  for (const candidate of found) {
    if (isCancelled()) return 'cancelled'
    if (candidate.isFolder) continue
    if (hasKind(prefix, candidate, options.kinds)) {
      if (candidate.name === name) own = files.length
      files.push(candidate)
    }
    const isCompanion = companions.length < maxCompanions && options.accompanies?.(candidate.name) === true
    if (isCompanion && inspect(prefix, candidate)) companions.push(candidate.entry!)
  }
  const index = found.findIndex((candidate) => candidate.name === name)
  return {
    position: own === -1 ? undefined : own + 1,
    total: files.length,
    ...(own === -1
      ? { previous: undefined, next: undefined }
      : { previous: nearest(prefix, files, own, -1), next: nearest(prefix, files, own, 1) }),
    companions,
    listed: placeOnPage(Math.max(0, index), pageSizeFor(found.length, options.pageSize)),
  }
}

/**
 * Whether a file in the directory at `prefix` is of one of these kinds. Its size is read only if the kind follows from it, and a file
 * that has then vanished has none.
 */
export function hasKind(prefix: string, candidate: Candidate, kinds: ReadonlySet<FileKind>): boolean {
  const { name } = candidate
  if (!kindFollowsFromSize(name)) return kinds.has(fileKind(name))
  return inspect(prefix, candidate) && kinds.has(candidate.entry!.kind)
}

/** The file before or after the `own`th of those that are still there. */
function nearest(
  prefix: string,
  files: readonly Candidate[],
  own: number,
  step: 1 | -1,
): DirectoryEntry | undefined {
  for (let at = own + step; at >= 0 && at < files.length; at += step) {
    const candidate = files[at]!
    if (inspect(prefix, candidate)) return candidate.entry
  }
  return undefined
}

function placeOnPage(index: number, pageSize: number): Neighbours['listed'] {
  return { page: Math.floor(index / pageSize) + 1, index: index % pageSize }
}
