/**
 * Guests who wait to be let in. Pure: the clock is passed in. A guest is known by a secret that nobody can guess and that only its
 * own page has, so that no one else, behind the same address say, can take the answer.
 *
 * ```
 *  open ─▶ pending ── answer ─▶ allowed ── take ─▶ allowed, with a key
 *             │                 denied
 *             └─ five minutes after it was opened, whatever its state ─▶ gone
 * ```
 */
import type { AccessAsk } from '../../../shared/server-events.ts'
import type { Client } from '../connections/client.ts'
import { newKey } from './secrets.ts'

const maxAsks = 50
const maxAsksOfAddress = 3
/** An IPv6 client has as many addresses as it likes. All guests may share its network, so it isn't a few. */
const maxAsksOfNetwork = 25
const lifeMs = 5 * 60_000

/** A guest who asks. */
export type Ask = {
  /** What the host knows the question by. */
  readonly id: number
  readonly client: Client
  readonly userAgent: string
  readonly sinceMs: number
  readonly expiresAt: number
  state: 'pending' | 'allowed' | 'denied'
  /** The guest's key, once it has fetched it. */
  key: string | undefined
}

/** Runs on the listener thread. */
export class Asks {
  readonly #now: () => number
  /** By the id that only the guest knows, the oldest first. */
  readonly #asks = new Map<string, Ask>()
  #lastId = 0

  /** @param now monotonic, ms */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Opens a question. Returns the guest's secret, undefined if too many are open: in all, of the network, or of the address. */
  open(client: Client, userAgent: string): string | undefined {
    this.expire()
    // Those who were turned away count, too: they can't ask again at once.
    const open = [...this.#asks.values()].filter(({ state }) => state !== 'allowed')
    const ofNetwork = open.filter((ask) => ask.client.network === client.network)
    const ofAddress = open.filter((ask) => ask.client.address === client.address)
    if (open.length >= maxAsks || ofNetwork.length >= maxAsksOfNetwork) return undefined
    if (ofAddress.length >= maxAsksOfAddress) return undefined
    const secret = newKey()
    this.#asks.set(secret, {
      id: ++this.#lastId,
      client,
      userAgent,
      sinceMs: Date.now(),
      expiresAt: this.#now() + lifeMs,
      state: 'pending',
      key: undefined,
    })
    return secret
  }

  /** The question of the guest with this secret. */
  find(secret: string): Ask | undefined {
    this.expire()
    return this.#asks.get(secret)
  }

  /** Notes the host's answer. Returns whether it was waited for. */
  answer(id: number, isAllowed: boolean): boolean {
    this.expire()
    const ask = [...this.#asks.values()].find((one) => one.id === id)
    if (ask?.state !== 'pending') return false
    ask.state = isAllowed ? 'allowed' : 'denied'
    return true
  }

  /** Drops all that wait for an answer. */
  clear(): void {
    this.#asks.clear()
  }

  /** Drops what is too old. Returns whether the host had a question among it. */
  expire(): boolean {
    let wasPending = false
    for (const [secret, { expiresAt, state }] of this.#asks) {
      if (expiresAt > this.#now()) break
      this.#asks.delete(secret)
      wasPending ||= state === 'pending'
    }
    return wasPending
  }

  /** Whether nothing is left to expire. */
  get isEmpty(): boolean {
    return this.#asks.size === 0
  }

  /** The questions that the host has not answered, the oldest first. */
  list(): AccessAsk[] {
    const pending = [...this.#asks.values()].filter(({ state }) => state === 'pending')
    return pending.map(({ id, client, userAgent, sinceMs }) => ({
      id,
      client: client.address,
      userAgent,
      sinceMs,
    }))
  }
}
