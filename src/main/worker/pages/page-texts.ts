/** What pages say in the language of their guest: texts, numbers, sizes and dates. */
import { preferredLanguages } from '../../../http/accept-language.ts'
import { lookUpLanguage } from '../../../shared/messages/language-lookup.ts'
import { directionOf, type Language } from '../../../shared/messages/languages.ts'
import { pageCatalogues } from '../../../shared/messages/page/catalogues.ts'
import type { PageMessageKey, PageMessages } from '../../../shared/messages/page/en.ts'
import { unitBaseOf } from '../../../shared/text/format-bytes.ts'
import { formatMessage, type MessageValues } from './format-message.ts'
import { HumanDates } from './human-date.ts'
import { humanSizes } from './human-size.ts'

/** One language. What Intl is needed for is made on first use: errors are mostly made without. */
export class PageTexts {
  readonly language: Language
  readonly direction: 'ltr' | 'rtl'
  readonly #locale: string
  readonly #messages: PageMessages
  #numbers: Intl.NumberFormat | undefined
  #plurals: Intl.PluralRules | undefined
  #dates: HumanDates | undefined
  #size: ((bytes: number) => string) | undefined

  constructor(language: Language) {
    this.language = language
    this.direction = directionOf(language)
    // English for everyone puts the day first. Digits are the same in all languages, as they are in the names of files.
    this.#locale = `${language === 'en' ? 'en-GB' : language}-u-ca-gregory-nu-latn`
    this.#messages = pageCatalogues[language]()
  }

  /** The text for a key. Safe in HTML, but for the values: those that are texts are inserted as they are. */
  text(key: PageMessageKey, values?: MessageValues): string {
    const message = this.#messages[key]
    if (values === undefined) return message
    return formatMessage(message, values, { number: this.number, plural: this.#plural })
  }

  /** Whether there is a text for a key that has been put together. */
  has(key: string): boolean {
    return Object.hasOwn(this.#messages, key)
  }

  /** A whole number with the separators of its language: "12,000". */
  readonly number = (value: number): string =>
    (this.#numbers ??= new Intl.NumberFormat(this.#locale)).format(value)

  readonly #plural = (count: number): string =>
    (this.#plurals ??= new Intl.PluralRules(this.#locale)).select(count)

  /** Makes the texts for sizes in bytes. */
  get size(): (bytes: number) => string {
    return (this.#size ??= humanSizes(this.#locale, this.#messages, unitBaseOf(process.platform)))
  }

  get dates(): HumanDates {
    return (this.#dates ??= new HumanDates(this.#locale, this.#messages))
  }
}

/** Returns what a guest reads as the name of the share: that of its folder, or words for items. */
export function shareNameIn(texts: PageTexts, shareName: string): string {
  return shareName || texts.text('share.items')
}

/** Of each language that a guest of this thread has had. */
const known = new Map<Language, PageTexts>()

/** Returns the texts for a guest with this Accept-Language field. */
export function guestTexts(acceptLanguage: string | undefined): PageTexts {
  return textsIn(lookUpLanguage(preferredLanguages(acceptLanguage)))
}

/** Returns the texts in a language. */
export function textsIn(language: Language): PageTexts {
  let texts = known.get(language)
  if (texts === undefined) {
    texts = new PageTexts(language)
    known.set(language, texts)
  }
  return texts
}
