/** Counts the connections of each client, by network. Runs on the listener thread. */
export class ClientConnections {
  readonly #most: number
  readonly #byNetwork = new Map<string, number>()

  /** @param most that one client may have */
  constructor(most: number) {
    this.#most = most
  }

  /** Counts one more. Returns whether the client may have it; it is counted in any case. */
  add(network: string): boolean {
    const count = (this.#byNetwork.get(network) ?? 0) + 1
    this.#byNetwork.set(network, count)
    return count <= this.#most
  }

  /** One that was counted is closed, or another client's. */
  remove(network: string): void {
    const count = this.#byNetwork.get(network)! - 1
    if (count === 0) this.#byNetwork.delete(network)
    else this.#byNetwork.set(network, count)
  }
}
