/** Decides whose a request is that comes from a trusted proxy. */
import type { Fields } from './field-lines.ts'
import { listElements } from './field-syntax.ts'
import { forwardedFor, nodeAddress } from './forwarded.ts'
import { formatIpAddress, isInRange, parseIpAddress, type IpAddress, type IpRange } from './ip-address.ts'

/** Addresses from the client to the proxy; undefined for those that aren't known. */
type Hops = readonly (IpAddress | undefined)[]

/** Returns whether the address of a peer is in one of the ranges; one with a zone never is. */
export function isTrusted(address: string, trusted: readonly IpRange[]): boolean {
  const parsed = parseIpAddress(address)
  return parsed !== undefined && isInAny(parsed, trusted)
}

/**
 * Returns the address of the client by `Forwarded` (RFC 7239) or `X-Forwarded-For`, from a peer that is trusted. Each proxy adds
 * its own peer at the end, so it is the last address that isn't a trusted proxy: whatever comes before may be invented by the
 * client. If all are trusted, it is the first.
 *
 * Undefined if no address is named, or if there are both fields and they disagree: most proxies set one of them and pass on
 * the other, which then is the client's own.
 */
export function forwardedClient(fields: Fields, trusted: readonly IpRange[]): string | undefined {
  const forwarded = fields.get('forwarded')
  const forwardedForList = fields.get('x-forwarded-for')
  const clients: (string | undefined)[] = []
  if (forwarded !== undefined) {
    const hops = forwardedFor(forwarded) ?? []
    clients.push(
      clientOf(
        hops.map((node) => (node === undefined ? undefined : nodeAddress(node))),
        trusted,
      ),
    )
  }
  if (forwardedForList !== undefined) {
    clients.push(clientOf(listElements(forwardedForList).map(listedAddress), trusted))
  }
  return new Set(clients).size === 1 ? clients[0] : undefined
}

function clientOf(hops: Hops, trusted: readonly IpRange[]): string | undefined {
  let client: IpAddress | undefined
  for (let index = hops.length - 1; index >= 0; index--) {
    const hop = hops[index]
    // Who a proxy's peer was is not known, so neither is who came before.
    if (hop === undefined) break
    client = hop
    if (!isInAny(hop, trusted)) break
  }
  return client && formatIpAddress(client)
}

/** `X-Forwarded-For` has no standard: IPv6 comes with and without brackets, and some add ports. */
function listedAddress(text: string): IpAddress | undefined {
  return parseIpAddress(text) ?? nodeAddress(text)
}

function isInAny(address: IpAddress, ranges: readonly IpRange[]): boolean {
  return ranges.some((range) => isInRange(address, range))
}
