/**
 * Searches the names in a folder and the folders below it, step by step: a step says where it ended, and any thread can do
 * the next. Blocks the calling thread, which is a pool thread.
 */
import { limits } from '../../shared/limits.ts'
import { decodeName, readDirectoryEntry, type DirectoryEntry } from './directory-entry.ts'
import { resolved, type TypedName } from './directory-names.ts'
import { byName, naturalKey } from './natural-order.ts'
import type { SearchWords, WordSet } from './search-words.ts'
import { admitsName } from './segment-policy.ts'
import type { SharedFolder } from './shared-folder.ts'

/** Where a search goes on: in the folder `below`, after so many of the entries found in it. */
export type SearchPlace = {
  /** Path below the folder that is searched, latin1, with a final `/`; '' for that folder itself. */
  readonly below: string
  readonly found: number
}

/** Where a search begins. */
export const searchStart: SearchPlace = { below: '', found: 0 }

export type SearchOptions = {
  readonly hidden: boolean
  readonly words: SearchWords
  /** Time after which a step ends with the folder in hand, ms. */
  readonly stepMs: number
  /** Whether the client has left. Called from time to time. */
  readonly isCancelled: () => boolean
  /** Takes an entry that was found, and the path of its folder as in {@link SearchPlace}. Returns whether to go on in this step. */
  readonly onFound: (entry: DirectoryEntry, below: string) => boolean
}

/** `done`: all names were looked at. */
export type SearchEnd = 'done' | 'cancelled' | 'no-descriptors'

/** Names between two looks at whether the client has left. */
const namesBetweenChecks = 500

/**
 * Goes on with a search at `from`. Folder by folder, each before those below it, by the rules of listings; links to folders
 * are found, but not followed: what they lead to is found in its own place. What can't be read is left out, and so is what is
 * in a folder of more than {@link limits.folderEntries}: its names would fill the thread's memory.
 *
 * @param path of the folder, found by {@link SharedFolder.find}
 */
export function searchFolder(
  folder: SharedFolder,
  path: string,
  from: SearchPlace,
  options: SearchOptions,
): SearchPlace | SearchEnd {
  const startedMs = performance.now()
  const search = new Search(folder, path, options)
  const begun = search.returnTo(from.below)
  if (begun !== undefined) return begun
  const resumedMs = performance.now()
  // Finding the way back takes long where folders are huge: no more than half of the time goes into that.
  const stepMs = Math.max(options.stepMs, resumedMs - startedMs)
  let place = from
  for (;;) {
    const end = search.look(place)
    if (end !== undefined) return end
    const next = search.next()
    if (next === undefined) return 'done'
    if (options.isCancelled()) return 'cancelled'
    place = { below: next, found: 0 }
    if (performance.now() - resumedMs >= stepMs) return place
  }
}

/** A folder on the way from the one that is searched to the one in hand. */
type Level = {
  readonly below: string
  /** The words in the names of the folders down to this one. */
  readonly words: WordSet
  /** Names of the folders in it that are still to be searched, the next one last. */
  readonly folders: string[]
}

class Search {
  readonly #folder: SharedFolder
  readonly #root: string
  readonly #options: SearchOptions
  readonly #levels: Level[] = []
  /** The words in the names of the folders down to the one in hand. */
  #words: WordSet = 0
  #names = 0
  readonly #realPlace = (path: string) => this.#folder.realPlace(path, this.#options.hidden)

  constructor(folder: SharedFolder, root: string, options: SearchOptions) {
    this.#folder = folder
    this.#root = root
    this.#options = options
  }

  /** Finds the folders that come after `below`: in each folder above it, those whose names come after. */
  returnTo(below: string): SearchEnd | undefined {
    let above = ''
    for (const name of below.split('/').slice(0, -1)) {
      const names = this.#read(above, (found) => found)
      if (typeof names === 'string') return names
      const folders = folderNames(names ?? []).filter((folder) => folder > name)
      this.#levels.push({ below: above, words: this.#words, folders })
      this.#words |= this.#options.words.in(decodeName(name))
      above += `${name}/`
    }
    return undefined
  }

  /** Looks at the names in a folder. Returns how the step ends, if it ends there. */
  look({ below, found }: SearchPlace): SearchPlace | SearchEnd | undefined {
    let taken = found
    const folders = this.#read(below, (names, place) => {
      const entries = this.#matching(names).slice(found)
      for (const [index, name] of entries.entries()) {
        const entry = this.#entry(place, name)
        if (entry === undefined || this.#options.onFound(entry, below)) continue
        taken = found + index + 1
        return 'full'
      }
      return folderNames(names)
    })
    if (folders === 'full') return { below, found: taken }
    if (typeof folders === 'string') return folders
    this.#levels.push({ below, words: this.#words, folders: folders ?? [] })
    return undefined
  }

  /** Takes the next folder in hand; returns where it is, undefined if there is none. */
  next(): string | undefined {
    for (let level = this.#levels.at(-1); level !== undefined; level = this.#levels.at(-1)) {
      const name = level.folders.pop()
      if (name !== undefined) {
        this.#words = level.words | this.#options.words.in(decodeName(name))
        return `${level.below}${name}/`
      }
      this.#levels.pop()
    }
    return undefined
  }

  /** Reads the names in a folder that are served; undefined if it can't be read, has too many, or isn't there any more. */
  #read<Value>(
    below: string,
    take: (names: readonly TypedName[], place: string) => Value,
  ): Value | SearchEnd | undefined {
    const { hidden, isCancelled } = this.#options
    const path = `${this.#root}/${below}`.slice(0, -1)
    const read = this.#folder.readDirectory(path, hidden, (place) => {
      const names = this.#folder.readNames(place, (count) => {
        if (++this.#names % namesBetweenChecks === 0 && isCancelled()) return 'cancelled'
        return count > limits.folderEntries ? 'too-many-entries' : undefined
      })
      if (names === 'too-many-entries') return undefined
      if (typeof names === 'string') return names
      return take(
        names.filter(({ name }) => admitsName(name, hidden)),
        place,
      )
    })
    if (read.kind === 'read') return read.value
    return read.refusal === 'no-descriptors' ? read.refusal : undefined
  }

  /** The entries that are found by their names, in the order of listings by name. */
  #matching(names: readonly TypedName[]): TypedName[] {
    const { words } = this.#options
    const found: { readonly typed: TypedName; readonly name: string; readonly key: string }[] = []
    for (const typed of names) {
      const { name } = typed
      const displayName = decodeName(name)
      if (words.areFound(words.in(displayName), this.#words))
        found.push({ typed, name, key: naturalKey(displayName) })
    }
    return found.sort(byName).map(({ typed }) => typed)
  }

  /** Undefined for what isn't listed: it has vanished, leads outside, or is neither a file nor a folder. */
  #entry(place: string, found: TypedName): DirectoryEntry | undefined {
    const { name } = found
    const at = `${place}/${name}`
    const real = found.isSymbolicLink() ? resolved(at, this.#realPlace) : at
    return real === undefined ? undefined : readDirectoryEntry(real, name, decodeName(name))
  }
}

/** The folders among the names, the last one first. */
function folderNames(names: readonly TypedName[]): string[] {
  return names
    .filter((name) => name.isDirectory())
    .map(({ name }) => name)
    .sort((one, other) => (one > other ? -1 : 1))
}
