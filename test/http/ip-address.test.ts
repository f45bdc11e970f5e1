import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatIpAddress, isInRange, parseIpAddress, parseIpRange } from '../../src/http/ip-address.ts'

const formatted = (text: string) => {
  const address = parseIpAddress(text)
  return address && formatIpAddress(address)
}

describe('the text of an address (RFC 5952 §4)', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:C000:0201', '192.0.2.1'],
    ['0:0:0:0:0:ffff:192.0.2.1', '192.0.2.1'],
    ['2001:0DB8::0001', '2001:db8::1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['0:0:0:0:0:0:0:0', '::'],
    ['1:0:0:0:0:0:0:0', '1::'],
    ['::1', '::1'],
  ])('The address %s is written %s', (text, expected) => {
    expect(formatted(text)).toBe(expected)
  })

  it.each(['', '192.0.2', '192.0.2.01', '192.0.2.1:80', '[::1]', '::1%eth0', ' ::1', 'unknown', '_hidden'])(
    'The text %j is no address',
    (text) => {
      expect(parseIpAddress(text)).toBeUndefined()
    },
  )

  it('An address that is written and read again is the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const address = parseIpAddress(text)!
        expect(parseIpAddress(formatIpAddress(address))).toEqual(address)
      }),
    )
  })

  it('IPv6 is written as the platform writes it', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const own = formatted(text)!
        if (own.includes(':')) expect(`[${own}]`).toBe(new URL(`http://[${text}]/`).hostname)
      }),
    )
  })
})

describe('ranges (RFC 4632 §3.1)', () => {
  it.each<[range: string, address: string, isInside: boolean]>([
    ['192.0.2.7', '192.0.2.7', true],
    ['192.0.2.7', '::ffff:192.0.2.7', true],
    ['192.0.2.7', '192.0.2.8', false],
    ['192.0.2.0/24', '192.0.2.255', true],
    ['192.0.2.0/24', '192.0.3.0', false],
    ['10.1.2.3/8', '10.255.0.1', true],
    ['192.0.2.128/25', '192.0.2.127', false],
    ['0.0.0.0/0', '203.0.113.9', true],
    ['0.0.0.0/0', '2001:db8::1', false],
    ['::/0', '2001:db8::1', true],
    ['::/0', '192.0.2.1', false],
    ['::ffff:192.0.2.0/120', '192.0.2.9', true],
    ['2001:db8::/33', '2001:db8:7fff::1', true],
    ['2001:db8::/33', '2001:db8:8000::1', false],
    ['::1/128', '::1', true],
    ['::1/128', '::2', false],
  ])('Of %s and %s it is known whether one holds the other', (range, address, isInside) => {
    expect(isInRange(parseIpAddress(address)!, parseIpRange(range)!)).toBe(isInside)
  })

  it.each([
    '',
    '/8',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '10.0.0/8',
    '::/129',
    '::/x',
    'localhost',
    '[::1]',
  ])('The text %j is no range', (text) => {
    expect(parseIpRange(text)).toBeUndefined()
  })

  it('Every address is in each range that begins with it', () => {
    fc.assert(
      fc.property(fc.ipV6(), fc.nat(128), (text, bits) => {
        expect(isInRange(parseIpAddress(text)!, parseIpRange(`${text}/${bits}`)!)).toBe(true)
      }),
    )
  })
})
