/** Content of a response that doesn't come through chunks: a generated page, or content kept hot in memory. */
import { Buffer } from 'node:buffer'
import { contentHeadRoom, stepContentBytes } from '../../jobs/chunks.ts'
import type { LongPages } from '../../jobs/long-pages.ts'
import type { HotContent, StoredContent } from '../hot-content/hot-content.ts'
import { copyBytes } from '../../sync/copy-bytes.ts'
import type { ConnectionClient } from './connection-client.ts'

const nothing = Buffer.alloc(0)

/** Runs on the listener thread. One per connection, empty between responses. */
export class MemoryContent {
  readonly #who: ConnectionClient
  readonly #pages: LongPages
  readonly #hotContent: HotContent
  #stored: StoredContent | undefined
  #bytes: Buffer = nothing
  /** Where in `bytes` the next write begins. */
  #at = 0

  constructor(who: ConnectionClient, pages: LongPages, hotContent: HotContent) {
    this.#who = who
    this.#pages = pages
    this.#hotContent = hotContent
  }

  /** Whether nothing is left to send. */
  get isEmpty(): boolean {
    return this.#at === this.#bytes.length
  }

  /** Takes hot content `id`. Returns false if it is no longer there. `now` is monotonic. */
  takeHot(id: number, now: number): boolean {
    this.#stored = this.#hotContent.take(id, now)
    if (this.#stored === undefined) return false
    this.#bytes = this.#stored.bytes
    this.#at = contentHeadRoom
    return true
  }

  /** Takes the page that a thread has sent ahead. */
  takePage(thread: number): void {
    this.#bytes = this.#pages.receive(thread, this.#who.client.network)
  }

  /** Puts `head` before the content, to be written with it, if there is room. Returns whether there was. */
  prepend(head: Buffer): boolean {
    // All responses that send the content now share the room.
    if (this.#stored?.readers !== 1 || head.length > contentHeadRoom) return false
    this.#at = contentHeadRoom - head.length
    copyBytes(head, this.#bytes, this.#at)
    return true
  }

  /** The next bytes to send: a head and at most `stepBytes` of content. They stay as they are until {@link drop}. */
  next(stepBytes: number): Buffer {
    const start = this.#at
    const end =
      this.#stored === undefined ? start + stepContentBytes : Math.max(start, contentHeadRoom) + stepBytes
    this.#at = Math.min(this.#bytes.length, end)
    return this.#bytes.subarray(start, this.#at)
  }

  /** The response has ended, or its client has gone. */
  drop(): void {
    if (this.#stored !== undefined) this.#hotContent.giveBack(this.#stored)
    // Only now: until its end a page is in memory as a whole, however much of it was sent.
    else if (this.#bytes.length > 0) this.#pages.release(this.#who.client.network, this.#bytes.length)
    this.#stored = undefined
    this.#bytes = nothing
    this.#at = 0
  }
}
