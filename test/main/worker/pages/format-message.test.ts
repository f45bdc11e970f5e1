import fc from 'fast-check'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { formatMessage, type NumberRules } from '../../../../src/main/worker/pages/format-message.ts'
import { languages } from '../../../../src/shared/messages/languages.ts'
import { pageCatalogues } from '../../../../src/shared/messages/page/catalogues.ts'

const rulesOf = (language: string): NumberRules => ({
  number: (value) => new Intl.NumberFormat(language).format(value),
  plural: (count) => new Intl.PluralRules(language).select(count),
})
const rules = rulesOf('en')

describe('a message', () => {
  it.each([
    ['without a place', 'Pages', {}, 'Pages'],
    ['with a place', 'Up to {name}', { name: 'a' }, 'Up to a'],
    ['with a number, written as in its language', 'page {page}', { page: 1234 }, 'page 1,234'],
    ['with a value that looks like a place', 'Up to {name}', { name: '{name} $& #' }, 'Up to {name} $& #'],
    ['whose value is missing', 'Up to {name}', {}, 'Up to '],
    ['with a count of one', '{n, plural, one {# file} other {# files}}', { n: 1 }, '1 file'],
    ['with another count', '{n, plural, one {# file} other {# files}}', { n: 1000 }, '1,000 files'],
    ['with a form that stands for others', '{n, plural, other {##}}', { n: 1 }, '11'],
    ['with a count within it', 'a {n, plural, other {# b}}, {c}', { n: 2, c: 'd' }, 'a 2 b, d'],
  ])('A message %s is filled in', (_, message, values, text) => {
    expect(formatMessage(message, values, rules)).toBe(text)
  })

  it('Every message of every language is filled in as the library of the window does it', () => {
    const counts = fc.oneof(fc.nat(120), fc.nat(3_000_000))
    for (const language of languages) {
      const own = rulesOf(language)
      for (const message of Object.values<string>(pageCatalogues[language]())) {
        if (!message.includes('{')) continue
        const library = new IntlMessageFormat(message, language, undefined, { ignoreTag: true })
        const [, ...names] = message.split(/\{(?=[a-z])/).map((part) => /^\w+/.exec(part)?.[0] ?? '')
        fc.assert(
          fc.property(counts, (count) => {
            const values = Object.fromEntries(names.map((name) => [name, name === 'count' ? count : name]))
            expect(formatMessage(message, values, own)).toBe(String(library.format(values)))
          }),
          { numRuns: message.includes('plural') ? 50 : 1 },
        )
      }
    }
  })
})
