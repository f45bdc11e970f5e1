/** A queue in which clients take turns, however much each has queued; one client's own entries keep their order. */

/** An entry of the queue. */
export type Queued = {
  /** Identifies the client, see connections/client.ts. */
  readonly network: string
}

/** What one client has queued: the entries from `head` on. */
type ClientQueue<Entry> = { readonly network: string; entries: Entry[]; head: number }

/** Runs on the listener thread. */
export class FairQueue<Entry extends Queued> {
  readonly #servesLast: (entry: Entry) => boolean
  /** The client whose turn it is comes first. */
  readonly #byNetwork = new Map<string, ClientQueue<Entry>>()
  #length = 0

  /**
   * @param servesLast entries that come after all others of their client. They take nothing from other clients' turns, and
   *   their own client's turns still come, so that none waits forever for other clients.
   */
  constructor(servesLast: (entry: Entry) => boolean = () => false) {
    this.#servesLast = servesLast
  }

  get length(): number {
    return this.#length
  }

  add(entry: Entry): void {
    const { network } = entry
    const own = this.#byNetwork.get(network)
    if (own === undefined) this.#byNetwork.set(network, { network, entries: [entry], head: 0 })
    else own.entries.push(entry)
    this.#length++
  }

  /** Removes and returns the entry whose turn it is; undefined if the queue is empty. */
  take(): Entry | undefined {
    for (const own of this.#byNetwork.values()) {
      const entry = this.#takeFrom(own)
      this.#length--
      this.#endTurn(own)
      return entry
    }
    return undefined
  }

  #takeFrom(own: ClientQueue<Entry>): Entry {
    let index = own.head
    while (index < own.entries.length && this.#servesLast(own.entries[index]!)) index++
    if (index > own.head && index < own.entries.length) return own.entries.splice(index, 1)[0]!
    const entry = own.entries[own.head]!
    own.head++
    // Moves the rest to the front now and then, at a cost that is constant for each entry on average.
    if (own.head * 2 >= own.entries.length) {
      own.entries = own.entries.slice(own.head)
      own.head = 0
    }
    return entry
  }

  /** The client's next turn comes after those of all others. Often there are none. */
  #endTurn(own: ClientQueue<Entry>): void {
    const isEmpty = own.entries.length === own.head
    if (!isEmpty && this.#byNetwork.size === 1) return
    this.#byNetwork.delete(own.network)
    if (!isEmpty) this.#byNetwork.set(own.network, own)
  }
}
