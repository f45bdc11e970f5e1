import { isIP } from 'node:net'
import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import {
  adapterKind,
  isSelfAssigned,
  orderAddresses,
  reachableAddresses,
} from '../../../src/main/host/addresses.ts'

/** What Node reports of an adapter with these addresses. */
function adapter(...addresses: string[]): NetworkInterfaceInfo[] {
  return addresses.map((address) => {
    const internal = address === '127.0.0.1' || address === '::1'
    const rest = { address, mac: '02:00:00:00:00:01', internal, cidr: null }
    return isIP(address) === 4
      ? { ...rest, family: 'IPv4', netmask: '255.255.255.0' }
      : { ...rest, family: 'IPv6', netmask: 'ffff:ffff:ffff:ffff::', scopeid: 0 }
  })
}

const addressesOf = (...args: Parameters<typeof orderAddresses>) =>
  orderAddresses(...args).map(({ address }) => address)

describe('the kind of an adapter, by its name', () => {
  it.each([
    ['Linux', 'ethernet', ['eth0', 'enp3s0', 'eno1', 'ens18', 'enx001122334455', 'em1']],
    ['Linux', 'wifi', ['wlan0', 'wlp2s0', 'wlo1', 'wlx00c0ca123456']],
    [
      'Linux',
      'vpn',
      ['tun0', 'tap0', 'wg0', 'tailscale0', 'ztabcdef12', 'ppp0', 'nordlynx', 'cscotun0', 'tun-office'],
    ],
    ['Linux', 'virtual', ['docker0', 'docker_gwbridge', 'br-1a2b3c4d5e6f', 'veth12ab34c', 'virbr0', 'vnet3']],
    [
      'Linux',
      'virtual',
      ['vmnet8', 'vboxnet0', 'lxcbr0', 'lxdbr0', 'incusbr0', 'podman1', 'cni0', 'flannel.1', 'cali12ab'],
    ],
    ['Linux', 'other', ['br0', 'bond0', 'usb0', 'wwan0', 'lan']],
    ['macOS', 'other', ['en0', 'en1', 'en10']],
    ['macOS', 'vpn', ['utun3', 'ipsec0', 'awdl0', 'llw0', 'ppp0']],
    ['macOS', 'virtual', ['bridge100', 'vmnet1', 'ap1', 'anpi0']],
    ['Windows', 'ethernet', ['Ethernet', 'Ethernet 2']],
    ['Windows', 'wifi', ['Wi-Fi', 'Wi-Fi 2', 'WLAN', 'Wireless Network Connection']],
    [
      'Windows',
      'virtual',
      ['vEthernet (WSL)', 'vEthernet (Default Switch)', 'VMware Network Adapter VMnet8'],
    ],
    ['Windows', 'virtual', ['VirtualBox Host-Only Network']],
    ['Windows', 'vpn', ['Tailscale', 'OpenVPN TAP-Windows6', 'WireGuard Tunnel', 'ProtonVPN', 'NordLynx']],
    ['Windows', 'other', ['Local Area Connection', 'LAN-Verbindung', 'Bluetooth Network Connection']],
    ['all', 'loopback', ['lo', 'lo0', 'Loopback Pseudo-Interface 1']],
  ])('On %s these adapters are of kind %s: %j', (_, kind, names) => {
    expect(names.map((name) => [name, adapterKind(name)])).toEqual(names.map((name) => [name, kind]))
  })
})

describe('a self-assigned address', () => {
  it.each([
    ['169.254.0.1', true],
    ['169.254.255.254', true],
    ['169.25.4.1', false],
    ['10.169.254.1', false],
  ])('The address %s is self-assigned: %s', (address, is) => {
    expect(isSelfAssigned(address)).toBe(is)
  })
})

