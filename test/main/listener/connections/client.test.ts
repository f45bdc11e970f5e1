import { describe, expect, it } from 'vitest'
import { clientNetwork, identifyClient } from '../../../../src/main/listener/connections/client.ts'

describe('limits and turns', () => {
  it.each([
    ['an IPv4 address by itself', ['192.0.2.1'], ['192.0.2.2']],
    ['IPv6 addresses by their first 64 bits', ['2001:db8::1', '2001:db8:0:0:a:b:c:d'], ['2001:db8:0:1::1']],
    ['IPv6 addresses without zeros', ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'], ['2001:db8:1:3::']],
    ['the loopback address', ['::1'], ['2001:db8::1']],
    [
      'link-local addresses, whatever the zone',
      ['fe80::1%eth0', 'fe80::2%eth1', 'fe80::3'],
      ['fe80:0:0:1::1'],
    ],
    ['addresses that end in zeros', ['2001:db8:1::', '2001:db8:1:0:5::'], ['2001:db8::']],
  ])('count %s', (_what, same, others) => {
    const [network] = same.map(clientNetwork)
    for (const address of same) expect(clientNetwork(address)).toBe(network)
    for (const address of others) expect(clientNetwork(address)).not.toBe(network)
  })
})

describe('a client', () => {
  it.each([
    ['an IPv4 address on a socket for both families shows in dotted form', '::ffff:192.0.2.1', '192.0.2.1'],
    ['an IPv6 address shows as it is', '2001:db8::1', '2001:db8::1'],
    ['a mapped address in hexadecimal shows as it is', '::ffff:c000:201', '::ffff:c000:201'],
    ['a client that is already gone has no address', undefined, ''],
  ])('%s', (_rule, remoteAddress, address) => {
    expect(identifyClient(remoteAddress)).toEqual({ address, network: clientNetwork(address) })
  })
})
