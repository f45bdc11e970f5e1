/** Counts what arrives from other machines: a few additions for each connection and request, and nothing while bytes flow. */
import { Buffer } from 'node:buffer'
import { targetOf } from '../connections/request-facts.ts'
import { printable } from '../../../shared/text/printable.ts'
import { noArrivals, type Arrival, type Arrivals as ArrivalCounts } from '../../../shared/reach/arrivals.ts'

/** Local addresses that are remembered: IPv6 gives a machine new ones every day. */
const maxLocal = 16

/** Longest name that is reported. Those of the DNS have up to 253, but that much tells nobody more. */
const maxHost = 100

/** What is counted of one local address. */
type Local = { readonly address: string; connections: number; answered: number }

type Kind = Exclude<keyof ArrivalCounts, 'local'>

/** Runs on the listener thread. */
export class Arrivals {
  readonly #kinds: Record<Kind, Arrival> = {
    connections: noArrivals.connections,
    incomplete: noArrivals.incomplete,
    tls: noArrivals.tls,
    misdirected: noArrivals.misdirected,
    answered: noArrivals.answered,
  }
  /** By address, the longest unused first. */
  readonly #local = new Map<string, Local>()
  #host = ''

  /** A client has connected to an address of this machine, both with IPv4 in dotted form. */
  connected(client: string, localAddress: string): ConnectionArrivals {
    const isOwn = client === localAddress
    if (isOwn) return new ConnectionArrivals(this, client, undefined)
    this.count('connections', client)
    const local = this.#local.get(localAddress) ?? { address: localAddress, connections: 0, answered: 0 }
    local.connections++
    this.#local.delete(localAddress)
    this.#local.set(localAddress, local)
    const [longestUnused] = this.#local.keys()
    if (this.#local.size > maxLocal) this.#local.delete(longestUnused!)
    return new ConnectionArrivals(this, client, local)
  }

  count(kind: Kind, client: string): void {
    this.#kinds[kind] = { count: this.#kinds[kind].count + 1, lastMs: Date.now(), client }
  }

  /** A request with this head was for another machine's name. */
  misdirected(head: Buffer, client: string): void {
    this.count('misdirected', client)
    this.#host = requestedHost(head)
  }

  /** Returns a copy of all counts as they are now. */
  read(): ArrivalCounts {
    const { misdirected, ...others } = this.#kinds
    return {
      ...others,
      misdirected: { ...misdirected, host: this.#host },
      local: Array.from(this.#local.values(), (local) => ({ ...local })).reverse(),
    }
  }
}

/** What arrives on one connection. Its facts come in any order, and {@link closed} last. */
export class ConnectionArrivals {
  readonly #all: Arrivals
  readonly #client: string
  /** Undefined if the client is this machine. */
  readonly #local: Local | undefined
  /** Whether it is known what the client wanted. */
  #isUnderstood = false

  constructor(all: Arrivals, client: string, local: Local | undefined) {
    this.#all = all
    this.#client = client
    this.#local = local
  }

  /** The input is no HTTP; these are its first bytes. */
  malformed(input: Uint8Array): void {
    if (this.#isUnderstood || !isTlsHandshake(input)) return
    this.#isUnderstood = true
    if (this.#local !== undefined) this.#all.count('tls', this.#client)
  }

  /** The client was turned away before it could ask. */
  turnedAway(): void {
    this.#isUnderstood = true
  }

  /** A request with this head has been answered. @param status undefined if the client left before its answer */
  requested(status: number | undefined, head: Buffer): void {
    this.#isUnderstood = true
    if (status === 421) this.#all.misdirected(head, this.#client)
    else if (status !== undefined && this.#local !== undefined) {
      this.#local.answered++
      this.#all.count('answered', this.#client)
    }
  }

  closed(): void {
    if (!this.#isUnderstood && this.#local !== undefined) this.#all.count('incomplete', this.#client)
  }
}

/** Whether input begins with a record of type handshake, version 3.x (RFC 8446 §5.1), as far as there is any. */
function isTlsHandshake([type, majorVersion = 3]: Uint8Array): boolean {
  return type === 0x16 && majorVersion === 3
}

/** The authority of the absolute form overrides the Host field (RFC 9112 §3.2.2). */
function requestedHost(head: Buffer): string {
  const authority = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i.exec(targetOf(head))?.[1]
  const host = authority ?? /\r\nhost:[ \t]*([^\r]*)/i.exec(head.toString('latin1'))?.[1] ?? ''
  const text = Buffer.from(host.replace(/:\d*\s*$/, ''), 'latin1').toString()
  return Array.from(printable(text.slice(0, 4 * maxHost)))
    .slice(0, maxHost)
    .join('')
}
