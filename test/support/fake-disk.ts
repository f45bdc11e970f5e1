/** A disk in memory, for tests of other systems and of moments at which no real disk can be stopped. */
import type { BigIntStats } from 'node:fs'
import type { Disk } from '../../src/main/files/disk.ts'

/** What is at a path. */
export type Thing = {
  readonly kind: 'file' | 'folder' | 'fifo'
  /** Its real path, with links resolved. Default: its path. */
  readonly real?: string
  /** Whether the last segment of its path is a link. */
  readonly isLink?: boolean
  readonly inode?: number
  /** How many names it has; 0 when deleted. */
  readonly links?: number
  /** Errors that these calls throw, such as EACCES. */
  readonly errors?: Partial<Record<'stat' | 'lstat' | 'open' | 'fstat' | 'realpath', string | Error>>
  /** What has replaced it by the time it is opened. */
  readonly whenOpened?: Omit<Thing, 'whenOpened'>
}

/** Throws a system error with this code, or the error itself; does nothing without one. */
function raise(error: string | Error | undefined, syscall: string): void {
  if (error instanceof Error) throw error
  if (error !== undefined) throw Object.assign(new Error(error), { code: error, syscall })
}

export class FakeDisk implements Disk {
  readonly #things: ReadonlyMap<string, Thing>
  readonly #hasProc: boolean
  readonly #open = new Map<number, { readonly path: string; readonly thing: Thing }>()
  #lastDescriptor = 2

  /**
   * @param things by their paths, as the system spells them
   * @param hasProc whether /proc has the real path of an open file
   */
  constructor(things: Readonly<Record<string, Thing>>, hasProc = false) {
    this.#things = new Map(Object.entries(things))
    this.#hasProc = hasProc
  }

  /** How many descriptors are open. */
  get openDescriptors(): number {
    return this.#open.size
  }

  stat(path: string): BigIntStats | undefined {
    const thing = this.#things.get(this.#spelling(path))
    if (thing === undefined) return undefined
    raise(thing.errors?.stat, 'stat')
    return stats(thing)
  }

  lstat(path: string): BigIntStats {
    const thing = this.#at(path, 'lstat')
    raise(thing.errors?.lstat, 'lstat')
    return stats(thing, thing.isLink)
  }

  open(path: string): number {
    const found = this.#at(path, 'open')
    const thing = found.whenOpened ?? found
    raise(thing.errors?.open, 'open')
    this.#open.set(++this.#lastDescriptor, { path, thing })
    return this.#lastDescriptor
  }

  fstat(descriptor: number): BigIntStats {
    const { thing } = this.#open.get(descriptor)!
    raise(thing.errors?.fstat, 'fstat')
    return stats(thing)
  }

  read(): number {
    return 0
  }

  close(descriptor: number): void {
    if (!this.#open.delete(descriptor)) throw new Error(`closed twice: ${descriptor}`)
  }

  realpath(path: string): string {
    const thing = this.#at(path, 'realpath')
    raise(thing.errors?.realpath, 'realpath')
    return thing.real ?? this.#spelling(path)
  }

  readlink(path: string): string {
    const descriptor = Number(/^\/proc\/self\/fd\/(\d+)$/.exec(path)?.[1])
    if (!this.#hasProc) raise('ENOENT', 'readlink')
    const { path: opened, thing } = this.#open.get(descriptor)!
    return thing.real ?? opened
  }

  #at(path: string, syscall: string): Thing {
    const thing = this.#things.get(this.#spelling(path))
    if (thing === undefined) raise('ENOENT', syscall)
    return thing!
  }

  /** Windows accepts both slashes, and the table has one form. On other systems a path begins with a slash. */
  #spelling(path: string): string {
    return path.startsWith('/') ? path : path.replaceAll('/', '\\')
  }
}

function stats({ kind, inode = 1, links = 1 }: Thing, isLink = false): BigIntStats {
  return {
    dev: 1n,
    ino: BigInt(inode),
    nlink: BigInt(links),
    isFile: () => !isLink && kind === 'file',
    isDirectory: () => !isLink && kind === 'folder',
    isSymbolicLink: () => isLink,
  } as BigIntStats
}
