/** The texts of the pages that guests see, in all languages. */
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { languages, type Language } from '../../src/shared/messages/languages.ts'
import { pageCatalogues } from '../../src/shared/messages/page/catalogues.ts'
import { en, type PageMessageKey } from '../../src/shared/messages/page/en.ts'

const english = en()
const keys = Object.keys(english) as PageMessageKey[]

type Node = {
  readonly type: number
  readonly value: string
  readonly options?: Readonly<Record<string, { readonly value: readonly Node[] }>>
}

/** The parts of a message, as the library of the window reads it. */
const partsOf = (message: string, language: string) =>
  new IntlMessageFormat(message, language, undefined, {
    ignoreTag: true,
  }).getAst() as unknown as readonly Node[]

/** Plain texts and the `#` of a plural have no name. */
const names = (message: string, language: string) =>
  partsOf(message, language)
    .filter(({ type }) => type !== 0 && type !== 7)
    .map(({ value }) => value)
    .sort()

const entriesOf = (language: Language) =>
  Object.entries(pageCatalogues[language]()) as [PageMessageKey, string][]

describe.each(languages)('the pages in %s', (language) => {
  const messages = pageCatalogues[language]()

  it(`The pages in ${language} have all texts of the English ones, in their order, and no others`, () => {
    expect(Object.keys(messages)).toEqual(keys)
    expect(entriesOf(language).filter(([, message]) => message.trim() === '')).toEqual([])
  })

  it(`The texts in ${language} have the same placeholders as the English ones`, () => {
    const placeholders = entriesOf(language).map(([key, message]) => [key, names(message, language)])
    expect(placeholders).toEqual(keys.map((key) => [key, names(english[key], 'en')]))
  })

  it(`The counts in ${language} have exactly the plural forms that the language has`, () => {
    const categories = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort()
    for (const [key, message] of entriesOf(language)) {
      for (const { options } of partsOf(message, language)) {
        if (options !== undefined) expect([key, Object.keys(options).sort()]).toEqual([key, categories])
      }
    }
  })

  it(`The texts in ${language} have no character that means something in HTML, nor a straight quotation mark`, () => {
    expect(entriesOf(language).filter(([, message]) => /[<>&"'`]/.test(message))).toEqual([])
  })

  it(`The texts in ${language} have no spaces at their ends and no two in a row`, () => {
    expect(entriesOf(language).filter(([, message]) => /^\s|\s$|\s\s|\n/.test(message))).toEqual([])
  })

  it(`The errors in ${language} are a heading without a full stop and sentences with one`, () => {
    for (const [key, message] of entriesOf(language)) {
      if (/^error\..+\.title$/.test(key))
        expect([key, message]).toEqual([key, expect.stringMatching(/[^.。]$/)])
      if (/^error\..+\.text$/.test(key))
        expect([key, message]).toEqual([key, expect.stringMatching(/[.。]$/)])
    }
  })

  it(`The units of sizes in ${language} are six, and dates come before times`, () => {
    expect(messages['size.units'].split(' ')).toHaveLength(6)
    expect(messages['date.full']).toMatch(/^\{date\}.*\{time\}$/)
  })
})

describe('the languages of pages', () => {
  it.each(languages)('Intl knows the language %s', (language) => {
    expect(Intl.getCanonicalLocales(language)).toEqual([language])
    expect(Intl.PluralRules.supportedLocalesOf(language)).toEqual([language])
    expect(Intl.NumberFormat.supportedLocalesOf(language)).toEqual([language])
    expect(Intl.DateTimeFormat.supportedLocalesOf(language)).toEqual([language])
  })

  it('French has a narrow or wide space that doesn’t break before each high mark', () => {
    expect(entriesOf('fr').filter(([, message]) => /[^\u00a0\u202f][:;!?]/.test(message))).toEqual([])
  })
})
