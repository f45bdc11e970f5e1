import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseEntityTag, parseEntityTagList, strongMatch, weakMatch } from '../../src/http/entity-tag.ts'

const strong = (opaqueTag: string) => ({ weak: false, opaqueTag })
const weak = (opaqueTag: string) => ({ weak: true, opaqueTag })

describe('RFC 9110 §8.8.3 ETag and §13.1.1 If-Match: lists', () => {
  it('An asterisk stands for any tag', () => {
    expect(parseEntityTagList('*')).toEqual({ kind: 'any' })
  })

  it.each([
    ['one tag', '"a"', [strong('"a"')]],
    ['a weak tag', 'W/"a"', [weak('"a"')]],
    ['the empty tag', '""', [strong('""')]],
    ['several tags', '"a", W/"b","c"', [strong('"a"'), weak('"b"'), strong('"c"')]],
    ['tabs and spaces around commas', '"a" \t,\t "b"', [strong('"a"'), strong('"b"')]],
    ['empty elements (§5.6.1)', ', "a",, ,"b",', [strong('"a"'), strong('"b"')]],
    ['a comma in a tag', '"a,b", "c"', [strong('"a,b"'), strong('"c"')]],
    ['a backslash, which escapes nothing', '"a\\", "b"', [strong('"a\\"'), strong('"b"')]],
    ['obs-text in a tag', '"\x80\xff"', [strong('"\x80\xff"')]],
    ['an asterisk in a tag', '"*"', [strong('"*"')]],
    ['W/ in a tag', '"W/"', [strong('"W/"')]],
    ["the RFC's examples", '"xyzzy", W/"xyzzy", ""', [strong('"xyzzy"'), weak('"xyzzy"'), strong('""')]],
  ])('A list is read with %s: %s', (_, value, tags) => {
    expect(parseEntityTagList(value)).toEqual({ kind: 'list', tags })
  })

  it.each([
    ['an empty value', ''],
    ['commas only', ', ,'],
    ['no quotes', 'a'],
    ['an unclosed quote', '"a'],
    ['an unopened quote', 'a"'],
    ['single quotes', "'a'"],
    ['a lower-case w', 'w/"a"'],
    ['W without a slash', 'W"a"'],
    ['W/ alone', 'W/'],
    ['a space after W/', 'W/ "a"'],
    ['no comma between tags', '"a" "b"'],
    ['no space and no comma between tags', '"a""b"'],
    ['text after a tag', '"a"b'],
    ['a space in a tag', '"a b"'],
    ['a control byte in a tag', '"a\x01"'],
    ['DEL in a tag', '"\x7f"'],
    ['an asterisk among tags', '*, "a"'],
    ['an asterisk after a tag', '"a", *'],
    ['two asterisks', '*, *'],
    ['one bad tag among good ones', '"a", b, "c"'],
  ])('A list with %s is malformed: %j', (_, value) => {
    expect(parseEntityTagList(value)).toEqual({ kind: 'malformed' })
  })

  it('Any list of tags is read back', () => {
    const opaque = fc
      .string({ unit: fc.constantFrom(...Array.from('a,*\\/W!~\xff')) })
      .map((text) => `"${text}"`)
    const tag = fc.record({ weak: fc.boolean(), opaqueTag: opaque })
    fc.assert(
      fc.property(fc.array(tag, { minLength: 1 }), (tags) => {
        const value = tags.map((each) => (each.weak ? 'W/' : '') + each.opaqueTag).join(', ')
        expect(parseEntityTagList(value)).toEqual({ kind: 'list', tags })
      }),
    )
  })
})

describe('RFC 9110 §8.8.3 ETag: a single tag', () => {
  it('A single tag is read when it fills the value', () => {
    expect(parseEntityTag('"a"')).toEqual(strong('"a"'))
    expect(parseEntityTag('W/"a"')).toEqual(weak('"a"'))
  })

  it.each(['', '*', 'a', '"a', '"a" ', ' "a"', '"a", "b"', 'w/"a"', '"'])(
    'The value %j is not a single tag',
    (value) => {
      expect(parseEntityTag(value)).toBeUndefined()
    },
  )
})

describe('RFC 9110 §8.8.3.2 Comparison', () => {
  it.each([
    ['W/"1"', 'W/"1"', false, true],
    ['W/"1"', 'W/"2"', false, false],
    ['W/"1"', '"1"', false, true],
    ['"1"', '"1"', true, true],
    ['"a"', '"A"', false, false],
  ])('The tags %s and %s match strongly: %s, weakly: %s', (one, other, isStrong, isWeak) => {
    const [a, b] = [parseEntityTag(one)!, parseEntityTag(other)!]
    expect([strongMatch(a, b), strongMatch(b, a)]).toEqual([isStrong, isStrong])
    expect([weakMatch(a, b), weakMatch(b, a)]).toEqual([isWeak, isWeak])
  })
})
