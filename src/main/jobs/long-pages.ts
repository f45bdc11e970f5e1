/**
 * Generated pages too long for a chunk. A worker sends one by message, ahead of the completion that refers to it, and the
 * listener takes it from that thread's port. All pages that wait to be sent to clients share a budget, and each client has
 * a part of it.
 */
import { Buffer } from 'node:buffer'
import { MessageChannel, receiveMessageOnPort, type MessagePort } from 'node:worker_threads'
import { limits } from '../../shared/limits.ts'

/** Sends pages. Runs on pool threads; one per worker. */
export class LongPageSender {
  readonly #port: MessagePort
  readonly #unsentBytes: Int32Array<SharedArrayBuffer>

  /** @param budget one int32 shared by all workers and the listener: bytes of pages that wait to be sent */
  constructor(port: MessagePort, budget: SharedArrayBuffer) {
    this.#port = port
    this.#unsentBytes = new Int32Array(budget)
  }

  /** Sends a page. Returns false if too many bytes wait already. */
  send(page: Uint8Array): boolean {
    if (Atomics.add(this.#unsentBytes, 0, page.length) + page.length > limits.unsentPagesBytes) {
      Atomics.sub(this.#unsentBytes, 0, page.length)
      return false
    }
    this.#port.postMessage(page)
    return true
  }
}

/** Receives the pages of all threads, and counts what each client has of them. Runs on the listener thread. */
export class LongPages {
  readonly #unsentBytes: Int32Array<SharedArrayBuffer>
  readonly #ports = new Map<number, MessagePort>()
  readonly #byNetwork = new Map<string, number>()

  /** @param budget see {@link LongPageSender} */
  constructor(budget: SharedArrayBuffer) {
    this.#unsentBytes = new Int32Array(budget)
  }

  /** Returns the port for a thread that is about to start. */
  open(thread: number): MessagePort {
    const { port1, port2 } = new MessageChannel()
    this.#ports.set(thread, port1)
    return port2
  }

  /** Whether the client has as many unsent pages as it may. */
  isUsedUp(network: string): boolean {
    return (this.#byNetwork.get(network) ?? 0) >= limits.unsentPagesOfClientBytes
  }

  /** Takes the page that a thread has sent ahead of its completion, for this client. */
  receive(thread: number, network: string): Buffer {
    const page = nextPage(this.#ports.get(thread)!)!
    this.#byNetwork.set(network, (this.#byNetwork.get(network) ?? 0) + page.length)
    return Buffer.from(page.buffer, page.byteOffset, page.byteLength)
  }

  /** A page of so many bytes that was received has been sent, or will not be. */
  release(network: string, bytes: number): void {
    const rest = this.#byNetwork.get(network)! - bytes
    if (rest === 0) this.#byNetwork.delete(network)
    else this.#byNetwork.set(network, rest)
    Atomics.sub(this.#unsentBytes, 0, bytes)
  }

  /** A thread has ended, and its completions have been taken: drops pages that none of them referred to. */
  close(thread: number): void {
    const port = this.#ports.get(thread)!
    for (let page = nextPage(port); page !== undefined; page = nextPage(port))
      Atomics.sub(this.#unsentBytes, 0, page.length)
    port.close()
    this.#ports.delete(thread)
  }
}

function nextPage(port: MessagePort): Uint8Array | undefined {
  return (receiveMessageOnPort(port) as { message: Uint8Array } | undefined)?.message
}
