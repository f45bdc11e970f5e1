/**
 * Clients whose jobs hold threads for long: how many jobs each may have in flight, and which of its further jobs wait for
 * that to change. Mostly there are none.
 */
import type { Queued } from './fair-queue.ts'

type JobLimit = { most: number; inFlight: number }

/** Runs on the listener thread. */
export class ClientLimits<Owner extends Queued> {
  readonly #limits = new Map<string, JobLimit>()
  /** By client, first come first. */
  readonly #waiting = new Map<string, Owner[]>()
  #waitingCount = 0

  /** Whether no client is limited. */
  get isEmpty(): boolean {
    return this.#limits.size === 0
  }

  /** Owners that wait until their client may have more jobs in flight. */
  get waiting(): number {
    return this.#waitingCount
  }

  clear(): void {
    this.#limits.clear()
  }

  /** Limits a client to `most` jobs in flight, of which none is counted yet. */
  limit(network: string, most: number): void {
    // Files of dead threads are closed for nobody.
    if (network !== '') this.#limits.set(network, { most, inFlight: 0 })
  }

  /** Lets each client have one more job than it has in flight now, at least. */
  allowOneMore(): void {
    for (const limit of this.#limits.values()) limit.most = Math.max(limit.most, limit.inFlight + 1)
  }

  /** Whether the client may have no further job in flight. */
  hasEnough({ network }: Queued): boolean {
    const limit = this.isEmpty ? undefined : this.#limits.get(network)
    return limit !== undefined && limit.inFlight >= limit.most
  }

  /** Counts a job that is in flight now, or with -1 no longer. */
  count({ network }: Queued, by: 1 | -1): void {
    const limit = this.isEmpty ? undefined : this.#limits.get(network)
    if (limit !== undefined) limit.inFlight += by
  }

  /** Has the owner wait. */
  wait(owner: Owner): void {
    const { network } = owner
    const owners = this.#waiting.get(network)
    if (owners === undefined) this.#waiting.set(network, [owner])
    else owners.push(owner)
    this.#waitingCount++
  }

  /** Hands to `take` as many of those that wait as their clients may have in flight now. */
  release(take: (owner: Owner) => void): void {
    if (this.#waitingCount === 0) return
    for (const [network, owners] of this.#waiting) {
      const limit = this.#limits.get(network)
      const count = limit === undefined ? owners.length : Math.max(0, limit.most - limit.inFlight)
      const released = owners.splice(0, count)
      this.#waitingCount -= released.length
      released.forEach(take)
      if (owners.length === 0) this.#waiting.delete(network)
    }
  }
}
