import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { targetName, visibleTarget } from '../../../src/shared/text/visible-target.ts'

const utf8 = (text: string) => Buffer.from(text).toString('latin1')

describe('request targets for people', () => {
  it.each([
    ['a plain target stays', '/photos/cat.jpg?sort=size', '/photos/cat.jpg?sort=size'],
    ['encoded UTF-8 is decoded', '/Gr%C3%BC%C3%9Fe', '/Grüße'],
    ['hex digits are read in either case', '/%e7%8c%ab', '/猫'],
    ['raw UTF-8 is decoded', utf8('/Grüße'), '/Grüße'],
    ['half raw, half encoded UTF-8 is decoded', '/%C3\xbc', '/ü'],
    ['characters above U+FFFF are decoded', '/%F0%9F%98%80', '/😀'],
    ['an encoded space becomes a space', '/a%20b', '/a b'],
    ['a space at the end is made visible', '/a%20', '/a\\x20'],
    ['an encoded percent sign is decoded once', '/100%25%2541', '/100%%41'],
    ['joined emoji stay joined', utf8('/👩‍🔬'), '/👩‍🔬'],
    ['Persian keeps its joiners', utf8('/می‌خواهم'), '/می‌خواهم'],
    ['right-to-left letters stay', utf8('/שלום'), '/שלום'],
    ['the empty target stays empty', '', ''],
  ])('In a request target %s', (_, target, text) => {
    expect(visibleTarget(target)).toBe(text)
  })

  it.each([
    ['a byte that is not UTF-8 stays encoded', '/caf%E9', '/caf%E9'],
    ['a raw byte that is not UTF-8 is encoded', '/caf\xe9', '/caf%E9'],
    ['only the run that is not UTF-8 stays encoded', '/%C3%BC/%E9/%C3%BC', '/ü/%E9/ü'],
    ['an overlong form stays encoded', '/%C0%AF', '/%C0%AF'],
    ['a slash stays encoded', '/%C3%BC%2F%C3%BC%2f', '/ü%2Fü%2f'],
    ['a surrogate half stays encoded', '/%ED%A0%80', '/%ED%A0%80'],
    ['a percent sign alone stays', '/100%', '/100%'],
    ['a malformed encoding stays', '/%zz%4', '/%zz%4'],
  ])('In a request target %s', (_, target, text) => {
    expect(visibleTarget(target)).toBe(text)
  })

  it.each([
    ['an escape', '/%1B[2J', '/\\x1b[2J'],
    ['a raw escape', '/\x1b[2J', '/\\x1b[2J'],
    ['an eight-bit escape', '/%C2%9B', '/\\x9b'],
    ['each line end', '/%0D%0A', '/\\x0d\\x0a'],
    ['each of NUL and DEL', '/%00%7F', '/\\x00\\x7f'],
    ['a line separator', utf8('/\u2028'), '/\\u{2028}'],
    ['an override of direction', utf8('/\u202egpj'), '/\\u{202e}gpj'],
    ['an isolate', utf8('/\u2066'), '/\\u{2066}'],
    ['a mark of direction', utf8('/\u200f'), '/\\u{200f}'],
    ['a byte order mark', utf8('/\ufeff'), '/\\u{feff}'],
    ['a soft hyphen', utf8('/\u00ad'), '/\\xad'],
    ['private use', utf8('/\ue000'), '/\\u{e000}'],
    ['a tag', utf8('/\u{e0041}'), '/\\u{e0041}'],
  ])('In a request target %s is written out', (_, target, text) => {
    expect(visibleTarget(target)).toBe(text)
  })

  it('Any bytes of a request target become one line of printable characters', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.boolean(), (bytes, encode) => {
        const raw = Buffer.from(bytes)
        const target = encode ? raw.toString('hex').replace(/../g, '%$&') : raw.toString('latin1')
        expect(visibleTarget(target)).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}\p{Cs}]*$/u)
      }),
    )
  })

  it('A name in a request target reads as people wrote it', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'ü', '猫', '😀', ' ', '.', '-', '(', 'ж') })
    fc.assert(
      fc.property(words, (name) => {
        expect(visibleTarget(`/${encodeURIComponent(name)}.`)).toBe(`/${name}.`)
      }),
    )
  })
})

it.each([
  ['/film.mp4', 'film.mp4'],
  ['/Music/05%20Blue%20in%20Green.flac', '05 Blue in Green.flac'],
  ['/Music/', 'Music'],
  ['/notes.txt?download=1', 'notes.txt'],
  ['/', '/'],
  ['/a%20/', 'a\\x20'],
])('The name for the request target %s is %s', (target, name) => {
  expect(targetName(target)).toBe(name)
})
