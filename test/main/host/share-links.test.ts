import { describe, expect, it } from 'vitest'
import type { ReachableAddress } from '../../../src/main/host/addresses.ts'
import { shareLinks } from '../../../src/main/host/share-links.ts'

const reachable = (address: string, adapter: string, kind: ReachableAddress['kind'], isDefault = false) =>
  ({ address, family: address.includes(':') ? 6 : 4, adapter, kind, isDefault }) as const

const wifi = reachable('192.168.1.23', 'wlan0', 'wifi', true)
const wifi6 = reachable('2001:db8::23', 'wlan0', 'wifi', true)
const docker = reachable('172.17.0.1', 'docker0', 'virtual')
const loopback = reachable('127.0.0.1', 'lo', 'loopback')
const loopback6 = reachable('::1', 'lo', 'loopback')
const all = [wifi, wifi6, docker, loopback, loopback6]

const unnamed = { adapter: '', isDefault: false }
const onlyHere = { url: 'http://localhost:8080/', kind: 'loopback', ...unnamed }

const urls = (addresses: readonly ReachableAddress[], bound: string, port: number, name?: string) =>
  shareLinks(addresses, bound, port, { name }).map(({ url }) => url)

describe('links to a server on all addresses', () => {
  it('Each address has a link, in order; then come the name of the machine and this computer alone', () => {
    expect(shareLinks(all, '::', 8080, { name: 'desk.local' })).toEqual([
      { url: 'http://192.168.1.23:8080/', kind: 'wifi', adapter: 'wlan0', isDefault: true },
      { url: 'http://[2001:db8::23]:8080/', kind: 'wifi', adapter: 'wlan0', isDefault: true },
      { url: 'http://172.17.0.1:8080/', kind: 'virtual', adapter: 'docker0', isDefault: false },
      { url: 'http://desk.local:8080/', kind: 'name', ...unnamed },
      onlyHere,
    ])
  })

  it('Links carry the key of a share that isn’t open to everyone', () => {
    expect(
      shareLinks([wifi], '0.0.0.0', 80, { name: 'desk.local', key: 'abc' }).map(({ url }) => url),
    ).toEqual(['http://192.168.1.23/~abc/', 'http://desk.local/~abc/', 'http://localhost/~abc/'])
  })

  it('A server on all IPv4 addresses has no IPv6 links', () => {
    expect(urls(all, '0.0.0.0', 8080, 'desk.local')).toEqual([
      'http://192.168.1.23:8080/',
      'http://172.17.0.1:8080/',
      'http://desk.local:8080/',
      'http://localhost:8080/',
    ])
  })

  it.each([
    ['loopback alone', [loopback, loopback6]],
    ['nothing that is known', []],
  ])('Without a network (%s) only the link for this computer is left', (_, addresses) => {
    expect(shareLinks(addresses, '::', 8080, { name: 'desk.local' })).toEqual([onlyHere])
  })

  it('A machine whose name leads nowhere has no link by it', () => {
    expect(urls([wifi], '::', 8080)).toEqual(['http://192.168.1.23:8080/', 'http://localhost:8080/'])
  })

  it('Port 80 is left out of every link', () => {
    expect(urls([wifi, wifi6], '::', 80, 'desk.local')).toEqual([
      'http://192.168.1.23/',
      'http://[2001:db8::23]/',
      'http://desk.local/',
      'http://localhost/',
    ])
  })
})

describe('the link to a server on one address', () => {
  it.each([
    ['an address of the network', wifi, 'http://192.168.1.23:9000/'],
    ['an IPv6 address', wifi6, 'http://[2001:db8::23]:9000/'],
    ['loopback', loopback, 'http://127.0.0.1:9000/'],
    ['IPv6 loopback', loopback6, 'http://[::1]:9000/'],
  ])('A server on %s has that link alone, with its adapter', (_, address, url) => {
    const { kind, adapter, isDefault } = address
    expect(shareLinks(all, address.address, 9000, { name: 'desk.local' })).toEqual([
      { url, kind, adapter, isDefault },
    ])
  })

  it('A server on an address that no adapter lists has a link of which nothing is known', () => {
    expect(shareLinks(all, '192.0.2.9', 9000, { name: 'desk.local' })).toEqual([
      { url: 'http://192.0.2.9:9000/', kind: 'other', ...unnamed },
    ])
  })
})
