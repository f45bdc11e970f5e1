import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forwardedClient, isTrusted } from '../../src/http/forwarded-client.ts'
import { parseIpRange } from '../../src/http/ip-address.ts'

const trusted = ['127.0.0.1', '10.0.0.0/8', '2001:db8:1::/48'].map((text) => parseIpRange(text)!)
const clientOf = (fields: Record<string, string>) => forwardedClient(new Map(Object.entries(fields)), trusted)
const listed = (value: string) => clientOf({ 'x-forwarded-for': value })
const forwarded = (value: string) => clientOf({ forwarded: value })

describe('the client that X-Forwarded-For names', () => {
  it.each<[rule: string, value: string, client: string | undefined]>([
    ['the only address', '203.0.113.5', '203.0.113.5'],
    ['the last one: those before it may be invented', '198.51.100.1, 203.0.113.5', '203.0.113.5'],
    ['the last one that is no trusted proxy', '198.51.100.1, 203.0.113.5, 10.0.0.7, 10.0.0.8', '203.0.113.5'],
    ['the first one if all are trusted', '10.0.0.7, 10.0.0.8', '10.0.0.7'],
    ['an address with a port', '203.0.113.5:5123', '203.0.113.5'],
    ['IPv6', '2001:DB8:2:0::5', '2001:db8:2::5'],
    ['IPv6 in brackets', '[2001:db8:2::5]', '2001:db8:2::5'],
    ['IPv6 in brackets, with a port', '[2001:db8:2::5]:5123', '2001:db8:2::5'],
    ['IPv4 mapped into IPv6', '::ffff:203.0.113.5', '203.0.113.5'],
    ['a proxy behind which nobody is known', '203.0.113.5, unknown, 10.0.0.7', '10.0.0.7'],
    ['nobody if the last is garbage', '203.0.113.5, garbage', undefined],
    ['nobody if the last is empty', '203.0.113.5, ', undefined],
    ['nobody for nothing', '', undefined],
    ['nobody for a zone', 'fe80::1%eth0', undefined],
    ['nobody for an octal address', '0300.0.2.1', undefined],
  ])('It is %s', (_, value, client) => {
    expect(listed(value)).toBe(client)
  })
})

describe('the client that Forwarded names', () => {
  it.each<[rule: string, value: string, client: string | undefined]>([
    ['the only address', 'for=203.0.113.5', '203.0.113.5'],
    [
      'the last one that is no trusted proxy',
      'for=198.51.100.1, for=203.0.113.5;proto=https, for=10.0.0.8',
      '203.0.113.5',
    ],
    ['IPv6 with a port', 'for="[2001:db8:2::5]:5123"', '2001:db8:2::5'],
    ['nobody if the proxy hides it', 'for=_secret', undefined],
    ['nobody if the last element names none', 'for=203.0.113.5, proto=https', undefined],
    ['nobody if a quote is left open before it', 'for="x, for=203.0.113.5', undefined],
    ['nobody if anything is malformed', 'x, for=203.0.113.5', undefined],
  ])('It is %s', (_, value, client) => {
    expect(forwarded(value)).toBe(client)
  })

  it('With both fields the client is believed only if they agree', () => {
    const both = (node: string) => clientOf({ forwarded: `for="${node}"`, 'x-forwarded-for': '203.0.113.5' })
    expect(both('203.0.113.5:80')).toBe('203.0.113.5')
    for (const node of ['198.51.100.1', 'unknown', '_x']) expect(both(node)).toBeUndefined()
    expect(clientOf({ forwarded: 'for=203.0.113.5', 'x-forwarded-for': 'garbage' })).toBeUndefined()
  })

  it('Without either field nobody is named', () => {
    expect(clientOf({ 'x-real-ip': '203.0.113.5', via: '1.1 proxy' })).toBeUndefined()
  })
})

describe('what a client sends to a proxy that adds its address', () => {
  const anything = fc.oneof(
    fc.string({ unit: fc.constantFrom(...Array.from('10.:,[] _fx;="')), maxLength: 60 }),
    fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.constant('10.0.0.9'))).map((list) => list.join(', ')),
  )

  it('Nothing that comes before it in X-Forwarded-For counts', () => {
    fc.assert(
      fc.property(anything, (own) => {
        expect(listed(`${own}, 203.0.113.5`)).toBe('203.0.113.5')
        expect(listed(`${own}, 203.0.113.5, 10.0.0.8`)).toBe('203.0.113.5')
      }),
    )
  })

  it('Nothing that comes before it in Forwarded names another client', () => {
    fc.assert(
      fc.property(anything, (own) => {
        const client = forwarded(`${own}, for=203.0.113.5`)
        if (client !== undefined) expect(client).toBe('203.0.113.5')
      }),
    )
  })

  it('A field that the proxy passes on as it came names no other client either', () => {
    fc.assert(
      fc.property(anything, (own) => {
        const client = clientOf({ forwarded: own, 'x-forwarded-for': '203.0.113.5' })
        if (client !== undefined) expect(client).toBe('203.0.113.5')
      }),
    )
  })

  it('No bytes make the reader throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (own) => {
        clientOf({ forwarded: own, 'x-forwarded-for': own })
      }),
    )
  })
})

it.each<[address: string, isProxy: boolean]>([
  ['127.0.0.1', true],
  ['10.200.0.1', true],
  ['2001:db8:1:2::3', true],
  ['127.0.0.2', false],
  ['2001:db8:2::1', false],
  ['2001:db8:1::1%eth0', false],
  ['', false],
])('Of the peer %j it is known whether it is trusted', (address, isProxy) => {
  expect(isTrusted(address, trusted)).toBe(isProxy)
})
