/** The languages that Spool speaks, and how they are written. */

/** Tags by BCP 47, in the order of their names: Latin letters first. */
export const languages = [
  'de',
  'en',
  'es',
  'fr',
  'it',
  'nl',
  'pl',
  'pt-BR',
  'tr',
  'ru',
  'uk',
  'he',
  'ar',
  'zh-Hans',
  'zh-Hant',
  'ja',
  'ko',
] as const
export type Language = (typeof languages)[number]

/** Returns the direction of a language's writing, as the attribute `dir` has it. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' || language === 'he' ? 'rtl' : 'ltr'
}

/**
 * Returns the locale for `Intl`. Arabic gets the digits 0 to 9: addresses, ports and status codes have these everywhere, and
 * sizes and counts stand beside them.
 */
export function localeOf(language: Language): string {
  return language === 'ar' ? 'ar-u-nu-latn' : language
}
