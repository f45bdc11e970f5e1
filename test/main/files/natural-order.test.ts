import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { naturalKey } from '../../../src/main/files/natural-order.ts'

const comparison = (a: string, b: string) =>
  Math.sign(Number(naturalKey(a) > naturalKey(b)) - Number(naturalKey(a) < naturalKey(b)))

describe('natural order of names', () => {
  it.each<[rule: string, names: string[]]>([
    ['numbers go by value', ['file1', 'file2', 'file10', 'file100']],
    ['numbers within go by value', ['a2b9', 'a2b10', 'a10b1']],
    ['a date in numbers is in order', ['2024-9-1', '2024-10-1', '2025-1-1']],
    ['numbers beyond 2^53 go by value', ['9007199254740992', '9007199254740993', '90071992547409930']],
    [
      'numbers of eight, nine and ten digits go by value',
      ['99999999', '100000000', '1000000000', '9999999999'],
    ],
    ['capitals go with small letters', ['apple', 'Banana', 'cherry', 'Damson']],
    ['accents go with their letters', ['Abend', 'Äpfel', 'Arzt', 'zebra']],
    [
      'letters that only look alike are filed as usual',
      ['Oase', 'Østers', 'Pol', 'sage', 'straße', 'Stratus'],
    ],
    ['a name goes before its copies', ['report.pdf', 'report (1).pdf', 'report 2.pdf', 'report10.pdf']],
    ['punctuation goes before digits, digits before letters', ['_draft', '~notes', '1st', 'first']],
    ['Cyrillic is in alphabetical order', ['арбуз', 'Ёлка', 'жук', 'яблоко']],
    ['Latin goes before other scripts', ['zebra', 'яблоко', '写真']],
    ['full-width digits count as digits', ['第２話', '第10話']],
    ['a prefix goes before what it begins', ['photo', 'photo album', 'photos']],
  ])('Names are in natural order: %s', (_, names) => {
    for (let at = 1; at < names.length; at++) {
      expect(comparison(names[at - 1]!, names[at]!), `${names[at - 1]!} before ${names[at]!}`).toBe(-1)
    }
  })

  it.each([
    ['case', 'README', 'readme'],
    ['accents', 'élan', 'ELAN'],
    ['composed and decomposed spelling', 'caf\u00e9', 'cafe\u0301'],
    ['leading zeros', 'track 007', 'track 7'],
    ['zeros alone', '000', '0'],
  ])('A difference in %s makes none to the key', (_, a, b) => {
    expect(naturalKey(a)).toBe(naturalKey(b))
  })

  it('Whole numbers are in the order of their values', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 40n }),
        fc.bigInt({ min: 0n, max: 10n ** 40n }),
        (a, b) => {
          expect(comparison(`n${a}`, `n${b}`)).toBe(a < b ? -1 : Number(a > b))
        },
      ),
    )
  })

  it('The order does not depend on case', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'Z', '3', ' ', '.', '-', '_', '9', 'm') }),
        (name) => {
          expect(naturalKey(name.toUpperCase())).toBe(naturalKey(name))
        },
      ),
    )
  })

  it('Names of any length and content get a key, and no key is long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        expect(naturalKey(name).length).toBeLessThanOrEqual(256)
      }),
    )
    // U+FDFA becomes 18 characters when normalised.
    expect(naturalKey('\ufdfa'.repeat(10_000)).length).toBeLessThanOrEqual(256)
    expect(naturalKey('9'.repeat(10_000)).length).toBeLessThanOrEqual(256)
  })
})
