import { expect, it } from 'vitest'
import { linkNote } from '../../../src/main/cli/link-note.ts'
import type { ShareLink } from '../../../src/shared/app/app-state.ts'

const link = (host: string, adapter: string, kind: ShareLink['kind'], isDefault = false): ShareLink => ({
  url: `http://${host}:8080/`,
  adapter,
  kind,
  isDefault,
})

it.each<[rule: string, link: ShareLink, note: string]>([
  ['The note names kind and adapter', link('10.0.0.2', 'eth0', 'ethernet'), 'Ethernet, eth0'],
  ['The note labels Wi-Fi', link('[2001:db8::23]', 'wlan0', 'wifi', true), 'Wi-Fi, wlan0'],
  ['The note labels a VPN', link('10.8.0.2', 'tun0', 'vpn'), 'VPN, tun0'],
  ['The note labels a virtual network', link('10.0.3.1', 'lxcbr0', 'virtual'), 'virtual network, lxcbr0'],
  [
    'The note does not belittle the virtual adapter that leads to the network',
    link('10.0.0.2', 'vEthernet (External)', 'virtual', true),
    'vEthernet (External)',
  ],
  ['The note names the adapter alone if its kind is unknown', link('10.0.0.2', 'en0', 'other'), 'en0'],
  [
    'The note warns of a self-assigned address',
    link('169.254.7.9', 'eth0', 'ethernet'),
    'Ethernet, eth0, self-assigned',
  ],
  ['The note on loopback says who can open it', link('localhost', '', 'loopback'), 'this computer only'],
  ['A link of which nothing is known has no note', link('192.0.2.9', '', 'other'), ''],
])('%s', (_, of, note) => {
  expect(linkNote(of)).toBe(note)
})
