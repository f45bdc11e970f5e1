import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isIpv4Address, isIpv6Address } from '../../src/http/ip-literal.ts'

describe('RFC 3986 §3.2.2 IPv6address', () => {
  it.each([
    '::',
    '::1',
    '1::',
    '1:2:3:4:5:6:7:8',
    '2001:db8::1',
    '2001:DB8:0:0:8:800:200C:417A',
    'fe80::1',
    '1::8',
    '1:2:3:4:5:6:7::',
    '::2:3:4:5:6:7:8',
    '0000:0000:0000:0000:0000:0000:0000:0000',
    '::ffff:192.168.1.2',
    '::192.168.1.2',
    '1:2:3:4:5:6:192.168.1.2',
    '1::5:6:192.168.1.2',
  ])('The text %s is an IPv6 address', (text) => {
    expect(isIpv6Address(text)).toBe(true)
  })

  it.each([
    '',
    ':',
    ':::',
    '1',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    '::1:2:3:4:5:6:7:8',
    '1:2:3:4::5:6:7:8',
    '1::2::3',
    '1:::2',
    ':1::2',
    '1::2:',
    '12345::',
    'g::',
    '::1%eth0',
    '[::1]',
    ' ::1',
    '::1 ',
    '::256.1.1.1',
    '::1.2.3',
    '::01.2.3.4',
    '192.168.1.2::',
    '192.168.1.2::1',
    '::192.168.1.2:1',
    '1:2:3:4:5:6:7:192.168.1.2',
    '192.168.1.2',
    '+1::',
  ])('The text %j is not an IPv6 address', (text) => {
    expect(isIpv6Address(text)).toBe(false)
  })

  it('Every address that fast-check generates is recognised', () => {
    fc.assert(fc.property(fc.ipV6(), (text) => isIpv6Address(text)))
    fc.assert(fc.property(fc.ipV4(), (text) => isIpv4Address(text)))
  })

  it('The verdict agrees with the URL parser of the platform on addresses without a zone', () => {
    const text = fc.string({ unit: fc.constantFrom(...Array.from('01f:.')), maxLength: 24 })
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          fc.ipV6().chain((address) => fc.nat(address.length).map((at) => address.slice(at))),
        ),
        (t) => {
          expect(isIpv6Address(t)).toBe(URL.canParse(`http://[${t}]/`))
        },
      ),
      { numRuns: 3000 },
    )
  })
})
