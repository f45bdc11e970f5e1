/** The links that open a running share. */
import type { ShareLink } from '../../shared/app/app-state.ts'
import type { ReachableAddress } from './addresses.ts'

/** What links consist of beside an address and a port. */
export type LinkParts = {
  /** The machine's own name, if it leads here; a server on a single address has no link by it. */
  readonly name?: string | undefined
  /** Of the share; undefined if anyone may come in. */
  readonly key?: string | undefined
}

/**
 * Returns the links that reach a server, the likely one first: those of the network's addresses, then the machine's name,
 * then the one for this computer alone. Without a network only the last is left.
 * @param bound the address that the server is bound to; `::` means all of both families, `0.0.0.0` all IPv4
 */
export function shareLinks(
  addresses: readonly ReachableAddress[],
  bound: string,
  port: number,
  { name, key }: LinkParts,
): ShareLink[] {
  const isWildcard = isOnAllAddresses(bound)
  const link = (
    host: string,
    kind: ShareLink['kind'],
    { adapter = '', isDefault = false } = {},
  ): ShareLink => ({
    url: linkUrl(host, port) + (key === undefined ? '' : `~${key}/`),
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
  if (links.length > 0 && name !== undefined) links.push(link(name, 'name'))
  return [...links, link('localhost', 'loopback')]
}

/** Browsers leave out port 80, and so do people. */
function linkUrl(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}${port === 80 ? '' : `:${port}`}/`
}

/** Whether a server that is bound to `bound` listens on all addresses, at least of IPv4. */
export function isOnAllAddresses(bound: string): boolean {
  return bound === '::' || bound === '0.0.0.0'
}
