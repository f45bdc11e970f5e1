/** The links that open a running share. */
import { hostname } from 'node:os'
import type { ShareLink } from '../../shared/app/app-state.ts'
import type { ReachableAddress } from './addresses.ts'

/**
 * Returns the links that reach a server, the likely one first: those of the network's addresses, then the machine's name,
 * then the one for this computer alone. Without a network only the last is left.
 * @param bound the address that the server is bound to; `::` means all of both families, `0.0.0.0` all IPv4
 */
export function shareLinks(addresses: readonly ReachableAddress[], bound: string, port: number): ShareLink[] {
  const isWildcard = bound === '::' || bound === '0.0.0.0'
  const link = (
    host: string,
    kind: ShareLink['kind'],
    { adapter = '', isDefault = false } = {},
  ): ShareLink => ({
    url: linkUrl(host, port),
    kind,
    adapter,
    isDefault,
  })
  const links = addresses
    .filter(({ address, kind, family }) =>
      isWildcard ? kind !== 'loopback' && (family === 4 || bound === '::') : address === bound,
    )
    .map((reachable) => link(reachable.address, reachable.kind, reachable))
  if (!isWildcard) return links.length > 0 ? links : [link(bound, 'other')]
  const name = localName()
  if (links.length > 0 && name !== undefined) links.push(link(name, 'name'))
  return [...links, link('localhost', 'loopback')]
}

/** Browsers leave out port 80, and so do people. */
function linkUrl(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}${port === 80 ? '' : `:${port}`}/`
}

/** The machine's name in multicast DNS (RFC 6762), undefined if it can't be one. */
function localName(): string | undefined {
  const label = hostname().split('.', 1)[0]!.toLowerCase()
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label) && label !== 'localhost'
    ? `${label}.local`
    : undefined
}
