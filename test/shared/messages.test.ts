import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { en, type MessageKey } from '../../src/shared/messages/en.ts'
import { chooseLanguage, languages, translator, type Language } from '../../src/shared/messages/translate.ts'

const codes = Object.keys(languages) as Language[]
const keys = Object.keys(en) as MessageKey[]

/** Names of the values that a message has places for. */
function places(message: string, language: string): string[] {
  const names = new Set<string>()
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit)
    else if (typeof value === 'object' && value !== null) {
      const { type, value: name } = value as { type?: number; value?: unknown }
      // 0 is literal text.
      if (typeof name === 'string' && type !== undefined && type !== 0) names.add(name)
      Object.values(value).forEach(visit)
    }
  }
  visit(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst())
  return [...names].sort()
}

describe.each(codes)('the texts in %s', (code) => {
  it(`The texts in ${code} are complete, not empty, and have the same placeholders as the English ones`, () => {
    for (const key of keys) {
      expect([key, languages[code][key].trim()]).not.toEqual([key, ''])
      expect([key, places(languages[code][key], code)]).toEqual([key, places(en[key], 'en')])
    }
    expect(Object.keys(languages[code])).toEqual(keys)
  })
})

describe('a text', () => {
  it('A text formats its values by the rules of the language', () => {
    expect(translator('en')('folder.count', { files: 1, size: '5 B' })).toBe('1 file, 5 B')
    expect(translator('en')('folder.count', { files: 1234, size: '5 B' })).toBe('1,234 files, 5 B')
    expect(translator('de')('folder.count', { files: 1234, size: '5 B' })).toContain('1.234 Dateien')
  })

  it('A text takes what looks like markup for text', () => {
    expect(translator('en')('tray.copyLink', { url: '<b>' })).toBe('Copy <b>')
  })
})

describe('the language', () => {
  it.each<[chosen: Language | 'system', preferred: string[], language: Language]>([
    ['system', ['de-AT', 'en'], 'de'],
    ['system', ['fr', 'ja-JP'], 'ja'],
    ['system', ['fr'], 'en'],
    ['system', [], 'en'],
    ['system', ['toString'], 'en'],
    ['ja', ['de'], 'ja'],
  ])('The language for the setting %s and the preferences %j is %s', (chosen, preferred, language) => {
    expect(chooseLanguage(chosen, preferred)).toBe(language)
  })
})
