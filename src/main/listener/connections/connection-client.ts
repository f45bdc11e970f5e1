/**
 * Whose requests come on a connection. Mostly that is its peer, from the beginning to the end. A trusted proxy sends requests of many
 * clients on one connection: each is the client's that its head names, from then until it is answered.
 */
import { Buffer } from 'node:buffer'
import { forwardedClient, isTrusted } from '../../../http/forwarded-client.ts'
import type { IpRange } from '../../../http/ip-address.ts'
import { parseRequestHead } from '../../../http/request-head.ts'
import type { Guest, Guests } from '../reporting/guests.ts'
import { identifyClient, type Client } from './client.ts'
import type { ClientConnections } from './client-connections.ts'

/** What is kept of all clients. */
export type ClientRecords = {
  readonly guests: Guests
  readonly connections: ClientConnections
  /** The proxies that are believed when they name clients. */
  readonly trusted: readonly IpRange[]
  /** Whether the host has blocked the client with this address. */
  readonly isBlocked: (address: string) => boolean
}

/** Runs on the listener thread. One per connection. */
export class ConnectionClient {
  /** Whether the peer is a trusted proxy. */
  readonly isProxy: boolean
  readonly #records: ClientRecords
  readonly #peer: Client
  #client: Client
  #guest: Guest
  #addressBytes: Buffer
  #isBlocked: boolean
  #mayConnect: boolean

  constructor(peer: Client, records: ClientRecords) {
    this.#records = records
    this.#peer = peer
    this.isProxy = records.trusted.length > 0 && isTrusted(peer.address, records.trusted)
    this.#client = peer
    this.#guest = records.guests.connected(peer.address)
    this.#addressBytes = Buffer.from(peer.address)
    this.#isBlocked = records.isBlocked(peer.address)
    this.#mayConnect = this.#isCounted ? records.connections.add(peer.network) : true
  }

  get client(): Client {
    return this.#client
  }

  get guest(): Guest {
    return this.#guest
  }

  /** The client's address, for the log. */
  get addressBytes(): Buffer {
    return this.#addressBytes
  }

  /** Whether the host has blocked the client: no request of its gets as far as a worker. */
  get isBlocked(): boolean {
    return this.#isBlocked
  }

  /** Whether this connection isn't one more than the client may have. */
  get mayConnect(): boolean {
    return this.#mayConnect
  }

  /** A request with this head has come from the proxy: from now on the connection is the client's that it names. */
  follow(head: Buffer): void {
    // A malformed one is refused later on, and names nobody.
    const parsed = parseRequestHead(head, 0, head.length)
    const address = parsed.ok ? forwardedClient(parsed.head.fields, this.#records.trusted) : undefined
    if (address !== undefined) this.#become(identifyClient(address))
  }

  /** The request is answered. */
  release(): void {
    this.#become(this.#peer)
  }

  /** The connection is closed. */
  leave(): void {
    this.#records.guests.disconnected(this.#guest)
    if (this.#isCounted) this.#records.connections.remove(this.#client.network)
  }

  /** A proxy's own requests are not limited as one client's: they may be anyone's. */
  get #isCounted(): boolean {
    return !this.isProxy || this.#client !== this.#peer
  }

  #become(client: Client): void {
    if (client === this.#client) return
    const { guests, connections, isBlocked } = this.#records
    this.leave()
    this.#client = client
    this.#guest = guests.connected(client.address)
    this.#addressBytes = Buffer.from(client.address)
    this.#isBlocked = isBlocked(client.address)
    this.#mayConnect = this.#isCounted ? connections.add(client.network) : true
  }
}
