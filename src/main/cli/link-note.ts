/** The note that the banner puts beside a link. */
import { isSelfAssigned } from '../host/addresses.ts'
import type { ShareLink } from '../../shared/app/app-state.ts'

const kindLabels: Record<ShareLink['kind'], string> = {
  ethernet: 'Ethernet',
  wifi: 'Wi-Fi',
  vpn: 'VPN',
  virtual: 'virtual network',
  loopback: 'this computer only',
  name: '',
  other: '',
}

/** Returns the kind and name of the link's network adapter, '' if nothing is known of it. */
export function linkNote({ url, kind, adapter, isDefault }: ShareLink): string {
  if (kind === 'loopback') return kindLabels.loopback
  // What carries the default route is the network, whatever its name says.
  const label = kind === 'virtual' && isDefault ? '' : kindLabels[kind]
  const parts = [label, adapter, isSelfAssigned(new URL(url).hostname) ? 'self-assigned' : '']
  return parts.filter((part) => part !== '').join(', ')
}
