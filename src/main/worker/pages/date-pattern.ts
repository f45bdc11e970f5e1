/** How a language writes the day, month and year of a date, learnt once from Intl. */

/** The text of dates in one month, but for the day and the year. A pattern without a year ends with `between`. */
export type DatePattern = {
  readonly before: string
  readonly between: string
  readonly after: string
  readonly dayFirst: boolean
}

/** Returns the patterns of the twelve months. `parts` says how the month is written, and whether the year is. */
export function datePatterns(
  locale: string,
  parts: { readonly month: 'long' | 'short'; readonly year?: 'numeric' },
): readonly DatePattern[] {
  const format = new Intl.DateTimeFormat(locale, { ...parts, day: 'numeric', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => patternOf(format.formatToParts(Date.UTC(2026, month, 15))))
}

function patternOf(parts: readonly Intl.DateTimeFormatPart[]): DatePattern {
  const texts = ['']
  const fields: string[] = []
  for (const { type, value } of parts) {
    if (type === 'day' || type === 'year') {
      fields.push(type)
      texts.push('')
    } else {
      texts.push(texts.pop()! + value)
    }
  }
  const [before = '', between = '', after = ''] = texts
  return { before, between, after, dayFirst: fields[0] === 'day' }
}

/** The date of a day and a year, '' for a pattern without one. */
export function fillDate(
  { before, between, after, dayFirst }: DatePattern,
  day: number,
  year: number | '',
): string {
  return dayFirst ? `${before}${day}${between}${year}${after}` : `${before}${year}${between}${day}${after}`
}
