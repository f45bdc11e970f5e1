/** The keys that guests have been given: each one's own, until it is put out or the share stops. */
import type { KeyedGuest } from '../../../shared/server-events.ts'
import type { Client } from '../connections/client.ts'
import { digestOf, newKey } from './secrets.ts'

/** Keys at once; the one that was used longest ago gives way. */
const maxKeys = 1000

/**
 * Keys of one network, which may be a class that shares one by IPv6, or comes through a proxy. Somebody who knows the PIN may take as
 * many as they like, but not those of other networks.
 */
const maxKeysOfNetwork = 250

const maxListed = 100

/** How a guest got its key. */
export type KeyOrigin = 'pin' | 'answer'

type GuestKey = { -readonly [Fact in keyof KeyedGuest]: KeyedGuest[Fact] } & {
  readonly digest: string
  readonly network: string
  readonly origin: KeyOrigin
}

/** Runs on the listener thread. */
export class GuestKeys {
  /** By digest, the one that was used longest ago first. */
  readonly #keys = new Map<string, GuestKey>()
  #lastId = 0

  get size(): number {
    return this.#keys.size
  }

  /** Makes a key for a guest. Returns it; what is kept of it is its digest. */
  give(client: Client, userAgent: string, origin: KeyOrigin): string {
    const key = newKey()
    const digest = digestOf(key)
    const nowMs = Date.now()
    const { address, network } = client
    const facts = { client: address, userAgent, sinceMs: nowMs, lastMs: nowMs }
    this.#keys.set(digest, { id: ++this.#lastId, digest, network, origin, ...facts })
    this.#bound(network)
    return key
  }

  /** Returns the number of the guest with this key, undefined for none. Notes that the guest is here, at `address`. */
  use(key: string, address: string): number | undefined {
    const digest = digestOf(key)
    const guest = this.#keys.get(digest)
    if (guest === undefined) return undefined
    guest.lastMs = Date.now()
    guest.client = address
    this.#keys.delete(digest)
    this.#keys.set(digest, guest)
    return guest.id
  }

  /** Whether it is the key of a guest, who isn't here for that. */
  has(key: string): boolean {
    return this.#keys.has(digestOf(key))
  }

  /** Ends the key of a guest. Returns how the guest had got it, undefined if there is no such guest. */
  revoke(id: number): KeyOrigin | undefined {
    for (const { id: one, digest, origin } of this.#keys.values()) {
      if (one !== id) continue
      this.#keys.delete(digest)
      return origin
    }
    return undefined
  }

  /** The guests that were here last, latest first, at most 100. */
  list(): KeyedGuest[] {
    const latest = [...this.#keys.values()].slice(-maxListed).reverse()
    return latest.map(({ id, client, userAgent, sinceMs, lastMs }) => ({
      id,
      client,
      userAgent,
      sinceMs,
      lastMs,
    }))
  }

  #bound(network: string): void {
    const ofNetwork = [...this.#keys.values()].filter((key) => key.network === network)
    if (ofNetwork.length > maxKeysOfNetwork) this.#keys.delete(ofNetwork[0]!.digest)
    if (this.#keys.size <= maxKeys) return
    const [oldest] = this.#keys.keys()
    this.#keys.delete(oldest!)
  }
}
