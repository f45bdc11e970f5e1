/** A disk made of a table, for tests of what happens on other systems and in moments that no real disk can be held in. */
import type { BigIntStats } from 'node:fs'
import type { Disk } from '../../src/main/files/disk.ts'

/** What is at a path. */
export type Thing = {
  readonly kind: 'file' | 'folder' | 'fifo'
  /** Where it really is, links followed; by default at its path. */
  readonly real?: string
  /** Whether the last step to it is a link. */
  readonly isLink?: boolean
  readonly inode?: number
  /** Names that it has, 0 once it has been deleted. */
  readonly links?: number
  /** Errors that these calls throw, as EACCES. */
  readonly errors?: Partial<Record<'stat' | 'lstat' | 'open' | 'fstat' | 'realpath', string | Error>>
  /** What is there by the time it is opened, if something else. */
  readonly whenOpened?: Omit<Thing, 'whenOpened'>
}

/** A system error, or the error itself if that is what a test wants. */
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
   * @param things by path, in the system's own spelling
   * @param hasProc whether /proc tells where an open file is
   */
  constructor(things: Readonly<Record<string, Thing>>, hasProc = false) {
    this.#things = new Map(Object.entries(things))
    this.#hasProc = hasProc
  }

  /** Descriptors that were opened and not closed. */
  get openDescriptors(): number {
    return this.#open.size
  }

  stat(path: string): BigIntStats {
    const thing = this.#at(path, 'stat')
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

  /** Windows takes both slashes; the table has one of each path. On other systems a path begins with a slash. */
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
