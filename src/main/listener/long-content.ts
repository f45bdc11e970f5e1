/** The content of one response that doesn't come through chunks: a page, or one of the contents in memory. */
import { Buffer } from 'node:buffer'
import { contentHeadRoom, stepContentBytes } from '../sync/chunk-pool.ts'
import type { ConnectionContext } from './connection-context.ts'
import type { StoredContent } from './content-store.ts'

const nothing = Buffer.alloc(0)

/** One a connection, empty between responses. Listener thread only. */
export class LongContent {
  readonly #context: Pick<ConnectionContext, 'contents' | 'takePage' | 'pageSent'>
  #stored: StoredContent | undefined
  #bytes: Buffer = nothing
  /** Where in `bytes` to go on. */
  #at = 0

  constructor(context: Pick<ConnectionContext, 'contents' | 'takePage' | 'pageSent'>) {
    this.#context = context
  }

  /** Whether nothing is left to be sent. */
  get isEmpty(): boolean {
    return this.#at === this.#bytes.length
  }

  /** Takes content `id` from memory. Returns false if it is no longer there. `now` is monotonic. */
  take(id: number, now: number): boolean {
    const stored = this.#context.contents.take(id, now)
    if (stored === undefined) return false
    this.#use(stored)
    return true
  }

  /**
   * Takes over what thread `thread` has sent ahead, and keeps it for others if it is offered.
   *
   * @param readAt a moment before it was read, monotonic
   */
  receive(thread: number, readAt: number): void {
    const { contents, takePage, pageSent } = this.#context
    const { bytes, offer } = takePage(thread)
    const page = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const stored = offer && contents.add(offer, page, readAt)
    if (stored !== undefined) {
      pageSent(page.length)
      this.#use(stored)
      return
    }
    this.#bytes = page
    this.#at = offer === undefined ? 0 : contentHeadRoom
    pageSent(this.#at)
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
    if (this.#stored === undefined) {
      this.#at = Math.min(this.#bytes.length, start + stepContentBytes)
      this.#context.pageSent(this.#at - start)
    } else {
      this.#at = Math.min(this.#bytes.length, Math.max(start, contentHeadRoom) + stepBytes)
    }
    return this.#bytes.subarray(start, this.#at)
  }

  /** The response has ended, or its client has gone. */
  drop(): void {
    if (this.#stored !== undefined) this.#context.contents.giveBack(this.#stored)
    else if (!this.isEmpty) this.#context.pageSent(this.#bytes.length - this.#at)
    this.#stored = undefined
    this.#bytes = nothing
    this.#at = 0
  }

  #use(stored: StoredContent): void {
    this.#stored = stored
    this.#bytes = stored.bytes
    this.#at = contentHeadRoom
  }
}
