/** The links under which others reach a share. */
import { hostname } from 'node:os'
import { reachableAddresses, type ReachableAddress } from '../../host/addresses.ts'
import type { ShareLink } from '../../../shared/app/app-state.ts'

/** The links for a server bound to `address` and `port`, the likely one first. */
export async function shareLinks(address: string, port: number): Promise<ShareLink[]> {
  const isWildcard = address === '::' || address === '0.0.0.0'
  const addresses = (await reachableAddresses()).filter(
    (reachable) =>
      (isWildcard ? reachable.kind !== 'loopback' : reachable.address === address) &&
      speaks(address, reachable),
  )
  const links = addresses.map((reachable) => linkOf(reachable, port))
  const name = localName()
  if (isWildcard && links.length > 0 && name !== undefined) {
    links.push({ url: `http://${name}:${port}/`, kind: 'name', adapter: '', isDefault: false })
  }
  return links.length > 0
    ? links
    : [{ url: url('127.0.0.1', 4, port), kind: 'loopback', adapter: '', isDefault: false }]
}

/** The default address of IPv4 takes no IPv6. */
function speaks(address: string, { family }: ReachableAddress): boolean {
  return address !== '0.0.0.0' || family === 4
}

function linkOf({ address, family, kind, adapter, isDefault }: ReachableAddress, port: number): ShareLink {
  return { url: url(address, family, port), kind, adapter, isDefault }
}

function url(address: string, family: 4 | 6, port: number): string {
  return `http://${family === 6 ? `[${address}]` : address}:${port}/`
}

/** The machine's name in multicast DNS (RFC 6762), undefined if it can't be one. */
function localName(): string | undefined {
  const label = hostname().split('.', 1)[0]!.toLowerCase()
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label) && label !== 'localhost'
    ? `${label}.local`
    : undefined
}
