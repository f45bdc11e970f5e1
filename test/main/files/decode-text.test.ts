import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../src/main/files/decode-text.ts'

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')

describe('the encoding of a text', () => {
  it.each([
    ['nothing', '', ''],
    ['ASCII', '61 62', 'ab'],
    ['UTF-8', 'c3 a9 e2 82 ac f0 9f 98 80', 'é€😀'],
    ['UTF-8 with a byte order mark', 'ef bb bf c3 a9', 'é'],
    ['UTF-8 with a byte order mark and a damaged character', 'ef bb bf c3 61', '\ufffda'],
    ['UTF-16, little-endian, by its mark', 'ff fe 61 00 ac 20', 'a€'],
    ['UTF-16, big-endian, by its mark', 'fe ff 00 61 20 ac', 'a€'],
    ['UTF-16 that ends within a unit', 'fe ff 00 61 20', 'a'],
    ['a mark alone', 'ff fe', ''],
    ['windows-1252', '93 63 61 66 e9 94 20 80', '“café” €'],
    ['windows-1252 where latin1 has controls', '82 9f 81', '‚Ÿ\x81'],
    ['UTF-8 that is damaged, as windows-1252', 'c3 a9 c3', 'Ã©Ã'],
  ])('A text is decoded by its bytes: %s', (_, bytes, text) => {
    expect(decodeText(hex(bytes), false)).toBe(text)
  })

  it.each([
    ['two bytes', 'é'],
    ['three bytes', '€'],
    ['four bytes', '😀'],
  ])('A character of %s that is cut off at the end of a beginning is left out', (_, character) => {
    const bytes = Buffer.from(`é${character}`)
    for (let end = 2; end < bytes.length; end++) expect(decodeText(bytes.subarray(0, end), true)).toBe('é')
    expect(decodeText(bytes, true)).toBe(`é${character}`)
  })

  it('Half a pair of UTF-16 at the end is left out', () => {
    expect(decodeText(hex('ff fe 61 00 3d d8'), true)).toBe('a')
  })

  it('What was read stays as it is', () => {
    const bytes = hex('fe ff 00 61')
    decodeText(bytes, false)
    expect(bytes).toEqual(hex('fe ff 00 61'))
  })

  it('Any text comes back from UTF-8 and from UTF-16, and any bytes give some text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.uint8Array(), (text, bytes) => {
        expect(decodeText(Buffer.from(`\ufeff${text}`), false)).toBe(text)
        expect(decodeText(Buffer.from(`\ufeff${text}`, 'utf16le'), false)).toBe(text)
        expect(typeof decodeText(Buffer.from(bytes), true)).toBe('string')
      }),
    )
  })
})