describe('addresses, the likely one first', () => {
  it('On Linux the default route comes first, then its IPv6, other adapters, VPN, virtual networks, this machine', () => {
    const interfaces = {
      lo: adapter('127.0.0.1', '::1'),
      docker0: adapter('172.17.0.1', 'fe80::42:1'),
      'br-1a2b3c4d5e6f': adapter('172.18.0.1'),
      tun0: adapter('10.8.0.6'),
      enp3s0: adapter('10.0.0.5'),
      wlp2s0: adapter('2001:db8::23', '192.168.1.23', 'fd00::23', 'fe80::23'),
    }
    expect(orderAddresses(interfaces, '192.168.1.23')).toEqual([
      { address: '192.168.1.23', family: 4, adapter: 'wlp2s0', kind: 'wifi', isDefault: true },
      { address: '2001:db8::23', family: 6, adapter: 'wlp2s0', kind: 'wifi', isDefault: true },
      { address: 'fd00::23', family: 6, adapter: 'wlp2s0', kind: 'wifi', isDefault: true },
      { address: '10.0.0.5', family: 4, adapter: 'enp3s0', kind: 'ethernet', isDefault: false },
      { address: '10.8.0.6', family: 4, adapter: 'tun0', kind: 'vpn', isDefault: false },
      { address: '172.17.0.1', family: 4, adapter: 'docker0', kind: 'virtual', isDefault: false },
      { address: '172.18.0.1', family: 4, adapter: 'br-1a2b3c4d5e6f', kind: 'virtual', isDefault: false },
      { address: '127.0.0.1', family: 4, adapter: 'lo', kind: 'loopback', isDefault: false },
      { address: '::1', family: 6, adapter: 'lo', kind: 'loopback', isDefault: false },
    ])
  })

  it('On macOS en0 comes before the tunnels that always exist', () => {
    const interfaces = {
      lo0: adapter('127.0.0.1', '::1', 'fe80::1'),
      utun3: adapter('100.64.0.7', 'fe80::7'),
      bridge100: adapter('192.168.64.1'),
      en0: adapter('192.168.1.23', 'fe80::23'),
      awdl0: adapter('fe80::24'),
    }
    expect(addressesOf(interfaces, '192.168.1.23')).toEqual([
      '192.168.1.23',
      '100.64.0.7',
      '192.168.64.1',
      '127.0.0.1',
      '::1',
    ])
  })

  it('On Windows Wi-Fi comes before the switches of virtual machines', () => {
    const interfaces = {
      'vEthernet (WSL)': adapter('fe80::1', '172.28.96.1'),
      'VMware Network Adapter VMnet8': adapter('192.168.80.1'),
      'Bluetooth Network Connection': adapter('169.254.9.9'),
      'Wi-Fi': adapter('fe80::2', '192.168.1.23'),
      'Loopback Pseudo-Interface 1': adapter('::1', '127.0.0.1'),
    }
    expect(addressesOf(interfaces, '192.168.1.23')).toEqual([
      '192.168.1.23',
      '169.254.9.9',
      '172.28.96.1',
      '192.168.80.1',
      '127.0.0.1',
      '::1',
    ])
  })

  it('A VPN that takes all traffic still comes after the local network', () => {
    const interfaces = { tun0: adapter('10.8.0.6'), wlan0: adapter('192.168.1.23') }
    expect(addressesOf(interfaces, '10.8.0.6')).toEqual(['192.168.1.23', '10.8.0.6'])
  })

  it('A virtual switch that carries the network comes first', () => {
    const interfaces = { Ethernet: adapter('10.9.9.9'), 'vEthernet (External)': adapter('192.168.1.23') }
    expect(addressesOf(interfaces, '192.168.1.23')).toEqual(['192.168.1.23', '10.9.9.9'])
  })

  it('Among several addresses of the default adapter the one of the route comes first', () => {
    expect(addressesOf({ eth0: adapter('10.0.0.1', '10.0.0.2', 'fd00::1') }, '10.0.0.2')).toEqual([
      '10.0.0.2',
      '10.0.0.1',
      'fd00::1',
    ])
  })

  it('Without a default route the kind decides: cable, radio, unknown, self-assigned, VPN, virtual', () => {
    const interfaces = {
      docker0: adapter('172.17.0.1'),
      wg0: adapter('10.8.0.6'),
      eth1: adapter('169.254.7.7'),
      br0: adapter('10.0.0.3'),
      wlan0: adapter('10.0.0.2'),
      eth0: adapter('fd00::1', '10.0.0.1'),
    }
    expect(addressesOf(interfaces, undefined)).toEqual([
      '10.0.0.1',
      'fd00::1',
      '10.0.0.2',
      '10.0.0.3',
      '169.254.7.7',
      '10.8.0.6',
      '172.17.0.1',
    ])
  })

  it('Link-local IPv6 is left out, all of fe80::/10, and nothing else', () => {
    const addresses = ['fe80::1', 'FE80::2', 'fe90::1', 'febf::1', 'fec0::1', 'fd00::1', 'fe8::1']
    expect(addressesOf({ eth0: adapter(...addresses) }, undefined)).toEqual(['fec0::1', 'fd00::1', 'fe8::1'])
  })

  it.each([
    ['no adapters', {}],
    ['an adapter that went away', { eth0: undefined }],
    ['an adapter without address', { eth0: [] }],
  ])('There are no addresses with %s', (_, interfaces) => {
    expect(orderAddresses(interfaces, '10.0.0.1')).toEqual([])
  })
})

describe('the addresses of this machine', () => {
  it('The addresses of this machine are looked up without sending anything, and loopback is the last', async () => {
    const addresses = await reachableAddresses()
    expect(addresses.filter(({ address }) => isIP(address) === 0)).toEqual([])
    expect(addresses.at(-1)).toMatchObject({ kind: 'loopback' })
  })
})
