import { describe, expect, it } from 'vitest'
import type { ReachableAddress } from '../../../src/main/host/addresses.ts'
import { links } from '../../../src/main/cli/links.ts'

const reachable = (
  address: string,
  adapter: string,
  kind: ReachableAddress['kind'],
  isDefault = false,
): ReachableAddress => ({ address, family: address.includes(':') ? 6 : 4, adapter, kind, isDefault })

const wifi = reachable('192.168.1.23', 'wlan0', 'wifi', true)
const wifi6 = reachable('2001:db8::23', 'wlan0', 'wifi', true)
const docker = reachable('172.17.0.1', 'docker0', 'virtual')
const loopback = reachable('127.0.0.1', 'lo', 'loopback')
const loopback6 = reachable('::1', 'lo', 'loopback')
const all = [wifi, wifi6, docker, loopback, loopback6]

const onlyHere = 'this computer only'

describe('links to a server on all addresses', () => {
  it('each address has one, in their order; this computer alone comes last', () => {
    expect(links(all, '::', 8080)).toEqual([
      { url: 'http://192.168.1.23:8080/', note: 'Wi-Fi, wlan0' },
      { url: 'http://[2001:db8::23]:8080/', note: 'Wi-Fi, wlan0' },
      { url: 'http://172.17.0.1:8080/', note: 'virtual network, docker0' },
      { url: 'http://localhost:8080/', note: onlyHere },
    ])
  })

  it('a server on all IPv4 addresses has no IPv6 links', () => {
    expect(links(all, '0.0.0.0', 8080).map(({ url }) => url)).toEqual([
      'http://192.168.1.23:8080/',
      'http://172.17.0.1:8080/',
      'http://localhost:8080/',
    ])
  })

  it.each([
    ['loopback alone', [loopback, loopback6]],
    ['nothing that is known', []],
  ])('without a network (%s) this computer is left', (_, addresses) => {
    expect(links(addresses, '::', 8080)).toEqual([{ url: 'http://localhost:8080/', note: onlyHere }])
  })

  it('port 80 goes without saying', () => {
    expect(links([wifi, wifi6], '::', 80).map(({ url }) => url)).toEqual([
      'http://192.168.1.23/',
      'http://[2001:db8::23]/',
      'http://localhost/',
    ])
  })
})

describe('the link to a server on one address', () => {
  it.each([
    ['an address of the network', '192.168.1.23', { url: 'http://192.168.1.23:9000/', note: 'Wi-Fi, wlan0' }],
    ['an IPv6 address', '2001:db8::23', { url: 'http://[2001:db8::23]:9000/', note: 'Wi-Fi, wlan0' }],
    ['loopback', '127.0.0.1', { url: 'http://127.0.0.1:9000/', note: onlyHere }],
    ['IPv6 loopback', '::1', { url: 'http://[::1]:9000/', note: onlyHere }],
    ['an address that no adapter lists', '192.0.2.9', { url: 'http://192.0.2.9:9000/', note: '' }],
  ])('%s', (_, bound, link) => {
    expect(links(all, bound, 9000)).toEqual([link])
  })
})

describe('the note beside a link', () => {
  it.each<[rule: string, address: ReachableAddress, note: string]>([
    ['names kind and adapter', reachable('10.0.0.2', 'eth0', 'ethernet'), 'Ethernet, eth0'],
    ['labels a VPN', reachable('10.8.0.2', 'tun0', 'vpn'), 'VPN, tun0'],
    ['labels a virtual network', reachable('10.0.3.1', 'lxcbr0', 'virtual'), 'virtual network, lxcbr0'],
    [
      'does not belittle the virtual adapter that leads to the network',
      reachable('10.0.0.2', 'vEthernet (External)', 'virtual', true),
      'vEthernet (External)',
    ],
    ['names the adapter alone if that is all there is', reachable('10.0.0.2', 'en0', 'other'), 'en0'],
    [
      'warns of a self-assigned address',
      reachable('169.254.7.9', 'eth0', 'ethernet'),
      'Ethernet, eth0, self-assigned',
    ],
  ])('%s', (_, address, note) => {
    expect(links([address], '::', 8080)[0]).toMatchObject({ note })
  })
})
