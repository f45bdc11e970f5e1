import { describe, expect, it } from 'vitest'
import type { Language } from '../../../src/shared/messages/languages.ts'
import { chooseLanguage, loadTranslator } from '../../../src/shared/messages/translate.ts'

describe('a text', () => {
  it.each<[language: Language, files: number, text: string]>([
    ['en', 1, '1 file, 5 B'],
    ['en', 1234, '1,234 files, 5 B'],
    ['de', 1234, '1.234 Dateien, 5 B'],
    ['fr', 1_000_000, '1\u202f000\u202f000 de fichiers, 5 B'],
    ['ru', 21, '21 файл, 5 B'],
    ['ru', 22, '22 файла, 5 B'],
    ['ru', 25, '25 файлов, 5 B'],
    ['ar', 2, 'ملفان، \u20685 B\u2069'],
    ['ar', 11, '11 ملفًا، \u20685 B\u2069'],
  ])('A text formats its values by the rules of %s: %i files', async (language, files, text) => {
    const translate = await loadTranslator(language)
    expect(translate('folder.count', { files, size: '5 B' })).toBe(text)
  })

  it('A text takes what looks like markup for text', async () => {
    const translate = await loadTranslator('en')
    expect(translate('log.onlyClient', { client: '<b>' })).toBe('Only <b>')
  })

  it('A name or an address in a text that is written from right to left keeps its own direction', async () => {
    const translate = await loadTranslator('he')
    expect(translate('link.scan', { url: 'http://[::1]/' })).toBe('סריקה תפתח את \u2068http://[::1]/\u2069')
  })

  it('A name that is written from right to left turns around nothing of an English text', async () => {
    const translate = await loadTranslator('en')
    expect(translate('receipt.left', { name: 'שלום', client: '10.0.0.1', percent: 43 })).toBe(
      '\u2068שלום\u2069: 10.0.0.1 left at 43%',
    )
  })
})

describe('the language', () => {
  it.each<[chosen: Language | 'system', preferred: string[], language: Language]>([
    ['system', ['de-AT', 'en'], 'de'],
    ['system', [], 'en'],
    ['ja', ['de'], 'ja'],
  ])('The language for the setting %s and the preferences %j is %s', (chosen, preferred, language) => {
    expect(chooseLanguage(chosen, preferred)).toBe(language)
  })
})
