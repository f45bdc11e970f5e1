import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forwardedFor, nodeAddress } from '../../src/http/forwarded.ts'
import { formatIpAddress } from '../../src/http/ip-address.ts'

describe('RFC 7239 §4, the field Forwarded', () => {
  it.each<[value: string, nodes: (string | undefined)[]]>([
    ['for="_gazonk"', ['_gazonk']],
    ['For="[2001:db8:cafe::17]:4711"', ['[2001:db8:cafe::17]:4711']],
    ['for=192.0.2.60;proto=http;by=203.0.113.43', ['192.0.2.60']],
    ['for=192.0.2.43, for=198.51.100.17', ['192.0.2.43', '198.51.100.17']],
    ['for=192.0.2.43,for="[::1]" ,\tfor=unknown', ['192.0.2.43', '[::1]', 'unknown']],
    ['proto=https;for=192.0.2.1', ['192.0.2.1']],
    ['proto=https', [undefined]],
    [';;for=192.0.2.1;', ['192.0.2.1']],
    [', for=192.0.2.1, ,', ['192.0.2.1']],
    ['', []],
    ['for="a, for=b;c"', ['a, for=b;c']],
    ['for="1\\92.0.2.1"', ['192.0.2.1']],
  ])('The nodes of %j are read in order', (value, nodes) => {
    expect(forwardedFor(value)).toEqual(nodes)
  })

  it.each([
    'for',
    'for=',
    'for= 192.0.2.1',
    'for =192.0.2.1',
    '=192.0.2.1',
    'for=192.0.2.1; proto=http',
    'for=192.0.2.1 for=192.0.2.2',
    'for=192.0.2.1;for=192.0.2.2',
    'for=192.0.2.1;FOR=192.0.2.2',
    'for=[::1]',
    'for=192.0.2.1:80',
    'for="192.0.2.1',
    'for="192.0.2.1\\',
    'for="x"192.0.2.1',
    'x", for=192.0.2.1',
    'for="x, for=192.0.2.1',
    'for=192.0.2.1@',
  ])('The value %j is malformed, so none of it counts', (value) => {
    expect(forwardedFor(value)).toBeUndefined()
  })

  it('No text makes the parser throw, and what it accepts has the commas of its nodes', () => {
    const text = fc.string({
      unit: fc.constantFrom(...Array.from('for=";,\\ \t[]:.1a_\x7f\xff')),
      maxLength: 40,
    })
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (value) => {
        const nodes = forwardedFor(value)
        if (nodes !== undefined) expect(nodes.length).toBeLessThanOrEqual(value.split(',').length)
      }),
      { numRuns: 2000 },
    )
  })

  it('Whatever is written into quoted strings is read from them', () => {
    const node = fc.string({ unit: fc.constantFrom(...Array.from('for=";,\\ \t[]:.1a_\xff')), maxLength: 20 })
    fc.assert(
      fc.property(fc.array(node, { minLength: 1 }), (nodes) => {
        const value = nodes.map((text) => `for="${text.replace(/["\\]/g, '\\$&')}"`).join(', ')
        expect(forwardedFor(value)).toEqual(nodes)
      }),
    )
  })
})

describe('RFC 7239 §6, node identifiers', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1:47011', '192.0.2.1'],
    ['192.0.2.1:_port', '192.0.2.1'],
    ['[2001:DB8::1]', '2001:db8::1'],
    ['[2001:db8::1]:80', '2001:db8::1'],
    ['[::ffff:192.0.2.1]:_x', '192.0.2.1'],
  ])('The node %s has the address %s', (node, address) => {
    expect(formatIpAddress(nodeAddress(node)!)).toBe(address)
  })

  it.each([
    '',
    'unknown',
    '_hidden',
    '2001:db8::1',
    '[192.0.2.1]',
    '[2001:db8::1',
    '[::1%eth0]',
    '[::1]80',
    '192.0.2.1:',
    '192.0.2.1:123456',
    '192.0.2.1:_',
    '192.0.2.1:80:80',
    '192.0.2.256',
    '192.0.2.1 ',
    'localhost',
  ])('The node %j has no address', (node) => {
    expect(nodeAddress(node)).toBeUndefined()
  })
})
