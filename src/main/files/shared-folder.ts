/**
 * Opens files of the shared folder and proves that they are inside it: not by the path, but by where the opened file really
 * is, so that neither links nor a race with a user who moves folders leads outside.
 */
import type { BigIntStats } from 'node:fs'
import { diskRefusal, type DiskRefusal } from './disk-error.ts'
import { readTypedNames, type TypedName } from './directory-names.ts'
import type { Disk } from './disk.ts'
import { itemsRoot, type ShareItems } from './share-items.ts'
import { admitsSegments } from './segment-policy.ts'

/** The file or folder that a path names. `path` is absolute, latin1; `stats` is what was there before it was proved to be inside. */
export type Found =
  | { readonly kind: 'file'; readonly path: string; readonly stats: BigIntStats }
  | { readonly kind: 'directory'; readonly path: string; readonly stats: BigIntStats }
  | { readonly kind: 'refused'; readonly refusal: FindRefusal }

/** Why a path names nothing that is served; `folder-gone` means that the shared folder itself is. */
export type FindRefusal = DiskRefusal | 'folder-gone'

/** A regular file, open for reading and proved to be inside. The caller closes it. */
export type Opened =
  | { readonly kind: 'opened'; readonly descriptor: number; readonly stats: BigIntStats }
  | { readonly kind: 'refused'; readonly refusal: DiskRefusal }

/** The result of reading a directory that is proved to be inside. */
export type ReadInside<Value> =
  | { readonly kind: 'read'; readonly value: Value }
  | { readonly kind: 'refused'; readonly refusal: DiskRefusal }

const missing = { kind: 'refused', refusal: 404 } as const
const folderGone = { kind: 'refused', refusal: 'folder-gone' } as const

/** A path that leads through a name with a leading dot. Only on Windows does `\` end a name. */
const dotted = /(?:^|\/)\./
const dottedOnWindows = /(?:^|[/\\])\./

/** A view of the shared folder that serves nothing from outside. Its calls block: worker threads only, one per worker. */
export class SharedFolder {
  readonly #root: string
  readonly #inside: string
  readonly #disk: Disk
  readonly #platform: NodeJS.Platform
  readonly #items: ShareItems | undefined
  /** The latest job batch in which the folder itself was seen. */
  #seenInBatch: number | undefined

  /** Returns the view of several items as one folder. `disk` is one on which they are in it. */
  static ofItems(items: ShareItems, disk: Disk, platform: NodeJS.Platform = process.platform): SharedFolder {
    return new SharedFolder(itemsRoot, disk, platform, items)
  }

  /**
   * @param root real path of the folder, latin1, as of the start: a folder that is moved away is unavailable, and one that
   *   returns to the same path is served again
   */
  constructor(root: string, disk: Disk, platform: NodeJS.Platform = process.platform, items?: ShareItems) {
    this.#root = root
    this.#items = items
    const separator = platform === 'win32' && items === undefined ? '\\' : '/'
    this.#inside = root.endsWith(separator) ? root : root + separator
    this.#disk = disk
    this.#platform = platform
  }

