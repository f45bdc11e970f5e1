/** Finds the language for a reader by the tags of those that they prefer. */
import { languages, type Language } from './languages.ts'

/** Language ranges that are not a language's own tag. Those who read one script of Chinese may not read the other. */
const otherRanges: readonly (readonly [range: string, language: Language])[] = [
  ['pt', 'pt-BR'],
  ['zh', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['zh-MO', 'zh-Hant'],
  // The tag of Hebrew until 1989, which Java and Android still send.
  ['iw', 'he'],
]

const languageOfRange = new Map<string, Language>(
  [...languages.map((language) => [language, language] as const), ...otherRanges].map(([range, language]) => [
    range.toLowerCase(),
    language,
  ]),
)

/**
 * Returns the language for the first of the `tags` (BCP 47, the most preferred first) that Spool has one for, or English. A
 * tag that it doesn't have is tried without its last subtag, again and again: `de-CH` is served German (lookup, RFC 4647
 * §3.4).
 */
export function lookUpLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const subtags = tag.toLowerCase().split('-')
    while (subtags.length > 0) {
      const language = languageOfRange.get(subtags.join('-'))
      if (language !== undefined) return language
      subtags.pop()
    }
  }
  return 'en'
}
