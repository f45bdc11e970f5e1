/** Pages too long for a chunk that are in memory until they have been sent, by the client that they are for. */

/**
 * What one client may have of them before it is refused more, bytes: a quarter of what all may. Clients that ask for long
 * listings and then read slowly would else leave none to others.
 */
export const maxPageBytesOfClient = 16 * 1024 * 1024

/** Listener thread only. */
export class PageShares {
  readonly #bytes = new Map<string, number>()

  /** Whether the client has its share. */
  isUsedUp(client: string): boolean {
    return (this.#bytes.get(client) ?? 0) >= maxPageBytesOfClient
  }

  add(client: string, bytes: number): void {
    this.#bytes.set(client, (this.#bytes.get(client) ?? 0) + bytes)
  }

  remove(client: string, bytes: number): void {
    const rest = (this.#bytes.get(client) ?? 0) - bytes
    if (rest > 0) this.#bytes.set(client, rest)
    else this.#bytes.delete(client)
  }
}
