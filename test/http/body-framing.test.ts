import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyFraming } from '../../src/http/body-framing.ts'
import { accept, headWith, receive } from './receive.ts'

const framing = (...fieldLines: string[]) => bodyFraming(accept(headWith(...fieldLines)))
const framing10 = (...fieldLines: string[]) =>
  bodyFraming(accept(headWith(...fieldLines).replace('HTTP/1.1', 'HTTP/1.0')))
const malformed = (status: number) => ({ kind: 'malformed', status })

describe('RFC 9112 §6.3 Message Body Length', () => {
  it('A request without Transfer-Encoding and Content-Length has no body', () => {
    expect(framing()).toEqual({ kind: 'none' })
    expect(framing10()).toEqual({ kind: 'none' })
  })

  it.each([
    ['Content-Length and then Transfer-Encoding', ['Content-Length: 5', 'Transfer-Encoding: chunked']],
    ['Transfer-Encoding and then Content-Length', ['Transfer-Encoding: chunked', 'Content-Length: 5']],
    ['a Content-Length of 0 and Transfer-Encoding', ['Content-Length: 0', 'Transfer-Encoding: chunked']],
    ['Content-Length and an unknown Transfer-Encoding', ['Content-Length: 5', 'Transfer-Encoding: xchunked']],
    ['Content-Length and an empty Transfer-Encoding', ['Content-Length: 5', 'Transfer-Encoding:']],
    ['Content-Length and identity', ['Content-Length: 5', 'Transfer-Encoding: identity']],
  ])('The combination of %s is 400', (_, lines) => {
    expect(framing(...lines)).toEqual(malformed(400))
  })
})

describe('RFC 9112 §6.1 Transfer-Encoding', () => {
  it.each([
    ['alone', ['Transfer-Encoding: chunked']],
    ['in any case', ['tRANSFER-eNCODING: cHuNkEd']],
    ['with white space around', ['Transfer-Encoding: \t chunked \t']],
  ])('Chunked %s frames the body', (_, lines) => {
    expect(framing(...lines)).toEqual({ kind: 'chunked' })
  })

  it.each([
    ['a final coding other than chunked', ['Transfer-Encoding: gzip']],
    ['a coding that only ends in chunked', ['Transfer-Encoding: xchunked']],
    ['a coding that only begins with chunked', ['Transfer-Encoding: chunkedx']],
    ['a coding that only contains chunked', ['Transfer-Encoding: x chunked']],
    ['identity', ['Transfer-Encoding: identity']],
    ['chunked before identity', ['Transfer-Encoding: chunked, identity']],
    ['chunked that is not final', ['Transfer-Encoding: chunked, gzip']],
    ['chunked twice', ['Transfer-Encoding: chunked, chunked']],
    ['chunked twice in two lines', ['Transfer-Encoding: chunked', 'Transfer-Encoding: chunked']],
    ['chunked twice around another', ['Transfer-Encoding: chunked, gzip, chunked']],
    [
      'chunked in one line and another coding in the next',
      ['Transfer-Encoding: chunked', 'Transfer-Encoding: x'],
    ],
    ['an empty value', ['Transfer-Encoding:']],
    ['an empty element before chunked', ['Transfer-Encoding: , chunked']],
    ['an empty element after chunked', ['Transfer-Encoding: chunked,']],
    ['a parameter of chunked', ['Transfer-Encoding: chunked;q=1']],
    ['quotes', ['Transfer-Encoding: "chunked"']],
    ['a no-break space, which is not white space', ['Transfer-Encoding: \xa0chunked']],
    ['a no-break space after chunked', ['Transfer-Encoding: chunked\xa0']],
  ])('Transfer-Encoding with %s is 400', (_, lines) => {
    expect(framing(...lines)).toEqual(malformed(400))
  })

  it.each(['gzip, chunked', 'foo, chunked', 'deflate, gzip, chunked', 'identity, chunked'])(
    'An unimplemented coding below a final chunked, as in %j, is 501',
    (value) => {
      expect(framing(`Transfer-Encoding: ${value}`)).toEqual(malformed(501))
    },
  )

  it('Transfer-Encoding in HTTP/1.0 is 400, even chunked alone', () => {
    expect(framing10('Transfer-Encoding: chunked')).toEqual(malformed(400))
  })

  it.each([
    ['a space before the colon', 'Transfer-Encoding : chunked'],
    ['a tab before the colon', 'Transfer-Encoding\t: chunked'],
    ['a space before the name', ' Transfer-Encoding: chunked'],
    ['a folded value', 'Transfer-Encoding:\r\n chunked'],
    ['a vertical tab', 'Transfer-Encoding: \x0bchunked'],
    ['NUL in the name', 'Transfer-\0Encoding: chunked'],
    ['NUL in the value', 'Transfer-Encoding: chunked\0'],
    ['a bare LF before the name', 'X: y\nTransfer-Encoding: chunked'],
    ['a bare CR before the name', 'X: y\rTransfer-Encoding: chunked'],
    ['a byte above 0x7F in the name', 'Transfer-Encoding\xa0: chunked'],
  ])('A head that hides Transfer-Encoding behind %s is 400 (§11.2)', (_, line) => {
    expect(receive(headWith('Content-Length: 5', line))).toBe(400)
  })
})

