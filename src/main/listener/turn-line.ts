/** A line in which clients take turns, however many requests each has made; a client's own keep their order. */

/** Who waits in a line. */
export type InLine = {
  /** The client's address. */
  readonly client: string
}

/** Listener thread only. */
export class TurnLine<Owner extends InLine> {
  /** Those who wait, by client; the client whose turn it is comes first. */
  protected readonly byClient = new Map<string, Owner[]>()
  #length = 0

  get length(): number {
    return this.#length
  }

  add(owner: Owner): void {
    const own = this.byClient.get(owner.client)
    if (own === undefined) this.byClient.set(owner.client, [owner])
    else own.push(owner)
    this.#length++
  }

  /** Takes whose turn it is; undefined if nobody waits. */
  take(): Owner | undefined {
    for (const own of this.byClient.values()) return this.takeFrom(own, 0)
    return undefined
  }

  /** The client's next turn comes after those of all others. */
  protected takeFrom(own: Owner[], index: number): Owner {
    const [owner] = own.splice(index, 1) as [Owner]
    this.byClient.delete(owner.client)
    if (own.length > 0) this.byClient.set(owner.client, own)
    this.#length--
    return owner
  }
}
