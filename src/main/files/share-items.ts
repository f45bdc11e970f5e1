/** The files and folders of a share that has several: what guests see as one folder that is nowhere on the disk. */
import type { ShareItem } from '../../shared/share-item.ts'
import type { TypedName } from './directory-names.ts'

/** The path of the folder that holds the items. No path on a disk has a NUL. */
export const itemsRoot = '\0items'

const insideRoot = `${itemsRoot}/`

/** What a path leads to: an item, and what is below it: '' for the item itself. */
export type ItemPath = { readonly item: ShareItem; readonly below: string }

/** One per worker. */
export class ShareItems {
  readonly #separator: string
  #byName = new Map<string, ShareItem>()
  #byPlace = new Map<string, ShareItem>()

  constructor(items: readonly ShareItem[], platform: NodeJS.Platform = process.platform) {
    this.#separator = platform === 'win32' ? '\\' : '/'
    this.replace(items)
  }

  /** Shares these items and no others from now on. */
  replace(items: readonly ShareItem[]): void {
    this.#byName = new Map(items.map((item) => [item.name, item]))
    this.#byPlace = new Map(items.map((item) => [item.place, item]))
  }

  get count(): number {
    return this.#byName.size
  }

  /** The only item, if it is a file. */
  get onlyFile(): ShareItem | undefined {
    const [only] = this.#byName.values()
    return this.#byName.size === 1 && only?.isFolder === false ? only : undefined
  }

  /** The items as names in a directory. As links they are looked at where they lead to. */
  get names(): TypedName[] {
    return [...this.#byName.values()].map(({ name, isFolder }) => ({
      name,
      isDirectory: () => isFolder,
      isFile: () => !isFolder,
      isSymbolicLink: () => true,
    }))
  }

  /** Returns what a path below {@link itemsRoot} leads to; undefined if there is no such item. */
  find(path: string): ItemPath | undefined {
    const end = path.indexOf('/', insideRoot.length)
    const item = this.#byName.get(path.slice(insideRoot.length, end === -1 ? undefined : end))
    return item && { item, below: end === -1 ? '' : path.slice(end + 1) }
  }

  /** Returns the parts below the items that a real path belongs to, '' for an item itself. */
  partsBelow(real: string): string[] {
    const parts = this.#byPlace.has(real) ? [''] : []
    for (let end = real.lastIndexOf(this.#separator); end !== -1; end = this.#above(real, end)) {
      const isBelow = this.#byPlace.get(this.#folderAt(real, end))?.isFolder === true
      if (isBelow && end < real.length - 1) parts.push(real.slice(end + 1))
    }
    return parts
  }

  #above(real: string, end: number): number {
    return end === 0 ? -1 : real.lastIndexOf(this.#separator, end - 1)
  }

  /** The folder that `real` names up to a separator. That of a disk ends with it: `/`, `C:\`. */
  #folderAt(real: string, end: number): string {
    const folder = real.slice(0, end)
    return folder === '' || folder.endsWith(':') ? folder + this.#separator : folder
  }
}
