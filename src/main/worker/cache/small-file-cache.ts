/**
 * Responses to plain GETs of small files, ready to be sent, and the heads of those to medium ones. Opening, reading and
 * closing a small file costs more than all the rest of its request; a hit costs one `stat`, which proves that the file is
 * still the same one, unchanged in content and rights since the response was made. Requests that had all arrived by then
 * share it.
 */
import { Buffer } from 'node:buffer'
import type { BigIntStats } from 'node:fs'
import type { StoredResponse } from '../stored-response.ts'

/** A cached response. In `bytes`, which are in the cache's slab, its content comes after its fields unless it is kept elsewhere. */
export type CachedResponse = Omit<StoredResponse, 'bytes'> & {
  bytes: Buffer
  /** Path of the file, latin1. */
  readonly path: string
  /** State of the file when it was opened, proved to be inside, and read. */
  readonly stats: BigIntStats
  /** Whether it was requested since its bytes were written to where they are. */
  used: boolean
  /** Length of the content, wherever it is. */
  readonly contentBytes: number
  /** Number under which the listener may have the content; undefined for content in `bytes`. */
  readonly contentId: number | undefined
  /** When the content was read, ms since the epoch. */
  readonly readMs: number
  /** When the file was last proved to be inside, ms since the epoch. */
  provedMs: number
  /** Batch of the job that last inspected the file, see the job table. */
  seenInBatch: number
}

/** Most content of a cached file, bytes. Longer contents are sent without another copy. */
export const maxCachedContentBytes = 16 * 1024

/**
 * How long a file must have been left alone before it is cached. A change within the same tick of the file system's
 * clock moves neither size nor times, so a file just written can't be trusted yet.
 */
const settledMs = 2000

/**
 * What an entry takes on JavaScript's heap, bytes: its path, key and `stats` in particular. Measured: about 1,100, and as
 * much again until the garbage collector has run.
 */
const overheadBytes = 2048

/** The slab's share of the budget: files of 5 KiB and their heads fill it as the rest of their entries fills the heap. */
const slabShare = 0.75

/**
 * Keyed by the decoded request target. The bytes of all responses are in one slab of fixed size, a ring: a new response
 * takes the place of the oldest ones. Those of them that were requested meanwhile move up first, and so stay for another
 * round. One per worker.
 */
export class SmallFileCache {
  /** In the order of their bytes in the ring, the oldest first. */
  readonly #entries = new Map<string, CachedResponse>()
  readonly #budgetBytes: number
  /** Allocated for the first response. Its pages become resident only when they are written to. */
  #slab: Buffer | undefined
  /** Where the next response begins in the slab. */
  #next = 0
  /** What all entries take of the budget. */
  #bytes = 0

  /** @param budgetBytes for slab and heap, at least 32 KiB */
  constructor(budgetBytes: number) {
    this.#budgetBytes = budgetBytes
  }

  get(target: string): CachedResponse | undefined {
    const entry = this.#entries.get(target)
    if (entry !== undefined) entry.used = true
    return entry
  }

  /** Returns whether a file changed so recently that another change might not show, so that it must not be cached. */
  isUnsettled({ mtimeMs, ctimeMs }: BigIntStats, nowMs: number): boolean {
    return nowMs - Number(mtimeMs > ctimeMs ? mtimeMs : ctimeMs) < settledMs
  }

  /** Returns room for a response of `length` bytes, which is then passed to {@link set}. */
  allocate(length: number): Buffer {
    const slab = (this.#slab ??= Buffer.allocUnsafeSlow(Math.floor(this.#budgetBytes * slabShare)))
    this.#makeRoom(slab, length)
    const start = this.#next
    this.#next += length
    return slab.subarray(start, this.#next)
  }

  /** Keeps a response whose `bytes` came from the latest call of {@link allocate}. */
  set(target: string, response: CachedResponse): void {
    this.delete(target)
    // Copied: a piece of a string keeps all of it in memory, and this one is a piece of a whole request.
    const key = Buffer.from(target, 'latin1').toString('latin1')
    this.#entries.set(key, response)
    this.#bytes += size(response)
  }

  delete(target: string): void {
    const response = this.#entries.get(target)
    if (response === undefined) return
    this.#entries.delete(target)
    this.#bytes -= size(response)
  }

  clear(): void {
    this.#entries.clear()
    this.#bytes = 0
    this.#next = 0
  }

  /** Moves `#next` to where `length` bytes are free, and forgets as many entries as that and the budget take. */
  #makeRoom(slab: Buffer, length: number): void {
    for (const [target, entry] of this.#entries) {
      const start = entry.bytes.byteOffset
      if (start < this.#next) {
        // The oldest is at the beginning of the slab, and so its end is free.
        if (this.#next + length <= slab.length && this.#hasBudgetFor(length)) return
        this.#next = 0
      }
      if (this.#next + length <= start && this.#hasBudgetFor(length)) return
      if (entry.used) this.#moveUp(slab, target, entry)
      else this.delete(target)
    }
    if (this.#next + length > slab.length) this.#next = 0
  }

  /** Makes the oldest entry the latest one. */
  #moveUp(slab: Buffer, target: string, entry: CachedResponse): void {
    const { byteOffset, length } = entry.bytes
    slab.copyWithin(this.#next, byteOffset, byteOffset + length)
    entry.bytes = slab.subarray(this.#next, this.#next + length)
    entry.used = false
    this.#next += length
    this.#entries.delete(target)
    this.#entries.set(target, entry)
  }

  #hasBudgetFor(length: number): boolean {
    return this.#bytes + length + overheadBytes <= this.#budgetBytes
  }
}

function size({ bytes, path }: CachedResponse): number {
  return bytes.length + 2 * path.length + overheadBytes
}

/** Returns whether two `stat`s of a path saw the same file in the same state. Renaming or changing rights moves ctime. */
export function isSameState(one: BigIntStats, other: BigIntStats): boolean {
  return (
    one.mtimeNs === other.mtimeNs &&
    one.ctimeNs === other.ctimeNs &&
    one.ino === other.ino &&
    one.size === other.size &&
    one.dev === other.dev
  )
}
