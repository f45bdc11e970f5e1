/** Pages too long for a chunk that are in memory until they have been sent, by the client that they are for. */

/**
 * What one client may have of them before it is refused more, bytes: a quarter of what all may. Clients that ask for long
 * listings and then read slowly would else leave none to others.
 */
const maxBytesOfClient = 16 * 1024 * 1024

/** Listener thread only. */
export class PageShares {
  /** Of all clients; workers add what they make. */
  readonly #total: Int32Array<SharedArrayBuffer>
  readonly #byNetwork = new Map<string, number>()

  /** @param memory the one of the workers' outboxes */
  constructor(memory: SharedArrayBuffer) {
    this.#total = new Int32Array(memory)
  }

  /** Whether the client has its share. */
  isUsedUp(network: string): boolean {
    return (this.#byNetwork.get(network) ?? 0) >= maxBytesOfClient
  }

  /** A page for the client has come from a worker. */
  add(network: string, bytes: number): void {
    this.#byNetwork.set(network, (this.#byNetwork.get(network) ?? 0) + bytes)
  }

  /** One that was added is no longer in memory. */
  remove(network: string, bytes: number): void {
    const rest = (this.#byNetwork.get(network) ?? 0) - bytes
    if (rest > 0) this.#byNetwork.set(network, rest)
    else this.#byNetwork.delete(network)
    this.lose(bytes)
  }

  /** One that was never added is no longer in memory. */
  lose(bytes: number): void {
    Atomics.sub(this.#total, 0, bytes)
  }
}
