/**
 * Contents of files that are asked for again and again, ready to be written to any number of sockets. Workers check that a
 * file is unchanged since (ADR 0009); here its content is only kept, in memory of fixed size and not for long.
 */
import { Buffer } from 'node:buffer'
import { contentHeadRoom } from '../../jobs/chunks.ts'
import { maxContentAgeMs, type HotContentDirectory } from '../../jobs/hot-content-directory.ts'
import { RegionAllocator } from './region-allocator.ts'
import { copyBytes } from '../../sync/copy-bytes.ts'

/** A content in memory. */
export type StoredContent = {
  readonly key: string
  /** The numbers by which workers know it. */
  readonly ids: Set<number>
  /** Room for a head ({@link contentHeadRoom} bytes), then the content. */
  readonly bytes: Buffer
  /** Where in the store's memory they begin. */
  readonly start: number
  /** When it was read at the earliest, monotonic ms. */
  readonly readAt: number
  /** Bytes that are there. */
  filled: number
  /** Responses that it is being written to. */
  readers: number
}

/** Runs on the listener thread. */
export class HotContent {
  readonly #directory: HotContentDirectory
  readonly #memoryBytes: number
  readonly #regions: RegionAllocator
  /** Allocated when it is needed first; resident as far as it was ever in use. */
  #memory: Buffer | undefined
  readonly #byId = new Map<number, StoredContent>()
  /** Complete contents. */
  readonly #byKey = new Map<string, StoredContent>()
  readonly #filling = new Set<string>()

  constructor(directory: HotContentDirectory, memoryBytes: number) {
    this.#directory = directory
    this.#memoryBytes = memoryBytes
    this.#regions = new RegionAllocator(memoryBytes)
  }

  /** Number of contents that can be taken. */
  get size(): number {
    return this.#byKey.size
  }

  /**
   * A place for a content that is just being sent, to be filled by {@link fill} and, if that doesn't come to its end,
   * {@link abandon}. Undefined if it is there already, is being filled, or finds no room: nothing makes way for it, so
   * that contents don't evict each other before anyone has had them.
   *
   * @param key equal for the same file in the same state, whichever worker has read it
   * @param now a moment before it was read, monotonic
   */
  begin(id: number, key: string, contentBytes: number, now: number): StoredContent | undefined {
    const known = this.#unlessOld(this.#byKey.get(key), now)
    if (known !== undefined) {
      this.#name(known, id)
      return undefined
    }
    if (this.#filling.has(key)) return undefined
    const length = contentHeadRoom + contentBytes
    const start = this.#regions.take(length)
    if (start === undefined) return undefined
    this.#filling.add(key)
    this.#memory ??= Buffer.allocUnsafeSlow(this.#memoryBytes)
    const bytes = this.#memory.subarray(start, start + length)
    return { key, ids: new Set([id]), bytes, start, readAt: now, filled: contentHeadRoom, readers: 0 }
  }

  /** Adds the next bytes of a content. Returns whether it is complete; then it is given out. */
  fill(content: StoredContent, bytes: Buffer): boolean {
    content.filled += copyBytes(bytes, content.bytes, content.filled)
    if (content.filled < content.bytes.length) return false
    this.#filling.delete(content.key)
    this.#byKey.set(content.key, content)
    for (const id of content.ids) this.#name(content, id)
    return true
  }

  /** The content will not be complete. */
  abandon(content: StoredContent): void {
    this.#filling.delete(content.key)
    this.#regions.giveBack(content.start)
  }

  /** Takes a content for a response; undefined if it is no longer there. `now` is monotonic. */
  take(id: number, now: number): StoredContent | undefined {
    const content = this.#unlessOld(this.#byId.get(id), now)
    if (content !== undefined) content.readers++
    return content
  }

  /** The response needs the content no longer. */
  giveBack(content: StoredContent): void {
    content.readers--
    if (this.#byKey.get(content.key) !== content) this.#freeIfUnread(content)
  }

  /** Removes what is too old. To be called from time to time, or nobody asks for it and it stays. */
  sweep(now: number): void {
    for (const content of this.#byKey.values()) this.#unlessOld(content, now)
  }

  /** The content itself, or undefined if it was too old and has been removed. */
  #unlessOld(content: StoredContent | undefined, now: number): StoredContent | undefined {
    if (content === undefined || now - content.readAt <= maxContentAgeMs) return content
    this.#remove(content)
    return undefined
  }

  #name(content: StoredContent, id: number): void {
    content.ids.add(id)
    this.#byId.set(id, content)
    this.#directory.add(id)
  }

  #remove(content: StoredContent): void {
    this.#byKey.delete(content.key)
    for (const id of content.ids) {
      if (this.#byId.get(id) !== content) continue
      this.#byId.delete(id)
      this.#directory.remove(id)
    }
    this.#freeIfUnread(content)
  }

  #freeIfUnread(content: StoredContent): void {
    if (content.readers === 0) this.#regions.giveBack(content.start)
  }
}
