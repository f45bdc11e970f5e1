/** Hands generated pages that are too long for a chunk to the listener thread, by a message port and within a budget. */
import type { MessagePort } from 'node:worker_threads'

/**
 * Bytes of such pages waiting to be sent at most, over all workers. Clients that ask for long listings and then read
 * slowly get 503 instead of all the memory there is.
 */
const maxPageBytes = 64 * 1024 * 1024

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
  send(page: Uint8Array): boolean {
    if (Atomics.add(this.#waiting, 0, page.length) + page.length > maxPageBytes) {
      Atomics.sub(this.#waiting, 0, page.length)
      return false
    }
    this.#port.postMessage(page)
    return true
  }
}
