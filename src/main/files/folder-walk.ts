/** Finds all files in a folder and the folders below it. Blocks the calling thread, which is a pool thread. */
import { lstatSync, type BigIntStats } from 'node:fs'
import { sep } from 'node:path'
import { diskRefusal, type DiskRefusal } from './disk-error.ts'
import { resolved, type TypedName } from './directory-names.ts'
import { fileState } from './file-state.ts'
import { nativePath, nodeDisk } from './disk.ts'
import { admitsName } from './segment-policy.ts'
import { itemsRoot } from './share-items.ts'
import type { SharedFolder } from './shared-folder.ts'

/** A regular file, or a folder with nothing in it. */
export type WalkedEntry = {
  /** Below the folder that the walk began in: latin1, `/` between segments. */
  readonly path: string
  readonly isFile: boolean
  /** 0 for folders. */
  readonly sizeBytes: number
  /** Milliseconds since the epoch. */
  readonly modifiedMs: number
  /** See {@link fileState}; of a link, that of what it leads to. */
  readonly state: bigint
}

export type WalkOptions<NoChoice extends string = never> = {
  readonly hidden: boolean
  /** Most entries to find. */
  readonly maxEntries: number
  /** Whether the client has left. Called from time to time. */
  readonly isCancelled: () => boolean
  /** Returns which of the names in the folder itself to walk through, or why there is nothing to walk through; default: all. */
  readonly choose?: (names: readonly string[]) => ReadonlySet<string> | NoChoice
}

/** What a walk has found. */
export type Walk = {
  /** Folder by folder, each in the order of its names' bytes. */
  readonly entries: readonly WalkedEntry[]
  /** What is there but can't be read: paths as in {@link WalkedEntry}. */
  readonly unreadable: readonly string[]
}

/** Why a walk found nothing: there is too much, its client has left, or the folder itself can't be read. */
export type NoWalk = 'too-many-files' | 'cancelled' | DiskRefusal

/** A name to be walked through, with where it leads if it is a link. */
type Step = { readonly entry: WalkedEntry; readonly real: string | undefined }

/** Names between two looks at whether the client has left. */
const namesBetweenChecks = 500

/**
 * Walks through a folder by the rules of listings: hidden files only if `hidden`, links only to what is inside the share.
 * A link to a folder is followed unless it leads to where the walk comes by anyway, so that no walk goes in circles.
 *
 * @param path of the folder, found by {@link SharedFolder.find}
 */
export function walkFolder<NoChoice extends string = never>(
  folder: SharedFolder,
  path: string,
  options: WalkOptions<NoChoice>,
): Walk | NoWalk | NoChoice {
  const walker = new Walker(folder, path, options)
  return walker.walk() ?? walker
}

class Walker<NoChoice extends string> implements Walk {
  readonly entries: WalkedEntry[] = []
  readonly unreadable: string[] = []
  readonly #folder: SharedFolder
  readonly #root: string
  readonly #options: WalkOptions<NoChoice>
  /** Real places of the folders that links were followed to, and of the one that the walk began in. */
  readonly #followed: string[] = []
  #names = 0
  readonly #realPlace = (path: string) => this.#folder.realPlace(path, this.#options.hidden)

  constructor(folder: SharedFolder, root: string, options: WalkOptions<NoChoice>) {
    this.#folder = folder
    this.#root = root
    this.#options = options
  }

  walk(): NoWalk | NoChoice | undefined {
    // It may have vanished since it was found.
    const real = resolved(this.#root, this.#realPlace)
    // Of a part of the folder, nothing else is walked through anyway.
    if (real !== undefined && this.#options.choose === undefined) this.#followed.push(real)
    return this.#walkDirectory('')
  }

  /** @param below path of the directory, with a final `/` unless it is the root's '' */
  #walkDirectory(below: string): NoWalk | NoChoice | undefined {
    const { hidden } = this.#options
    const path = `${this.#root}/${below}`
    const read = this.#folder.readDirectory(path.slice(0, -1), hidden, (place) => this.#stepsIn(place, below))
    if (read.kind === 'refused') return this.#leaveOut(below, read.refusal)
    if (!Array.isArray(read.value)) return read.value
    if (read.value.length === 0 && below !== '') return this.#addEmpty(below)
    for (const step of read.value) {
      const end = this.#take(step)
      if (end !== undefined) return end
    }
    return undefined
  }

  #leaveOut(below: string, refusal: DiskRefusal): NoWalk | undefined {
    if (below === '' || refusal === 'no-descriptors') return refusal
    // A folder that is gone by now, or was moved out of the share, is none of its folders.
    if (refusal !== 404) this.unreadable.push(below)
    return undefined
  }

