import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../src/http/query.ts'

describe('WHATWG URL §5.1 application/x-www-form-urlencoded parsing', () => {
  it.each([
    ['the empty query has no pairs', '', {}],
    ['a pair', 'a=b', { a: 'b' }],
    ['several pairs', 'a=b&c=d', { a: 'b', c: 'd' }],
    ['a name without a value', 'a', { a: '' }],
    ['an empty value', 'a=', { a: '' }],
    ['an empty name', '=b', { '': 'b' }],
    ['empty pairs are skipped', '&&a=b&', { a: 'b' }],
    ['only the first equals sign divides', 'a=b=c', { a: 'b=c' }],
    ['a plus sign is a space', 'a+b=c+d', { 'a b': 'c d' }],
    ['an encoded plus sign is a plus sign', 'a=%2B', { a: '+' }],
    ['names and values are decoded', '%61=%3D%26', { a: '=&' }],
    ['bytes stay bytes', 'a=%C3%A9\xff', { a: '\xc3\xa9\xff' }],
    ['decoding happens once', 'a=%2541', { a: '%41' }],
  ])('A query is parsed: %s', (_, query, expected) => {
    expect(Object.fromEntries(parseQuery(query))).toEqual(expected)
  })

  it('The first of several values wins, even an empty one', () => {
    expect(parseQuery('a=1&b=2&a=3').get('a')).toBe('1')
    expect(parseQuery('a&a=3').get('a')).toBe('')
    expect(parseQuery('%61=1&a=2').get('a')).toBe('1')
  })

  it.each(['%', '%4', '%zz', '%%', 'x%', '%-1'])('The malformed encoding %s stays as it is', (text) => {
    expect(parseQuery(`a=${text}`).get('a')).toBe(text)
  })

  it('Decoding continues after a malformed encoding', () => {
    expect(parseQuery('a=%%41%4').get('a')).toBe('%A%4')
  })

  it('Any text is parsed, never an exception', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => parseQuery(text).size <= text.length + 1))
  })

  it('The values agree with URLSearchParams on well-formed ASCII', () => {
    const pairs = fc.array(
      fc.tuple(fc.string({ unit: 'grapheme-ascii' }), fc.string({ unit: 'grapheme-ascii' })),
    )
    fc.assert(
      fc.property(pairs, (list) => {
        const params = new URLSearchParams(list)
        for (const [name, value] of parseQuery(params.toString())) expect(params.get(name)).toBe(value)
      }),
    )
  })
})
