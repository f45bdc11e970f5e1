/** The links under which a running server can be opened. */
import { isSelfAssigned, type ReachableAddress } from '../host/addresses.ts'
import type { AdapterKind } from '../../shared/app/adapter-kind.ts'

const kindLabels: Record<AdapterKind, string> = {
  ethernet: 'Ethernet',
  wifi: 'Wi-Fi',
  vpn: 'VPN',
  virtual: 'virtual network',
  loopback: 'this computer only',
  other: '',
}

/** A link with what there is to say of it. */
export type Link = { readonly url: string; readonly note: string }

/**
 * The links that reach a server, the likely one first, the one for this computer alone last.
 * @param bound the address that the server is bound to; `::` means all of both families, `0.0.0.0` all IPv4
 */
export function links(addresses: readonly ReachableAddress[], bound: string, port: number): Link[] {
  const link = (address: string, note: string): Link => ({ url: linkUrl(address, port), note })
  if (bound !== '::' && bound !== '0.0.0.0') {
    const known = addresses.find(({ address }) => address === bound)
    return [link(bound, known === undefined ? '' : addressNote(known))]
  }
  const reached = addresses.filter(
    ({ kind, family }) => kind !== 'loopback' && (family === 4 || bound === '::'),
  )
  return [
    ...reached.map((reachable) => link(reachable.address, addressNote(reachable))),
    link('localhost', kindLabels.loopback),
  ]
}

function linkUrl(address: string, port: number): string {
  const host = address.includes(':') ? `[${address}]` : address
  return `http://${host}${port === 80 ? '' : `:${port}`}/`
}

function addressNote({ kind, adapter, address, isDefault }: ReachableAddress): string {
  if (kind === 'loopback') return kindLabels.loopback
  // What carries the default route is the network, whatever its name says.
  const label = kind === 'virtual' && isDefault ? '' : kindLabels[kind]
  const parts = [label, adapter, isSelfAssigned(address) ? 'self-assigned' : '']
  return parts.filter((part) => part !== '').join(', ')
}
