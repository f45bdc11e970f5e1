/**
 * Responses to plain GETs of small files, ready to be sent, and the heads of those to middling ones, one cache a worker.
 * Opening, reading and closing a small file costs more than all the rest of its request; a hit costs one `stat`, which
 * proves that the file is still the same one, unchanged in content and rights since the response was made. Requests that
 * had all arrived by then share it.
 */
import { Buffer } from 'node:buffer'
import type { BigIntStats } from 'node:fs'
import { RecycledBuffers, sizeOfBuffer } from './recycled-buffers.ts'

/** A cached response. */
export type CachedResponse = {
  /** Path of the file, latin1. */
  readonly path: string
  /** State of the file when it was opened, proved to be inside, and read. */
  readonly stats: BigIntStats
  /** Head, without a line on the connection's persistence, and content unless it is kept elsewhere. */
  readonly bytes: Buffer
  /** Of the content, wherever it is. */
  readonly contentBytes: number
  /** Number by which the listener may have the content, undefined for a content in `bytes`. */
  readonly contentId: number | undefined
  /** When the content was read, ms since the epoch. */
  readonly readMs: number
  /** When the file was last proved to be inside, ms since the epoch. */
  provedMs: number
  /** Batch of the job that last looked at the file, see the job table. */
  seenInBatch: number
}

/** Content of a cached file at most. What is longer is worth being sent without another copy. */
export const maxCachedContentBytes = 16 * 1024

/**
 * How long a file must have been left alone before it is cached. A change within the same tick of the file system's
 * clock leaves size and times as they were, so a file just written is not yet to be trusted.
 */
const settledMs = 2000

/** Keyed by what was asked for, decoded. Evicts what was not asked for since it was last considered. */
export class SmallFileCache {
  readonly #entries = new Map<string, { response: CachedResponse; used: boolean }>()
  readonly #budgetBytes: number
  readonly #buffers: RecycledBuffers
  #bytes = 0

  constructor(budgetBytes: number) {
    this.#budgetBytes = budgetBytes
    this.#buffers = new RecycledBuffers(budgetBytes / 4)
  }

  /** Memory for the bytes of a response that is then handed to {@link set}. */
  allocate(length: number): Buffer {
    return this.#buffers.take(length)
  }

  get(target: string): CachedResponse | undefined {
    const entry = this.#entries.get(target)
    if (entry === undefined) return undefined
    entry.used = true
    return entry.response
  }

  /** Whether a file changed so lately that another change might not show, and its response is not to be kept. */
  isUnsettled({ mtimeMs, ctimeMs }: BigIntStats, nowMs: number): boolean {
    return nowMs - Number(mtimeMs > ctimeMs ? mtimeMs : ctimeMs) < settledMs
  }

  /** Keeps a response whose `bytes` come from {@link allocate}, and uses them for another one once it is forgotten. */
  set(target: string, response: CachedResponse): void {
    this.delete(target)
    // Copied: a piece of a string keeps all of it in memory, and this one is a piece of a whole request.
    const key = Buffer.from(target, 'latin1').toString('latin1')
    this.#entries.set(key, { response, used: false })
    this.#bytes += size(response)
    this.#evict()
  }

  delete(target: string): void {
    const entry = this.#entries.get(target)
    if (entry === undefined) return
    this.#entries.delete(target)
    this.#forget(entry.response)
  }

  clear(): void {
    for (const { response } of this.#entries.values()) this.#forget(response)
    this.#entries.clear()
  }

  #forget(response: CachedResponse): void {
    this.#bytes -= size(response)
    this.#buffers.giveBack(response.bytes)
  }

  #evict(): void {
    for (const [target, entry] of this.#entries) {
      if (this.#bytes <= this.#budgetBytes) return
      this.#entries.delete(target)
      if (entry.used) {
        // A second chance: to the end of the line.
        entry.used = false
        this.#entries.set(target, entry)
      } else {
        this.#forget(entry.response)
      }
    }
  }
}

/** Bytes that an entry takes beside its response, the path and the key in particular: measured, and rounded up. */
const overheadBytes = 2048

function size({ bytes, path }: CachedResponse): number {
  return sizeOfBuffer(bytes.length) + 2 * path.length + overheadBytes
}

/** Whether two looks at a path saw the same file in the same state. Renaming or changing rights moves ctime. */
export function isSameState(one: BigIntStats, other: BigIntStats): boolean {
  return (
    one.mtimeNs === other.mtimeNs &&
    one.ctimeNs === other.ctimeNs &&
    one.ino === other.ino &&
    one.size === other.size &&
    one.dev === other.dev
  )
}
