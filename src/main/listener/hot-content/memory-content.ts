/** The content of one response that doesn't come through chunks: a page, or one of the contents in memory. */
import { Buffer } from 'node:buffer'
import { contentHeadRoom, stepContentBytes } from '../../jobs/chunks.ts'
import type { ConnectionContext } from '../connections/connection-context.ts'
import type { StoredContent } from './hot-content.ts'

const nothing = Buffer.alloc(0)

type LongContentContext = Pick<ConnectionContext, 'contents' | 'takePage' | 'pageShares'>

/** One a connection, empty between responses. Listener thread only. */
export class MemoryContent {
  readonly #network: string
  readonly #context: LongContentContext
  #stored: StoredContent | undefined
  #bytes: Buffer = nothing
  /** Where in `bytes` to go on. */
  #at = 0

  constructor(network: string, context: LongContentContext) {
    this.#network = network
    this.#context = context
  }

  /** Whether nothing is left to be sent. */
  get isEmpty(): boolean {
    return this.#at === this.#bytes.length
  }

  /** Takes content `id` from memory. Returns false if it is no longer there. `now` is monotonic. */
  take(id: number, now: number): boolean {
    this.#stored = this.#context.contents.take(id, now)
    if (this.#stored === undefined) return false
    this.#bytes = this.#stored.bytes
    this.#at = contentHeadRoom
    return true
  }

  /** Takes over the page that thread `thread` has sent ahead. */
  receive(thread: number): void {
    const page = this.#context.takePage(thread)
    this.#bytes = Buffer.from(page.buffer, page.byteOffset, page.byteLength)
    this.#context.pageShares.add(this.#network, page.length)
  }

  /** Puts `head` before the content, to go out with it, if there is room. Returns whether there was. */
  prepend(head: Buffer): boolean {
    // The room is shared by all who send the content now.
    if (this.#stored?.readers !== 1 || head.length > contentHeadRoom) return false
    this.#at = contentHeadRoom - head.length
    head.copy(this.#bytes, this.#at)
    return true
  }

  /** The next bytes to send, a head and so many bytes of content at most; they stay as they are until {@link drop}. */
  next(stepBytes: number): Buffer {
    const start = this.#at
    const end =
      this.#stored === undefined ? start + stepContentBytes : Math.max(start, contentHeadRoom) + stepBytes
    this.#at = Math.min(this.#bytes.length, end)
    return this.#bytes.subarray(start, this.#at)
  }

  /** The response has ended, or its client has gone. */
  drop(): void {
    if (this.#stored !== undefined) this.#context.contents.giveBack(this.#stored)
    // Only now: until its end a page is in memory as a whole, whatever of it was sent.
    else if (this.#bytes.length > 0) this.#context.pageShares.remove(this.#network, this.#bytes.length)
    this.#stored = undefined
    this.#bytes = nothing
    this.#at = 0
  }
}
