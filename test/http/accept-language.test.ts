import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { preferredLanguages } from '../../src/http/accept-language.ts'
import { lookUpLanguage } from '../../src/shared/messages/language-lookup.ts'
import { languages } from '../../src/shared/messages/languages.ts'

const answer = (field: string | undefined) => lookUpLanguage(preferredLanguages(field))

describe('RFC 9110 §12.5.4 Accept-Language, by lookup (RFC 4647 §3.4)', () => {
  it.each([
    ['no field', undefined, 'en'],
    ['an empty field', '', 'en'],
    ['a language on offer', 'de', 'de'],
    ['another case', 'DE', 'de'],
    ['a region, which is dropped', 'de-CH', 'de'],
    ['subtags, which are dropped one after the other', 'de-Latn-CH-1996-x-home', 'de'],
    ['a language that is not on offer', 'nb', 'en'],
    ['a tag that only begins like one on offer', 'den', 'en'],
    ['an own use', 'x-de', 'en'],
    ['the next range, if none fits the first', 'nb, sv;q=0.9, ja;q=0.8', 'ja'],
    ['the first of equals', 'fr, de', 'fr'],
    ['the highest quality, whatever the order', 'de;q=0.5, fr;q=0.7, ja;q=0.6', 'fr'],
    ['qualities of three decimals', 'de;q=0.998,fr;q=0.999', 'fr'],
    ['white space and an upper-case Q', ' de ; Q=0.5 ,\tfr ; q=0.6 ', 'fr'],
    ['a browser', 'de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7', 'de'],
    ['a range that comes twice, at its higher quality', 'de;q=0.1, fr;q=0.5, de', 'de'],
  ] as const)('%s: %j leads to %s', (_, field, tag) => {
    expect(answer(field)).toBe(tag)
  })

  it.each([
    ['the wildcard alone', '*', 'en'],
    ['the wildcard first', '*, de;q=0.5', 'de'],
    ['the wildcard last', 'nb, *;q=0.5', 'en'],
    ['the wildcard refused', 'de;q=0.5, *;q=0', 'de'],
  ] as const)('The wildcard names no language: %s', (_, field, tag) => {
    expect(answer(field)).toBe(tag)
  })

  it.each([
    ['a language', 'de;q=0, ja;q=0.1', 'ja'],
    ['a region of it and nothing else', 'de, de-CH;q=0, fr', 'de'],
  ] as const)('A quality of 0 excludes %s', (_, field, tag) => {
    expect(answer(field)).toBe(tag)
  })

  it.each([
    'de;q=2, fr',
    'de;q=x, fr',
    'de;q=0.1234, fr',
    'de;q=-1, fr',
    'de;q=, fr',
    'd\u00e9, fr',
    'de_DE, fr',
    'de-, fr',
    '-de, fr',
    'de-DE-abcdefghi, fr',
    '*-DE, fr',
    'de DE, fr',
    '123, fr',
    ', ,;, ;q=1, fr',
  ])('What is malformed is ignored: %s', (field) => {
    expect(answer(field)).toBe('fr')
  })

  it('Twenty ranges are looked at, and no more', () => {
    const unknown = (count: number) => 'nb,'.repeat(count)
    expect(answer(`${unknown(19)}de`)).toBe('de')
    expect(answer(`${unknown(20)}de`)).toBe('en')
  })

  it.each([
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['pt-br', 'pt-BR'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-SG', 'zh-Hans'],
    ['zh-Hans', 'zh-Hans'],
    ['zh-Hans-HK', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-hk', 'zh-Hant'],
    ['zh-MO', 'zh-Hant'],
    ['zh-Hant', 'zh-Hant'],
    ['zh-Hant-CN', 'zh-Hant'],
    ['iw', 'he'],
    ['iw-IL', 'he'],
  ] as const)('A language is found under its other names and regions: %s is %s', (field, tag) => {
    expect(answer(field)).toBe(tag)
  })

  it('A name that objects have of their own is an unknown language', () => {
    expect(answer('constructor, toString')).toBe('en')
  })

  it('Whatever the field holds, the answer is one of ours', () => {
    const range = fc.constantFrom(...languages, '*', 'zh-TW', 'pt', 'iw', 'nb', 'de-', '')
    const weight = fc.constantFrom('', ';q=0', ';q=0.5', ';q=1', ';q=', ';q=9', ';x=1')
    const list = fc
      .array(fc.tuple(range, weight))
      .map((elements) => elements.map((element) => element.join('')).join(','))
    fc.assert(
      fc.property(fc.oneof(list, fc.string(), fc.string({ unit: 'binary-ascii' })), (field) => {
        expect(languages).toContain(answer(field))
      }),
    )
  })

  it('A tag that is asked for alone, in any case and region, is the answer', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...languages),
        fc.constantFrom('', '-ZZ', '-x-a'),
        fc.boolean(),
        (tag, end, upper) => {
          const field = tag + end
          expect(answer(upper ? field.toUpperCase() : field)).toBe(tag)
        },
      ),
    )
  })
})
