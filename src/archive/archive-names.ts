/** Names the entries of an archive after paths of a disk, so that every system can unpack them all. */
import { Buffer } from 'node:buffer'
import { numberable, portableSegment } from './portable-segment.ts'

/**
 * The names of one archive, given to its entries in their order: they follow from the paths and that order alone. Takes a
 * time that is linear in the length of all paths, and keeps that much until it is dropped.
 */
export class ArchiveNames {
  /** The names of folders by their path on the disk, both with a slash at the end; the archive's root is empty. */
  readonly #folders = new Map([['', '']])
  /** All names, their last segment as it compares. */
  readonly #taken = new Set<string>()
  /** The next number to try, by the name without it. */
  readonly #nextNumbers = new Map<string, number>()

  /**
   * Returns the name of the next entry. `path` is relative and one char per byte (latin1), as the disk has it, with `/`
   * between segments and after a folder. A path may come only once.
   *
   * Names are decoded as UTF-8, with U+FFFD for bytes that are not, and their segments are made portable. Where Windows or
   * macOS would take two for one, because they differ in case at most, the later is numbered: `name (2).ext`. All that is in
   * a folder keeps together below one name.
   */
  nameOf(path: string): string {
    if (path.endsWith('/')) return this.#folderName(path)
    const nameStart = path.lastIndexOf('/') + 1
    return this.#newName(this.#folderName(path.slice(0, nameStart)), path.slice(nameStart), false)
  }

  #folderName(path: string): string {
    const known = this.#folders.get(path)
    if (known !== undefined) return known
    const nameStart = path.lastIndexOf('/', path.length - 2) + 1
    const parent = this.#folderName(path.slice(0, nameStart))
    const name = `${this.#newName(parent, path.slice(nameStart, -1), true)}/`
    this.#folders.set(path, name)
    return name
  }

  #newName(folder: string, latin1: string, isFolder: boolean): string {
    const segment = portableSegment(decodeSegment(latin1))
    return folder + (this.#take(folder, segment) ? segment : this.#numbered(folder, segment, isFolder))
  }

  /** Counts on from the last such name: to begin at 2 each time would take a square of the time. */
  #numbered(folder: string, segment: string, isFolder: boolean): string {
    const { stem, extension } = numberable(segment, isFolder)
    // No name has a slash there.
    const key = `${folder}${compared(stem)}/${compared(extension)}`
    for (let number = this.#nextNumbers.get(key) ?? 2; ; number++) {
      const candidate = `${stem} (${number})${extension}`
      if (!this.#take(folder, candidate)) continue
      this.#nextNumbers.set(key, number + 1)
      return candidate
    }
  }

  /** Returns whether the name was free. */
  #take(folder: string, segment: string): boolean {
    const key = folder + compared(segment)
    if (this.#taken.has(key)) return false
    this.#taken.add(key)
    return true
  }
}

/** Returns the same for all that differ in case: both ways, as some letters have only a capital or only a small partner. */
function compared(segment: string): string {
  return segment.toLowerCase().toUpperCase()
}

function decodeSegment(latin1: string): string {
  return /^[\x00-\x7f]*$/.test(latin1) ? latin1 : Buffer.from(latin1, 'latin1').toString('utf8')
}
