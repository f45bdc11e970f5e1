/** Finds and formats the texts of one language. */
import { IntlMessageFormat } from 'intl-messageformat'
import type { MessageKey } from './en.ts'
import { lookUpLanguage } from './language-lookup.ts'
import { directionOf, localeOf, type Language } from './languages.ts'
import { loadMessages } from './load-messages.ts'

/** Values for the placeholders in a message. */
export type MessageValues = Readonly<Record<string, string | number>>
/** Returns the text for a key. */
export type Translate = (key: MessageKey, values?: MessageValues) => string

/** FIRST STRONG ISOLATE and its end: what is between them has its own direction, and leaves that around it alone (UAX #9). */
const isolate = '\u2068'
const endOfIsolate = '\u2069'
/** A letter that is written from right to left. */
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Returns the language to show: the chosen one; for `system` the one for the `preferred` tags (BCP 47). */
export function chooseLanguage(chosen: Language | 'system', preferred: readonly string[]): Language {
  return chosen === 'system' ? lookUpLanguage(preferred) : chosen
}

/**
 * Loads the texts of a language; resolves to what returns them. A message is compiled on its first use. Each
 * value that is a text (a name, an address) is isolated from the sentence around it where one of them is written from right to left.
 */
export async function loadTranslator(language: Language): Promise<Translate> {
  const messages = await loadMessages(language)
  const locale = localeOf(language)
  const isRightToLeft = directionOf(language) === 'rtl'
  const formats = new Map<MessageKey, IntlMessageFormat>()
  return (key, values) => {
    if (values === undefined) return messages[key]
    let format = formats.get(key)
    if (format === undefined) {
      format = new IntlMessageFormat(messages[key], locale, undefined, { ignoreTag: true })
      formats.set(key, format)
    }
    return String(format.format(isolated(values, isRightToLeft)))
  }
}

function isolated(values: MessageValues, all: boolean): MessageValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const turns = typeof value === 'string' && (all || rightToLeft.test(value))
      return [name, turns ? `${isolate}${value}${endOfIsolate}` : value]
    }),
  )
}