  #take({ entry, real }: Step): NoWalk | NoChoice | undefined {
    if (entry.isFile) return this.#add(entry)
    if (real !== undefined) {
      // An item is there because someone has chosen it, even if it is inside another one.
      if (!this.#isItem(entry) && this.#comesBy(real)) return undefined
      this.#followed.push(real)
    }
    return this.#walkDirectory(`${entry.path}/`)
  }

  #isItem({ path }: WalkedEntry): boolean {
    return this.#root === itemsRoot && !path.includes('/')
  }

  #addEmpty(below: string): NoWalk | undefined {
    const real = resolved(`${this.#root}/${below.slice(0, -1)}`, this.#realPlace)
    const stats = real === undefined ? undefined : lookAt(real)
    return typeof stats === 'object' ? this.#add(entryOf(below, stats)) : undefined
  }

  #add(entry: WalkedEntry): NoWalk | undefined {
    if (this.entries.length >= this.#options.maxEntries) return 'too-many-files'
    this.entries.push(entry)
    return undefined
  }

  /** Whether the place is part of what was or will be walked through, or contains it. */
  #comesBy(real: string): boolean {
    return this.#followed.some((place) => contains(place, real) || contains(real, place))
  }

  /** The readable files and the folders in a directory. `place` is a path to it that no move changes. */
  #stepsIn(place: string, below: string): Step[] | NoWalk | NoChoice {
    const { hidden, isCancelled } = this.#options
    const names = this.#folder.readNames(place, () =>
      ++this.#names % namesBetweenChecks === 0 && isCancelled() ? 'cancelled' : undefined,
    )
    if (!Array.isArray(names)) return names
    const admitted = names.filter(({ name }) => admitsName(name, hidden))
    const chosen = below === '' ? this.#options.choose?.(admitted.map(({ name }) => name)) : undefined
    if (typeof chosen === 'string') return chosen
    admitted.sort((one, other) => (one.name < other.name ? -1 : 1))
    const steps: Step[] = []
    for (const name of admitted) {
      if (chosen?.has(name.name) === false) continue
      if (++this.#names % namesBetweenChecks === 0 && isCancelled()) return 'cancelled'
      const step = this.#step(place, name, below)
      if (step !== undefined) steps.push(step)
    }
    return steps
  }

  #step(place: string, name: TypedName, below: string): Step | undefined {
    const path = below + name.name
    const at = `${place}/${name.name}`
    const real = name.isSymbolicLink() ? resolved(at, this.#realPlace) : undefined
    if (name.isSymbolicLink() && real === undefined) return undefined
    const stats = lookAt(real ?? at)
    if (stats === 'unreadable') this.unreadable.push(path)
    if (typeof stats !== 'object' || !(stats.isDirectory() || stats.isFile())) return undefined
    if (stats.isFile() && !isReadable(real ?? at, stats)) {
      this.unreadable.push(path)
      return undefined
    }
    return { entry: entryOf(path, stats), real }
  }
}

const readableByAll = 0o444n

/** Whether `folder` is `path` or above it. Both real, latin1. */
function contains(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

/** What is kept of an entry's metadata: all of it would be 1 KB, and there may be 250,000 entries. */
function entryOf(path: string, stats: BigIntStats): WalkedEntry {
  const isFile = stats.isFile()
  return {
    path,
    isFile,
    sizeBytes: isFile ? Number(stats.size) : 0,
    modifiedMs: Number(stats.mtimeMs),
    state: fileState(stats),
  }
}

/** Undefined for what has vanished. */
function lookAt(path: string): BigIntStats | 'unreadable' | undefined {
  try {
    return lstatSync(nativePath(path), { bigint: true, throwIfNoEntry: false })
  } catch (error) {
    return diskRefusal(error) === 403 ? 'unreadable' : undefined
  }
}

/** Whether a file can be opened for reading. Tried only where its mode leaves it open: that takes longer than all the rest. */
function isReadable(path: string, { mode }: BigIntStats): boolean {
  if ((mode & readableByAll) === readableByAll) return true
  try {
    nodeDisk.close(nodeDisk.open(path))
    return true
  } catch (error) {
    diskRefusal(error)
    return false
  }
}
