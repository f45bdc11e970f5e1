import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberable, portableSegment } from '../../src/archive/portable-segment.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom('.', ' ', 'con', 'é', 'e\u0301', '😀', ':', 'x'), maxLength: 200 }),
)

describe('a segment of a path that every system can hold', () => {
  it.each([
    ['what is fit', 'IMG_0001.JPG', 'IMG_0001.JPG'],
    ['a hidden file', '.bashrc', '.bashrc'],
    ['umlauts, emoji and Chinese', 'Grüße 👩‍👩‍👧 東京.txt', 'Grüße 👩‍👩‍👧 東京.txt'],
    ['a space or dot inside', ' a..b .txt', ' a..b .txt'],
    ['what only begins like a device', 'console.log', 'console.log'],
    ['what only ends like a device', 'a.con', 'a.con'],
    ['a device beyond the ninth', 'com10', 'com10'],
  ])('A name with %s stays as it is', (_title, segment, portable) => {
    expect(portableSegment(segment)).toBe(portable)
  })

  it.each([
    ['a colon and a question mark', 'a:b?.txt', 'a_b_.txt'],
    ['all that Windows uses otherwise', '"*:<>?\\|', '________'],
    ['control characters', 'a\0b\tc\x7f\x85', 'a_b_c__'],
    ['a slash', 'a/b', 'a_b'],
    ['a dot at the end', 'etc.', 'etc_'],
    ['dots and spaces at the end', 'a. . ', 'a____'],
    ['nothing but dots', '..', '__'],
    ['nothing', '', '_'],
    ['decomposed letters', 'Cafe\u0301', 'Caf\u00e9'],
    ['an accent that makes a letter of a forbidden sign', '<\u0338', '\u226e'],
    ['a device', 'CON', 'CON_'],
    ['a device and an extension', 'nul.tar.gz', 'nul_.tar.gz'],
    ['a device and spaces', 'aux  .txt', 'aux_  .txt'],
    ['a device with a raised number', 'COM¹.log', 'COM¹_.log'],
    ['a device and a dot at the end', 'prn.', 'prn__'],
  ])('In a name with %s, the least is replaced', (_title, segment, portable) => {
    expect(portableSegment(segment)).toBe(portable)
  })

  it.each([
    ['of 255 bytes stays', `${'x'.repeat(251)}.txt`, `${'x'.repeat(251)}.txt`],
    ['of more is shortened before its extension', `${'x'.repeat(252)}.txt`, `${'x'.repeat(251)}.txt`],
    ['that is not ASCII is cut between characters', `${'é'.repeat(126)}.txt`, `${'é'.repeat(125)}.txt`],
    ['without an extension is cut at its end', '😀'.repeat(64), '😀'.repeat(63)],
    ['with a sentence after its dot has no extension', `a.${'x'.repeat(260)}`, `a.${'x'.repeat(253)}`],
    ['that is cut at a space has none at its end', `${'x'.repeat(254)} yz`, `${'x'.repeat(254)}_`],
    ['of a device is shortened after the change', `con.${'x'.repeat(251)}`, `con_.${'x'.repeat(250)}`],
    ['that becomes a device is one', `con${' '.repeat(250)}x.txt`, `con_${' '.repeat(247)}.txt`],
    ['that composing lengthens is shortened', '\u0958'.repeat(85), '\u0915\u093c'.repeat(42) + '\u0915'],
  ])('A long name %s', (_title, segment, portable) => {
    expect(portableSegment(segment)).toBe(portable)
  })

  it('Whatever the name, what comes out is portable: a second time changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const portable = portableSegment(text)
        expect(portableSegment(portable)).toBe(portable)
        expect(Buffer.byteLength(portable)).toBeLessThanOrEqual(255)
        expect(portable).not.toMatch(/[\0-\x1f"*:<>?\\|/]|[. ]$|^$|^(con|nul|aux|prn)\s*(\.|$)/i)
        expect(portable).toBe(portable.normalize('NFC'))
      }),
    )
  })

  it('A portable name with a number in it is portable', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), fc.integer({ min: 2, max: 999_999 }), (text, isFolder, number) => {
        const { stem, extension } = numberable(portableSegment(text), isFolder)
        const numbered = `${stem} (${number})${extension}`
        expect(portableSegment(numbered)).toBe(numbered)
      }),
    )
  })

  it.each([
    ['photo.jpg', false, 'photo', '.jpg'],
    ['photo.jpg', true, 'photo.jpg', ''],
    ['.bashrc', false, '.bashrc', ''],
    [`${'x'.repeat(251)}.txt`, false, 'x'.repeat(242), '.txt'],
  ])('The number of %s (a folder: %s) comes after %s', (segment, isFolder, stem, extension) => {
    expect(numberable(segment, isFolder)).toEqual({ stem, extension })
  })
})
