import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodePercent, encodePathSegment } from '../../src/http/percent-encoding.ts'
import { parseRequestTarget } from '../../src/http/request-target.ts'

const byteStrings = fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('latin1'))

describe('RFC 3986 §3.3 Path: encoding a segment', () => {
  it.each([
    ['unreserved characters stay', 'aZ09-._~', 'aZ09-._~'],
    ['sub-delims, colon and at sign stay', '!$()*+,;=:@', '!$()*+,;=:@'],
    ['what HTML attributes could stumble over is encoded', `'"&<>`, '%27%22%26%3C%3E'],
    ['what divides a URL is encoded', '/?#[]', '%2F%3F%23%5B%5D'],
    ['the percent sign is encoded', '100%', '100%25'],
    ['a space is encoded', 'a b', 'a%20b'],
    ['control bytes are encoded', '\0\t\r\n\x7f', '%00%09%0D%0A%7F'],
    ['backslash, caret, backtick, braces and bar are encoded', '\\^`{|}', '%5C%5E%60%7B%7C%7D'],
    ['bytes above 0x7F are encoded one by one', '\xc3\xa9\xff', '%C3%A9%FF'],
    ['the empty segment stays empty', '', ''],
  ])('A segment is encoded: %s', (_, segment, encoded) => {
    expect(encodePathSegment(segment)).toBe(encoded)
  })

  it('Characters that are not bytes are a programming error', () => {
    expect(() => encodePathSegment('\u20ac')).toThrow(RangeError)
  })

  it('An encoded segment is ASCII and safe in an attribute and in a field value', () => {
    fc.assert(fc.property(byteStrings, (bytes) => /^[!$%(-.0-;=@-Z_a-z~]*$/.test(encodePathSegment(bytes))))
  })
})

describe('RFC 3986 §2.1 Percent-Encoding: decoding', () => {
  it.each([
    ['text without encodings stays', 'abc', 'abc'],
    ['both cases of hex digits count', '%aF%Af', '\xaf\xaf'],
    ['an encoding at the beginning, middle and end', '%41b%43d%45', 'AbCdE'],
    ['decoding happens once', '%2541', '%41'],
  ])('Text is decoded: %s', (_, text, decoded) => {
    expect(decodePercent(text)).toBe(decoded)
  })

  it.each(['%', 'a%', '%4', '%4x', '%x4', '%%', '%41%', '%\u0664\u0661'])(
    'The text %s is malformed',
    (text) => {
      expect(decodePercent(text)).toBeUndefined()
    },
  )

  it('Any bytes survive the round trip', () => {
    fc.assert(fc.property(byteStrings, (bytes) => decodePercent(encodePathSegment(bytes)) === bytes))
  })

  it('Any file name survives the way through a link and back', () => {
    const names = byteStrings.filter((name) => !/^\.{0,2}$|[/\0]/.test(name))
    fc.assert(
      fc.property(names, (name) => {
        expect(parseRequestTarget(`/${encodePathSegment(name)}`)).toMatchObject({
          ok: true,
          segments: [name],
        })
      }),
    )
  })
})
