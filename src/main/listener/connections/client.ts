/** Who is at the other end of a connection. */
export type Client = {
  /** The address that people know the client by; IPv4 in dotted form also on an IPv6 socket. */
  readonly address: string
  /** What limits and turns count by, see {@link clientNetwork}. */
  readonly network: string
}

/** Identifies the client from a socket's remote address, which is undefined for one that is already gone. */
export function identifyClient(remoteAddress = ''): Client {
  const address = plainAddress(remoteAddress)
  return { address, network: clientNetwork(address) }
}

/** Returns an address of a socket; IPv4, which shows as `::ffff:192.0.2.1` on one that takes both families, in dotted form. */
export function plainAddress(address: string): string {
  const isMapped = address.startsWith('::ffff:') && address.includes('.')
  return isMapped ? address.slice('::ffff:'.length) : address
}

/**
 * Returns the address of an IPv4 client, or the first 64 bits of that of an IPv6 client, since one computer has as many
 * addresses with these as it likes (RFC 8981). So guests that share a network by IPv6 share its limits, too.
 *
 * @param address with or without a zone
 */
export function clientNetwork(address: string): string {
  if (!address.includes(':')) return address
  const [high, low = ''] = address.split('%')[0]!.split('::') as [string, string?]
  const before = high.split(':').filter(Boolean)
  const after = low.split(':').filter(Boolean)
  const omitted = address.includes('::') ? new Array<string>(8 - before.length - after.length).fill('0') : []
  return `${[...before, ...omitted, ...after].slice(0, 4).join(':')}::/64`
}
