/**
 * Contents of files that are asked for again and again, ready to be written to any number of sockets. Workers see to it
 * that a file is unchanged since, see ADR 0006; here it is only kept, within a budget and not for long.
 */
import type { Buffer } from 'node:buffer'
import type { ContentIds, ContentOffer } from '../sync/content-ids.ts'

/**
 * How long a content is given out at most before it is read anew, ms. What a program writes through a memory mapping may
 * move no time of the file, so workers can't tell.
 */
const maxAgeMs = 10_000

/** A content in memory. */
export type StoredContent = {
  readonly key: string
  /** Room for a head (see the chunk pool), then the content. */
  readonly bytes: Buffer
  /** When it was read at the earliest, monotonic ms. */
  readonly readAt: number
  /** Responses that it is being written to. */
  readers: number
  readonly ids: number[]
}

/** Listener thread only. */
export class ContentStore {
  readonly #ids: ContentIds
  readonly #budgetBytes: number
  readonly #byId = new Map<number, StoredContent>()
  readonly #byKey = new Map<string, StoredContent>()
  /** Also of what was removed but is still being written. */
  #bytes = 0

  constructor(ids: ContentIds, budgetBytes: number) {
    this.#ids = ids
    this.#budgetBytes = budgetBytes
  }

  /** Number of contents. */
  get size(): number {
    return this.#byKey.size
  }

  /**
   * Keeps a content, unless there is no room for it, and takes it for a response.
   *
   * @param readAt a moment before it was read, monotonic ms
   */
  add({ id, key }: ContentOffer, bytes: Buffer, readAt: number): StoredContent | undefined {
    const earlier = this.#byKey.get(key)
    if (earlier !== undefined) this.#remove(earlier)
    if (!this.#makeRoom(bytes.length)) return undefined
    const content: StoredContent = { key, bytes, readAt, readers: 1, ids: [...(earlier?.ids ?? []), id] }
    this.#bytes += bytes.length
    this.#byKey.set(key, content)
    for (const each of content.ids) {
      this.#byId.set(each, content)
      this.#ids.add(each)
    }
    return content
  }

  /** Takes a content for a response; undefined if it is no longer there. */
  take(id: number, now: number): StoredContent | undefined {
    const content = this.#byId.get(id)
    if (content === undefined) return undefined
    if (now - content.readAt > maxAgeMs) {
      this.#remove(content)
      return undefined
    }
    content.readers++
    return content
  }

  /** Removes what is too old. To be called from time to time, or nobody asks for it and it stays. */
  sweep(now: number): void {
    for (const content of this.#byKey.values()) if (now - content.readAt > maxAgeMs) this.#remove(content)
  }

  /** The response needs the content no longer. */
  giveBack(content: StoredContent): void {
    content.readers--
    if (content.readers === 0 && this.#byKey.get(content.key) !== content) this.#bytes -= content.bytes.length
  }

  /** Removes what was read first, unless it is being written, until there is room. */
  #makeRoom(bytes: number): boolean {
    for (const content of this.#byKey.values()) {
      if (this.#bytes + bytes <= this.#budgetBytes) break
      if (content.readers > 0) continue
      this.#remove(content)
    }
    return this.#bytes + bytes <= this.#budgetBytes
  }

  #remove(content: StoredContent): void {
    this.#byKey.delete(content.key)
    for (const id of content.ids) {
      this.#byId.delete(id)
      this.#ids.remove(id)
    }
    if (content.readers === 0) this.#bytes -= content.bytes.length
  }
}