  /** Returns the part of a path of {@link find} that is below the shared folder, which says nothing about the computer. */
  pathInside(path: string): string {
    return path.slice(this.#inside.length)
  }

  /**
   * Finds what `segments` (decoded, latin1) name, without opening it.
   *
   * @param batch number of the request's job batch: whether the shared folder is there is looked up once for all of one
   */
  find(segments: readonly string[], hidden: boolean, batch?: number): Found {
    if (!admitsSegments(segments, { hidden, windows: this.#platform === 'win32' })) return missing
    const path = segments.length === 0 ? this.#root : `${this.#inside}${segments.join('/')}`
    try {
      const stats = this.#disk.stat(path)
      if (stats === undefined) return this.#isAvailable(segments, batch) ? missing : folderGone
      // A file has taken the folder's place.
      if (segments.length === 0 && !stats.isDirectory()) return folderGone
      if (stats.isFile()) return { kind: 'file', path, stats }
      if (!this.admits(path, hidden)) return missing
      return stats.isDirectory() ? { kind: 'directory', path, stats } : { kind: 'refused', refusal: 403 }
    } catch (error) {
      return { kind: 'refused', refusal: this.#refusal(error, segments, hidden) }
    }
  }

  /** Opens the regular file at `path`, found by {@link find}, and proves that it is inside. */
  open(path: string, hidden: boolean): Opened {
    let descriptor = -1
    try {
      descriptor = this.#disk.open(path)
      const stats = this.#disk.fstat(descriptor)
      const refusal = !stats.isFile()
        ? 403
        : this.#liesInside(descriptor, path, stats, hidden)
          ? undefined
          : 404
      if (refusal === undefined) return { kind: 'opened', descriptor, stats }
      this.#disk.close(descriptor)
      return { kind: 'refused', refusal }
    } catch (error) {
      if (descriptor !== -1) this.#disk.close(descriptor)
      return { kind: 'refused', refusal: this.#masked(diskRefusal(error), path, hidden) }
    }
  }

  /** A failure at a link that leads outside must look as if nothing were there. */
  #masked(refusal: DiskRefusal, path: string, hidden: boolean): DiskRefusal {
    if (refusal === 404 || refusal === 'no-descriptors') return refusal
    return this.#leadsInside(path, hidden) ? refusal : 404
  }

  /** Where an open file is according to the kernel, by its entry in /proc; undefined if there is no /proc. */
  #placeByKernel(entry: string): string | undefined {
    try {
      return this.#disk.readlink(entry)
    } catch {
      return undefined
    }
  }

  /** Where the kernel gives no such word: the directory is inside, and still is after it was read. */
  #readByPath<Value>(path: string, hidden: boolean, read: (place: string) => Value): ReadInside<Value> {
    const real = this.realPlace(path, hidden)
    if (real === undefined) return missing
    const value = read(real)
    return this.realPlace(real, hidden) === real ? { kind: 'read', value } : missing
  }

  /**
   * Reads the directory at `path`, found by {@link find}, once it is proved to be inside. `read` gets a path to the very
   * directory that was proved, wherever it is moved and whatever takes its place meanwhile.
   */
  readDirectory<Value>(path: string, hidden: boolean, read: (place: string) => Value): ReadInside<Value> {
    if (path === itemsRoot) return { kind: 'read', value: read(path) }
    let descriptor = -1
    try {
      descriptor = this.#disk.open(path)
      const place = `/proc/self/fd/${descriptor}`
      const real = this.#platform === 'linux' ? this.#placeByKernel(place) : undefined
      if (real === undefined) return this.#readByPath(path, hidden, read)
      return this.#admitsReal(real, hidden) ? { kind: 'read', value: read(place) } : missing
    } catch (error) {
      return { kind: 'refused', refusal: this.#masked(diskRefusal(error), path, hidden) }
    } finally {
      if (descriptor !== -1) this.#disk.close(descriptor)
    }
  }

  /** Returns the names in a directory that is being read by {@link readDirectory}, as {@link readTypedNames} does. */
  readNames<Refusal extends string>(
    place: string,
    refuse: (names: number) => Refusal | undefined,
  ): TypedName[] | Refusal {
    if (this.#items === undefined || place !== itemsRoot) return readTypedNames(place, refuse)
    const { names } = this.#items
    return refuse(names.length) ?? names
  }

  /** Whether what guests see as one folder are several items. */
  get hasSeveralItems(): boolean {
    return (this.#items?.count ?? 0) > 1
  }

  /** The only thing that is shared, if that is a file and not a folder: its name, latin1. */
  get onlyFile(): string | undefined {
    return this.#items?.onlyFile?.name
  }

  /** Returns the state of what is at a path, links followed; undefined for nothing. Throws the other errors of the disk. */
  lookAt(place: string): BigIntStats | undefined {
    return this.#disk.stat(place)
  }

  /** Returns whether the existing `path`, all links followed, is inside and, unless `hidden`, under no dotted name. */
  admits(path: string, hidden: boolean): boolean {
    return this.realPlace(path, hidden) !== undefined
  }

  /** Returns where the existing `path` really is; undefined unless {@link admits} holds for it. */
  realPlace(path: string, hidden: boolean): string | undefined {
    const real = this.#disk.realpath(path)
    return this.#admitsReal(real, hidden) ? real : undefined
  }

  #admitsReal(real: string, hidden: boolean): boolean {
    if (real === this.#root) return true
    const hides = this.#platform === 'win32' ? dottedOnWindows : dotted
    return this.#partsBelow(real).some((part) => hidden || !hides.test(part))
  }

  /** The part of a real path that is below what is shared; several if items are inside one another. */
  #partsBelow(real: string): string[] {
    if (this.#items !== undefined) return this.#items.partsBelow(real)
    return real.startsWith(this.#inside) ? [real.slice(this.#inside.length)] : []
  }

  #liesInside(descriptor: number, path: string, stats: BigIntStats, hidden: boolean): boolean {
    if (this.#platform === 'linux') {
      // The kernel's own word on where the open file is: nothing can be moved between the check and the use.
      const place = this.#placeByKernel(`/proc/self/fd/${descriptor}`)
      if (place !== undefined) return this.#admitsReal(place, hidden) && !this.#isDeleted(descriptor, place)
    }
    const real = this.#disk.realpath(path)
    if (!this.#admitsReal(real, hidden)) return false
    const there = this.#disk.stat(real)
    return there?.dev === stats.dev && there.ino === stats.ino
  }

  /** For a deleted file the kernel reports where its folder is now, though the file itself may never have been there. */
  #isDeleted(descriptor: number, place: string): boolean {
    return place.endsWith(' (deleted)') && this.#disk.fstat(descriptor).nlink === 0n
  }

  #leadsInside(path: string, hidden: boolean): boolean {
    try {
      return this.admits(path, hidden)
    } catch {
      return false
    }
  }

  #refusal(error: unknown, segments: readonly string[], hidden: boolean): FindRefusal {
    const refusal = diskRefusal(error)
    if (refusal === 403) return this.#isForbiddenInside(segments, hidden) ? 403 : 404
    return refusal === 404 && !this.#isAvailable(segments) ? 'folder-gone' : refusal
  }

  /** Whether the shared folder is there, or the item that `segments` lead into. */
  #isAvailable(segments: readonly string[], batch?: number): boolean {
    const [name] = segments
    if (this.#items !== undefined && name !== undefined) {
      const path = this.#inside + name
      return this.#items.find(path) === undefined || this.#exists(path)
    }
    if (batch === undefined || batch !== this.#seenInBatch) {
      if (!this.available) return false
      this.#seenInBatch = batch
    }
    return true
  }

  /** Whether the folder itself exists. */
  get available(): boolean {
    return this.#exists(this.#root, (stats) => stats.isDirectory())
  }

  #exists(path: string, isMeant: (stats: BigIntStats) => boolean = () => true): boolean {
    try {
      const stats = this.#disk.stat(path)
      return stats !== undefined && isMeant(stats)
    } catch {
      return false
    }
  }

  /**
   * Distinguishes a forbidden file or folder inside, which is 403, from a link to a forbidden place, which must look like
   * nothing: the first step that can't be taken is a real folder or file inside, or it is a link.
   */
  #isForbiddenInside(segments: readonly string[], hidden: boolean): boolean {
    for (let count = 1; count <= segments.length; count++) {
      const path = this.#inside + segments.slice(0, count).join('/')
      try {
        if (!this.admits(path, hidden)) return false
      } catch {
        try {
          return !this.#disk.lstat(path).isSymbolicLink()
        } catch {
          return true
        }
      }
    }
    return true
  }
}
