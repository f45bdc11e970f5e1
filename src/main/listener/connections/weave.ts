/** Which threads have read a response's content: one for each of {@link weaveParts} equal parts, in order. */
import { weaveParts } from '../../../shared/server-events.ts'

/** Runs on the listener thread. One per connection, for one response after the other. */
export class Weave {
  #contentBytes = 0
  #readBytes = 0
  #firstThread = -1
  /** Whether a second step has come. Most responses have one. */
  #isMixed = false
  /** By part. Made for the first response of several steps. */
  #threads: Int8Array | undefined

  /** A thread has read the first bytes of a response of `contentBytes`; -1: all of it is in memory. */
  begin(contentBytes: number, thread: number, readBytes: number): void {
    this.#contentBytes = contentBytes
    this.#firstThread = thread
    this.#readBytes = readBytes
    this.#isMixed = false
  }

  /** A thread has read the next bytes. */
  add(thread: number, bytes: number): void {
    this.#threads ??= new Int8Array(weaveParts)
    if (!this.#isMixed) this.#threads.fill(this.#firstThread)
    this.#isMixed = true
    // What comes later overwrites the rest.
    this.#threads.fill(thread, this.#partsWithin(this.#readBytes))
    this.#readBytes += bytes
  }

  /** The threads that have read the parts of which any of the first `sentBytes` is. */
  read(sentBytes: number): number[] {
    const parts = this.#partsWithin(sentBytes)
    if (!this.#isMixed) return new Array<number>(parts).fill(this.#firstThread)
    return Array.from(this.#threads!.subarray(0, parts))
  }

  /** How many parts begin within the first `bytes`. */
  #partsWithin(bytes: number): number {
    return bytes === 0 ? 0 : Math.min(weaveParts, Math.ceil((bytes * weaveParts) / this.#contentBytes))
  }
}
