import { describe, expect, it } from 'vitest'
import { clientNetwork, identifyClient } from '../../../../src/main/listener/connections/client.ts'

describe('what limits and turns count as one client', () => {
  it.each([
    ['each IPv4 address', ['192.0.2.1'], ['192.0.2.2']],
    [
      'IPv6 addresses with the same first four groups',
      ['2001:db8::1', '2001:db8:0:0:a:b:c:d'],
      ['2001:db8:0:1::1'],
    ],
    [
      'IPv6 addresses with the same first four groups, none of them zero,',
      ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
      ['2001:db8:1:3::'],
    ],
    ['the IPv6 loopback address', ['::1'], ['2001:db8::1']],
    ['link-local addresses of any zone', ['fe80::1%eth0', 'fe80::2%eth1', 'fe80::3'], ['fe80:0:0:1::1']],
    [
      'IPv6 addresses with the same first four groups, the last of them zero,',
      ['2001:db8:1::', '2001:db8:1:0:5::'],
      ['2001:db8::'],
    ],
  ])('Limits and turns count %s as one client', (_what, same, others) => {
    const [network] = same.map(clientNetwork)
    for (const address of same) expect(clientNetwork(address)).toBe(network)
    for (const address of others) expect(clientNetwork(address)).not.toBe(network)
  })
})

describe('the address of a client', () => {
  it.each([
    [
      'An IPv4 address on a socket for both families is shown in dotted form',
      '::ffff:192.0.2.1',
      '192.0.2.1',
    ],
    ['An IPv6 address is shown as it is', '2001:db8::1', '2001:db8::1'],
    ['A mapped address in hexadecimal is shown as it is', '::ffff:c000:201', '::ffff:c000:201'],
    ['A client that has already gone has no address', undefined, ''],
  ])('%s', (_rule, remoteAddress, address) => {
    expect(identifyClient(remoteAddress)).toEqual({ address, network: clientNetwork(address) })
  })
})