describe('RFC 9110 §8.6 Content-Length', () => {
  it.each([
    ['0', 0],
    ['5', 5],
    ['00005', 5],
    ['9007199254740991', 9007199254740991],
  ])('The value %j is a length of %i', (value, length) => {
    expect(framing(`Content-Length: ${value}`)).toEqual({ kind: 'length', length })
    expect(framing10(`Content-Length: ${value}`)).toEqual({ kind: 'length', length })
  })

  it.each([
    ['one line', ['Content-Length: 5, 5']],
    ['two lines', ['Content-Length: 5', 'Content-Length: 5']],
    ['a line without white space', ['Content-Length: 5,5,5']],
  ])('Identical lengths in %s count as one', (_, lines) => {
    expect(framing(...lines)).toEqual({ kind: 'length', length: 5 })
  })

  it.each([
    ['differing lengths in two lines', ['Content-Length: 5', 'Content-Length: 6']],
    ['differing lengths in one line', ['Content-Length: 5, 6']],
    ['equal lengths spelt differently', ['Content-Length: 5, 05']],
    ['an empty value', ['Content-Length:']],
    ['an empty element', ['Content-Length: 5,']],
    ['only empty elements', ['Content-Length: ,']],
    ['an empty line and a length', ['Content-Length:', 'Content-Length: 5']],
    ['a plus sign', ['Content-Length: +5']],
    ['a minus sign', ['Content-Length: -5']],
    ['minus zero', ['Content-Length: -0']],
    ['hexadecimal', ['Content-Length: 0x5']],
    ['a hex digit', ['Content-Length: a']],
    ['an exponent', ['Content-Length: 5e0']],
    ['a fraction', ['Content-Length: 5.0']],
    ['a space inside', ['Content-Length: 1 0']],
    ['an underscore', ['Content-Length: 1_0']],
    ['a unit', ['Content-Length: 5 bytes']],
    ['quotes', ['Content-Length: "5"']],
    ['a no-break space', ['Content-Length: \xa05']],
    ['a superscript digit, which is a byte above 0x7F', ['Content-Length: \xb2']],
    ['2^53', ['Content-Length: 9007199254740992']],
    ['2^53 + 1, which a double can not hold', ['Content-Length: 9007199254740993']],
    ['2^64', ['Content-Length: 18446744073709551616']],
    ['2^64 + 5, which a 64-bit integer would take for 5', ['Content-Length: 18446744073709551621']],
    ['a number too long for a double', [`Content-Length: 1${'0'.repeat(400)}`]],
  ])('Content-Length with %s is 400', (_, lines) => {
    expect(framing(...lines)).toEqual(malformed(400))
  })

  it.each([
    ['a space before the colon', 'Content-Length : 5'],
    ['a folded value', 'Content-Length:\r\n 5'],
    ['NUL after the digits', 'Content-Length: 5\0'],
    ['a vertical tab', 'Content-Length: \x0b5'],
  ])('A head whose Content-Length has %s is 400 (§11.2)', (_, line) => {
    expect(receive(headWith(line))).toBe(400)
  })

  it('Only digits make a length, whatever else the value is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 6 }), (value) => {
        const head = receive(headWith(`Content-Length: ${value}`))
        if (typeof head !== 'object') return
        const result = bodyFraming(head)
        if (result.kind === 'length') expect(value.trim()).toMatch(/^[0-9]+([ \t]*,[ \t]*[0-9]+)*$/)
        else expect(result).toEqual(malformed(400))
      }),
      { numRuns: 1000 },
    )
  })
})
