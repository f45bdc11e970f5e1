/**
 * Dates for people, in the sharing computer's time zone, which on a local network is the visitor's too. Put together
 * from the fields of `Date` and what a language's patterns leave open: `Intl.DateTimeFormat` takes about 2 µs for each text,
 * which for two texts in each of 5,000 rows is twice the budget of the whole page.
 */
import type { PageMessages } from '../../../shared/messages/page/en.ts'
import { datePatterns, fillDate } from './date-pattern.ts'

/** The messages that dates are put into. */
type DateMessages = Pick<PageMessages, 'date.today' | 'date.yesterday' | 'date.full'>

/** Dates in one language, with Gregorian years and hours from 0 to 23. */
export class HumanDates {
  readonly #short
  readonly #shortWithYear
  readonly #full
  readonly #messages: DateMessages

  /** @param locale for Intl, with the digits 0 to 9 and the Gregorian calendar */
  constructor(locale: string, messages: DateMessages) {
    this.#short = datePatterns(locale, { month: 'short' })
    this.#shortWithYear = datePatterns(locale, { month: 'short', year: 'numeric' })
    this.#full = datePatterns(locale, { month: 'long', year: 'numeric' })
    this.#messages = messages
  }

  /** Makes the texts for dates as seen at `nowMs`. One serves all rows of a page. */
  asOf(nowMs: number): (timeMs: number) => string {
    const now = new Date(nowMs)
    const thisYear = now.getFullYear()
    const todayMs = now.setHours(0, 0, 0, 0)
    const tomorrowMs = now.setDate(now.getDate() + 1)
    const yesterdayMs = now.setDate(now.getDate() - 2)
    const [today, afterToday] = around(this.#messages['date.today'])
    const [yesterday, afterYesterday] = around(this.#messages['date.yesterday'])
    return (timeMs) => {
      const date = new Date(timeMs)
      // From tomorrow on a clock is wrong somewhere, and only the full date is honest.
      if (timeMs >= yesterdayMs && timeMs < tomorrowMs) {
        return timeMs >= todayMs
          ? today + timeOfDay(date) + afterToday
          : yesterday + timeOfDay(date) + afterYesterday
      }
      const year = date.getFullYear()
      const month = date.getMonth()
      return year === thisYear
        ? fillDate(this.#short[month]!, date.getDate(), '')
        : fillDate(this.#shortWithYear[month]!, date.getDate(), year)
    }
  }

  /** Makes the date and time in full, to the minute: "3 November 2026, 14:22". */
  full(): (timeMs: number) => string {
    const [before, between, after = ''] = around(this.#messages['date.full'])
    return (timeMs) => {
      const date = new Date(timeMs)
      const day = fillDate(this.#full[date.getMonth()]!, date.getDate(), date.getFullYear())
      return before + day + between + timeOfDay(date) + after
    }
  }
}

/** The texts around the placeholders of a message: of a date, as in all languages, before the time. */
function around(message: string): [before: string, between: string, after?: string] {
  return message.split(/\{\w+\}/) as [string, string, string?]
}

/**
 * RFC 3339 in UTC, whole seconds, for the years 0 to 9999. Put together by hand too, which takes a fifth of the time of
 * `toISOString`.
 */
export function isoDate(timeMs: number): string {
  const date = new Date(timeMs)
  return (
    `${String(date.getUTCFullYear()).padStart(4, '0')}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}` +
    `T${twoDigits(date.getUTCHours())}:${twoDigits(date.getUTCMinutes())}:${twoDigits(date.getUTCSeconds())}Z`
  )
}

function timeOfDay(date: Date): string {
  return `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`
}

const paddedNumbers = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'))
const twoDigits = (value: number) => paddedNumbers[value]!
