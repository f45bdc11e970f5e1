/**
 * The shared folder and the proof that what is read lies inside it: not in what the path says, but in where the
 * opened file really is, so that neither links nor a race with somebody who moves folders leads outside.
 */
import type { BigIntStats } from 'node:fs'
import { diskRefusal, type DiskRefusal } from './disk-error.ts'
import type { Disk } from './disk.ts'
import { admitsSegments } from './segment-policy.ts'

/** What a path names. `path` is the absolute path, latin1. */
export type Found =
  | { readonly kind: 'file'; readonly path: string; readonly stats: BigIntStats }
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'refused'; readonly refusal: FindRefusal }

/** Why a path names nothing that is served; `folder-gone` means the shared folder itself. */
export type FindRefusal = DiskRefusal | 'folder-gone'

/** A regular file, open for reading and proved to be inside. The caller closes it. */
export type Opened =
  | { readonly kind: 'opened'; readonly descriptor: number; readonly stats: BigIntStats }
  | { readonly kind: 'refused'; readonly refusal: DiskRefusal }

/** What was read from a directory that is proved to be inside. */
export type ReadInside<Value> =
  | { readonly kind: 'read'; readonly value: Value }
  | { readonly kind: 'refused'; readonly refusal: DiskRefusal }

const missing = { kind: 'refused', refusal: 404 } as const

/** A path that leads through a name with a leading dot. Only on Windows does `\` end a name. */
const dotted = /(?:^|\/)\./
const dottedOnWindows = /(?:^|[/\\])\./

/** One view of the shared folder; every worker makes its own. */
export class SharedFolder {
  readonly #root: string
  readonly #inside: string
  readonly #disk: Disk
  readonly #platform: NodeJS.Platform

  /**
   * @param root real path of the folder, latin1, as of the start: a folder that is moved away is unavailable, and
   *   one that comes back under the same path is served again
   */
  constructor(root: string, disk: Disk, platform: NodeJS.Platform = process.platform) {
    this.#root = root
    const separator = platform === 'win32' ? '\\' : '/'
    this.#inside = root.endsWith(separator) ? root : root + separator
    this.#disk = disk
    this.#platform = platform
  }

  /** Finds what `segments` (decoded, latin1) name, without opening it. */
  find(segments: readonly string[], hidden: boolean): Found {
    if (!admitsSegments(segments, { hidden, windows: this.#platform === 'win32' })) return missing
    const path = segments.length === 0 ? this.#root : `${this.#inside}${segments.join('/')}`
    try {
      const stats = this.#disk.stat(path)
      // A file has taken the folder's place.
      if (segments.length === 0 && !stats.isDirectory()) return { kind: 'refused', refusal: 'folder-gone' }
      if (stats.isFile()) return { kind: 'file', path, stats }
      if (!this.admits(path, hidden)) return missing
      return stats.isDirectory() ? { kind: 'directory', path } : { kind: 'refused', refusal: 403 }
    } catch (error) {
      return { kind: 'refused', refusal: this.#refusal(error, segments, hidden) }
    }
  }

  /** Opens the regular file at `path`, found by {@link find}, and proves that it lies inside. */
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

  /** What hinders at a link to a place outside must look like nothing being there. */
  #masked(refusal: DiskRefusal, path: string, hidden: boolean): DiskRefusal {
    if (refusal === 404 || refusal === 'no-descriptors') return refusal
    return this.#leadsInside(path, hidden) ? refusal : 404
  }

  /** Where the kernel says that an open file is, by its entry in /proc; undefined if there is no /proc. */
  #placeByKernel(entry: string): string | undefined {
    try {
      return this.#disk.readlink(entry)
    } catch {
      return undefined
    }
  }

  /** Where the system doesn't tell: the directory is inside, and still is after it was read. */
  #readByPath<Value>(path: string, hidden: boolean, read: (place: string) => Value): ReadInside<Value> {
    const real = this.realPlace(path, hidden)
    if (real === undefined) return missing
    const value = read(real)
    return this.realPlace(real, hidden) === real ? { kind: 'read', value } : missing
  }

  /**
   * Reads the directory at `path`, found by {@link find}, once it is proved to lie inside. `read` is given a path of the
   * very directory that the proof was made of, wherever it is moved and whatever takes its place meanwhile.
   */
  readDirectory<Value>(path: string, hidden: boolean, read: (place: string) => Value): ReadInside<Value> {
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

  /** Whether the existing `path`, all links followed, lies inside and, unless `hidden`, under no dotted name. */
  admits(path: string, hidden: boolean): boolean {
    return this.realPlace(path, hidden) !== undefined
  }

  /** Where the existing `path` really is, if {@link admits} holds for it. */
  realPlace(path: string, hidden: boolean): string | undefined {
    const real = this.#disk.realpath(path)
    return this.#admitsReal(real, hidden) ? real : undefined
  }

  #admitsReal(real: string, hidden: boolean): boolean {
    if (real === this.#root) return true
    if (!real.startsWith(this.#inside)) return false
    const hides = this.#platform === 'win32' ? dottedOnWindows : dotted
    return hidden || !hides.test(real.slice(this.#inside.length))
  }

  #liesInside(descriptor: number, path: string, stats: BigIntStats, hidden: boolean): boolean {
    if (this.#platform === 'linux') {
      // The kernel's own word on where the open file is: nothing can be moved between the look and the use.
      const place = this.#placeByKernel(`/proc/self/fd/${descriptor}`)
      if (place !== undefined) return this.#admitsReal(place, hidden) && !this.#isDeleted(descriptor, place)
    }
    const real = this.#disk.realpath(path)
    if (!this.#admitsReal(real, hidden)) return false
    const there = this.#disk.stat(real)
    return there.dev === stats.dev && there.ino === stats.ino
  }

  /** Of a file that has been deleted the kernel says where its folder is now: it may never have been there itself. */
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
    return refusal === 404 && !this.available ? 'folder-gone' : refusal
  }

  /** Whether the folder itself is there. */
  get available(): boolean {
    try {
      return this.#disk.stat(this.#root).isDirectory()
    } catch {
      return false
    }
  }

  /**
   * Tells a forbidden thing inside, which is 403, from a link to a forbidden place, which must look like nothing: the
   * first step that can't be taken is a real folder or file inside, or it is a link.
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
