/** The address by which people know a client. */

/** An IPv4 client on a socket that takes both families shows as `::ffff:192.0.2.1`: unwraps it. */
export function clientAddress(remoteAddress: string | undefined): string {
  if (remoteAddress === undefined) return ''
  return remoteAddress.startsWith('::ffff:') && remoteAddress.includes('.')
    ? remoteAddress.slice('::ffff:'.length)
    : remoteAddress
}
