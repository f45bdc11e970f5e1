import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lookUpLanguage } from '../../../src/shared/messages/language-lookup.ts'
import { languages, type Language } from '../../../src/shared/messages/languages.ts'

describe('the lookup of a language (RFC 4647 §3.4)', () => {
  it.each(languages)('The tag %s is served its own language, in any case of letters', (language) => {
    for (const tag of [language, language.toLowerCase(), language.toUpperCase()])
      expect(lookUpLanguage([tag])).toBe(language)
  })

  it.each<[tags: string[], language: Language]>([
    [['de-CH'], 'de'],
    [['de-CH-1996-u-co-phonebk'], 'de'],
    [['ja-JP'], 'ja'],
    [['es-419'], 'es'],
    [['sr-Latn', 'tr-TR'], 'tr'],
    [['fi', 'sv-FI', 'uk-UA', 'en'], 'uk'],
  ])('The tags %j are served %s, which the first of them has with fewer subtags', (tags, language) => {
    expect(lookUpLanguage(tags)).toBe(language)
  })

  it.each<[tag: string, language: Language]>([
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-SG', 'zh-Hans'],
    ['zh-Hans-HK', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-MO', 'zh-Hant'],
    ['zh-Hant-CN', 'zh-Hant'],
    ['iw', 'he'],
    ['iw-IL', 'he'],
  ])('The tag %s is served %s', (tag, language) => {
    expect(lookUpLanguage([tag])).toBe(language)
  })

  it.each([[[]], [['fi']], [['*']], [['']], [['toString']], [['__proto__']], [['deu']], [['x-de']]])(
    'The tags %j are served English',
    (tags) => {
      expect(lookUpLanguage(tags)).toBe('en')
    },
  )

  it('Whatever the tags are, the answer is one of the languages', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (tags) => {
        expect(languages).toContain(lookUpLanguage(tags))
      }),
    )
  })
})
