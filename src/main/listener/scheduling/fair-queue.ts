/** A line in which clients take turns, however many requests each has made; a client's own keep their order. */

/** Who waits in a line. */
export type Queued = {
  /** Identifies the client, see client-network.ts. */
  readonly network: string
}

/** What one client waits with: those from `head` on. */
export type Own<Owner> = { readonly network: string; owners: Owner[]; head: number }

/** Listener thread only. */
export class FairQueue<Owner extends Queued> {
  /** The client whose turn it is comes first. */
  readonly #byNetwork = new Map<string, Own<Owner>>()
  #length = 0

  get length(): number {
    return this.#length
  }

  add(owner: Owner): void {
    const { network } = owner
    const own = this.#byNetwork.get(network)
    if (own === undefined) this.#byNetwork.set(network, { network, owners: [owner], head: 0 })
    else own.owners.push(owner)
    this.#length++
  }

  /** Takes whose turn it is; undefined if nobody waits. */
  take(): Owner | undefined {
    for (const own of this.#byNetwork.values()) {
      const owner = this.takeFrom(own)
      this.#length--
      this.#endTurn(own)
      return owner
    }
    return undefined
  }

  /** Takes one of those that the client, whose turn it is, waits with: here the one that asked first. */
  protected takeFrom(own: Own<Owner>): Owner {
    const owner = own.owners[own.head]!
    own.head++
    // Moves the rest to the front now and then, at a cost that is constant for each owner on average.
    if (own.head * 2 >= own.owners.length) {
      own.owners = own.owners.slice(own.head)
      own.head = 0
    }
    return owner
  }

  /** The client's next turn comes after those of all others, of whom there are often none. */
  #endTurn(own: Own<Owner>): void {
    const isLast = own.owners.length === own.head
    if (!isLast && this.#byNetwork.size === 1) return
    this.#byNetwork.delete(own.network)
    if (!isLast) this.#byNetwork.set(own.network, own)
  }
}
