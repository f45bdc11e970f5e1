/** Finds and formats the texts of one language. */
import { IntlMessageFormat } from 'intl-messageformat'
import { de } from './de.ts'
import { en, type MessageKey, type Messages } from './en.ts'
import { ja } from './ja.ts'

export const languages = { en, de, ja } satisfies Record<string, Messages>
export type Language = keyof typeof languages

/** Values for the placeholders in a message. */
export type MessageValues = Readonly<Record<string, string | number>>
/** Returns the text for a key. */
export type Translate = (key: MessageKey, values?: MessageValues) => string

/**
 * Returns the language to show: the chosen one; for `system` the first of the `preferred` tags (BCP 47) that Spool supports, or
 * English.
 */
export function chooseLanguage(chosen: Language | 'system', preferred: readonly string[]): Language {
  if (chosen !== 'system') return chosen
  for (const tag of preferred) {
    const language = tag.split('-', 1)[0]!.toLowerCase()
    if (Object.hasOwn(languages, language)) return language as Language
  }
  return 'en'
}

/** Returns the texts of a language. A message is compiled on its first use. */
export function translator(language: Language): Translate {
  const messages: Messages = languages[language]
  const formats = new Map<MessageKey, IntlMessageFormat>()
  return (key, values) => {
    if (values === undefined) return messages[key]
    let format = formats.get(key)
    if (format === undefined) {
      format = new IntlMessageFormat(messages[key], language, undefined, { ignoreTag: true })
      formats.set(key, format)
    }
    return String(format.format(values))
  }
}
