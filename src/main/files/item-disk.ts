/** Lets the items of a share be read as if they were in one folder. Its calls block: worker threads only, one per worker. */
import type { BigIntStats } from 'node:fs'
import type { Disk } from './disk.ts'
import { itemsRoot, type ItemPath, type ShareItems } from './share-items.ts'

/** What there is to know of the folder that holds the items: it is a folder, and on no disk. */
const rootStats = {
  dev: -1n,
  nlink: 1n,
  ino: 0n,
  mode: 0n,
  uid: 0n,
  gid: 0n,
  rdev: 0n,
  size: 0n,
  blksize: 0n,
  blocks: 0n,
  atimeMs: 0n,
  mtimeMs: 0n,
  ctimeMs: 0n,
  birthtimeMs: 0n,
  atimeNs: 0n,
  mtimeNs: 0n,
  ctimeNs: 0n,
  birthtimeNs: 0n,
  atime: new Date(0),
  mtime: new Date(0),
  ctime: new Date(0),
  birthtime: new Date(0),
  isDirectory: () => true,
  isFile: () => false,
  isSymbolicLink: () => false,
  isFIFO: () => false,
  isSocket: () => false,
  isBlockDevice: () => false,
  isCharacterDevice: () => false,
} satisfies BigIntStats

/**
 * Paths below {@link itemsRoot} lead to the items, all others to the disk. A file in the place of a folder that was added,
 * or the other way round, is not there: nobody has meant to share it.
 */
export class ItemDisk implements Disk {
  readonly #disk: Disk
  readonly #items: ShareItems
  readonly fstat: Disk['fstat']
  readonly read: Disk['read']
  readonly close: Disk['close']

  constructor(disk: Disk, items: ShareItems) {
    this.#disk = disk
    this.#items = items
    // Of open files, which are the disk's own. Called for every piece that is sent.
    this.fstat = disk.fstat.bind(disk)
    this.read = disk.read.bind(disk)
    this.close = disk.close.bind(disk)
  }

  stat(path: string): BigIntStats | undefined {
    if (path === itemsRoot) return rootStats
    if (!isBelowRoot(path)) return this.#disk.stat(path)
    const found = this.#items.find(path)
    if (found === undefined) return undefined
    const stats = this.#disk.stat(placeOf(found))
    return stats === undefined || isOther(found, stats) ? undefined : stats
  }

  lstat(path: string): BigIntStats {
    return path === itemsRoot ? rootStats : this.#disk.lstat(this.#place(path, 'lstat'))
  }

  open(path: string): number {
    return this.#disk.open(this.#place(path, 'open'))
  }

  realpath(path: string): string {
    return path === itemsRoot ? itemsRoot : this.#disk.realpath(this.#place(path, 'realpath'))
  }

  readlink(path: string): string {
    return this.#disk.readlink(this.#place(path, 'readlink'))
  }

  /** Returns where a path leads to on the disk. */
  #place(path: string, call: string): string {
    if (!isBelowRoot(path)) return path
    const found = this.#items.find(path)
    if (found === undefined || this.#hasOtherPlace(found)) throw missing(call)
    return placeOf(found)
  }

  /** Whether something else than was added has taken the item's place. */
  #hasOtherPlace(found: ItemPath): boolean {
    if (found.below !== '') return false
    const stats = this.#disk.stat(found.item.place)
    return stats !== undefined && isOther(found, stats)
  }
}

function isBelowRoot(path: string): boolean {
  return path.startsWith(`${itemsRoot}/`)
}

function placeOf({ item: { place }, below }: ItemPath): string {
  if (below === '') return place
  return place.endsWith('/') ? place + below : `${place}/${below}`
}

function isOther({ item, below }: ItemPath, stats: BigIntStats): boolean {
  return below === '' && stats.isDirectory() !== item.isFolder
}

function missing(syscall: string): Error {
  return Object.assign(new Error(`ENOENT: no such item, ${syscall}`), { code: 'ENOENT', syscall })
}
