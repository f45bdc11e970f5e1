/** Whom limits and turns count as one client. */

/**
 * The address of an IPv4 client; the first 64 bits of that of an IPv6 client, since one computer has as many addresses with
 * these as it likes (RFC 8981). So guests that share a network by IPv6 share its limits, too.
 * @param address as {@link clientAddress} has it, with or without a zone
 */
export function clientNetwork(address: string): string {
  if (!address.includes(':')) return address
  const [high, low = ''] = address.split('%')[0]!.split('::') as [string, string?]
  const before = high.split(':').filter(Boolean)
  const after = low.split(':').filter(Boolean)
  const omitted = address.includes('::') ? new Array<string>(8 - before.length - after.length).fill('0') : []
  return `${[...before, ...omitted, ...after].slice(0, 4).join(':')}::/64`
}
