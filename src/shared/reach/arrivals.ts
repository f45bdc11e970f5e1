/** What has reached a server from other machines, by which the app finds out why a link doesn't open there. */

/** How often something has arrived, and when and from whom last. */
export type Arrival = {
  readonly count: number
  /** ms since the epoch; 0 while there is none. */
  readonly lastMs: number
  /** Address of the client; '' while there is none. */
  readonly client: string
}

/** What has come to one address of this machine. */
export type LocalArrivals = {
  /** IPv4 in dotted form; IPv6 with its zone, if it has one. */
  readonly address: string
  readonly connections: number
  /** Requests that were answered there. */
  readonly answered: number
}

/**
 * What has arrived since the start. Connections of this machine to itself are left out, except in `misdirected`: a proxy may be
 * here.
 */
export type Arrivals = {
  readonly connections: Arrival
  /** Connections that have closed or timed out before a request was complete. */
  readonly incomplete: Arrival
  /** Connections that began with a TLS handshake: whoever opened the link has typed `https`. */
  readonly tls: Arrival
  /** Requests that got 421, and the latest name that was asked for, at most 100 characters. */
  readonly misdirected: Arrival & { readonly host: string }
  /** Requests that were answered in any other way, with an error, too. */
  readonly answered: Arrival
  /** The latest first, at most 16. */
  readonly local: readonly LocalArrivals[]
}

const none: Arrival = { count: 0, lastMs: 0, client: '' }

/** Nothing has arrived. */
export const noArrivals: Arrivals = {
  connections: none,
  incomplete: none,
  tls: none,
  misdirected: { ...none, host: '' },
  answered: none,
  local: [],
}
