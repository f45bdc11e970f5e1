/** Hands generated pages that are too long for a chunk to the listener thread, by a message port and within a budget. */
import type { MessagePort } from 'node:worker_threads'
import type { Page } from '../sync/content-ids.ts'

/**
 * Bytes of such pages waiting to be sent at most, over all workers. Clients that ask for long listings and then read
 * slowly get 503 instead of all the memory there is.
 */
const maxPageBytes = 64 * 1024 * 1024

/** The same for what could be had without: it must not take the room of pages that can't. */
const maxOfferedBytes = maxPageBytes / 4

/** One a worker. */
export class PageOutbox {
  readonly #port: MessagePort
  readonly #waiting: Int32Array<SharedArrayBuffer>

  /** @param memory one int32 shared by all workers and the listener, which takes off what has been sent */
  constructor(port: MessagePort, memory: SharedArrayBuffer) {
    this.#port = port
    this.#waiting = new Int32Array(memory)
  }

  /** Sends a page ahead of the completion that tells of it. Returns false if there are too many bytes waiting. */
  send(page: Page): boolean {
    const { bytes, offer } = page
    const budget = offer === undefined ? maxPageBytes : maxOfferedBytes
    if (Atomics.add(this.#waiting, 0, bytes.length) + bytes.length > budget) {
      Atomics.sub(this.#waiting, 0, bytes.length)
      return false
    }
    // An offered content is read into memory of its own, which then belongs to the listener.
    this.#port.postMessage(page, offer === undefined ? [] : [bytes.buffer as ArrayBuffer])
    return true
  }
}
