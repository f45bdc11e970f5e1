/**
 * The line of those whose jobs take long. Clients take turns, however many requests each has made. Who has closed its
 * direction may still wait for the answer, as a pipe does, but has mostly left, as browsers do on reload: it comes after
 * all the others.
 */
export type Waiting = {
  /** The client's address. */
  readonly client: string
  /** The client will send no more. */
  readonly hasEnded: boolean
}

/** Listener thread only. */
export class LongLine<Owner extends Waiting> {
  /** Those who wait, by client; the client whose turn it is comes first. */
  readonly #byClient = new Map<string, Owner[]>()
  #length = 0

  get length(): number {
    return this.#length
  }

  add(owner: Owner): void {
    const own = this.#byClient.get(owner.client)
    if (own === undefined) this.#byClient.set(owner.client, [owner])
    else own.push(owner)
    this.#length++
  }

  /** Takes whose turn it is; undefined if nobody waits. */
  take(): Owner | undefined {
    for (const own of this.#byClient.values()) {
      const index = own.findIndex(({ hasEnded }) => !hasEnded)
      if (index !== -1) return this.#takeFrom(own, index)
    }
    const [own] = this.#byClient.values()
    return own === undefined ? undefined : this.#takeFrom(own, 0)
  }

  #takeFrom(own: Owner[], index: number): Owner {
    const owner = own[index]!
    own.splice(index, 1)
    this.#byClient.delete(owner.client)
    if (own.length > 0) this.#byClient.set(owner.client, own)
    this.#length--
    return owner
  }
}
