/** Who the clients are, and what each has been sent. */
import type { GuestSnapshot } from '../../../shared/server-events.ts'

/** Guests that are remembered, unless more are here. */
const maxGuests = 1000

const maxListed = 100

/** What is counted of a guest. Its connections hold it and write to it. */
export type Guest = { -readonly [Fact in keyof GuestSnapshot]: GuestSnapshot[Fact] }

/** Runs on the listener thread. */
export class Guests {
  /** Those with open connections, by address. */
  readonly #present = new Map<string, Guest>()
  /** Those without, the longest gone first. */
  readonly #gone = new Map<string, Guest>()

  /** A client with this address has connected. */
  connected(client: string): Guest {
    const guest = this.#present.get(client) ?? this.#gone.get(client) ?? newGuest(client)
    this.#gone.delete(client)
    this.#present.set(client, guest)
    guest.connections++
    this.#forget()
    return guest
  }

  /** One of a guest's connections is closed. */
  disconnected(guest: Guest): void {
    guest.connections--
    if (guest.connections > 0) return
    this.#present.delete(guest.client)
    this.#gone.set(guest.client, guest)
    this.#forget()
  }

  /** The guests that were sent something last, latest first, at most 100. */
  list(): GuestSnapshot[] {
    return [...this.#present.values(), ...this.#gone.values()]
      .sort((one, other) => other.lastMs - one.lastMs)
      .slice(0, maxListed)
      .map((guest) => ({ ...guest }))
  }

  #forget(): void {
    if (this.#present.size + this.#gone.size <= maxGuests) return
    const [longestGone] = this.#gone.keys()
    if (longestGone !== undefined) this.#gone.delete(longestGone)
  }
}

/** Time in which the names of further files aren't kept, ms: as often as there is a report. */
const crowdMs = 100

/** A guest's download was delivered so fast that it is reported with others only. */
export function countQuick(guest: Guest, download: { readonly target: string }, bytes: number): void {
  const nowMs = Date.now()
  // Nobody reads the names of files that come in crowds, and each would cost more than the rest of this.
  if (Math.abs(nowMs - guest.quickMs) >= crowdMs) guest.quickTarget = download.target
  guest.quickDownloads++
  guest.quickBytes += bytes
  guest.quickMs = nowMs
}

function newGuest(client: string): Guest {
  const nowMs = Date.now()
  return {
    client,
    userAgent: '',
    downloads: 0,
    quickDownloads: 0,
    quickBytes: 0,
    quickTarget: '',
    quickMs: 0,
    contentBytes: 0,
    connections: 0,
    firstMs: nowMs,
    lastMs: nowMs,
  }
}
