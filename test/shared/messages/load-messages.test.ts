/** The texts of all languages: complete, with the placeholders and the plurals that they need. */
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { en, type MessageKey } from '../../../src/shared/messages/en.ts'
import { languages, localeOf } from '../../../src/shared/messages/languages.ts'
import { loadMessages } from '../../../src/shared/messages/load-messages.ts'

const keys = Object.keys(en) as MessageKey[]

/** What a message holds beside its words. */
type Parts = {
  /** Names of the values that it has places for. */
  readonly places: ReadonlySet<string>
  /** The plural categories of each value that it has plurals for. */
  readonly plurals: readonly (readonly string[])[]
}

function partsOf(message: string, language: string): Parts {
  const places = new Set<string>()
  const plurals: string[][] = []
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(visit)
    else if (typeof part === 'object' && part !== null) {
      const { type, value: name, options } = part as { type?: number; value?: unknown; options?: object }
      // 0 is literal text.
      if (typeof name === 'string' && type !== undefined && type !== 0) places.add(name)
      if (options !== undefined) plurals.push(Object.keys(options))
      Object.values(part).forEach(visit)
    }
  }
  visit(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst())
  return { places, plurals }
}

describe.each(languages)('the texts in %s', async (language) => {
  const messages = await loadMessages(language)
  const categories = new Intl.PluralRules(localeOf(language)).resolvedOptions().pluralCategories

  it(`The texts in ${language} have the keys of the English ones, in the same order`, () => {
    expect(Object.keys(messages)).toEqual(keys)
  })

  it(`The texts in ${language} are not empty, and have the placeholders of the English ones`, () => {
    for (const key of keys) {
      expect([key, messages[key].trim()]).not.toEqual([key, ''])
      expect([key, partsOf(messages[key], language).places]).toEqual([key, partsOf(en[key], 'en').places])
    }
  })

  it(`The texts in ${language} have a form for each plural of the language`, () => {
    for (const key of keys)
      for (const forms of partsOf(messages[key], language).plurals)
        expect([key, categories.filter((category) => !forms.includes(category))]).toEqual([key, []])
  })

  it(`The texts in ${language} have typographic quotation marks, apostrophes and ellipses`, () => {
    expect(keys.filter((key) => /["']|\.\.\./.test(messages[key]))).toEqual([])
  })
})
