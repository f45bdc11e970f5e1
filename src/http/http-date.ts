/** Formats and parses the dates of HTTP (RFC 9110 §5.6.7), to the second, always in UTC. */
import { parseDecimal } from './field-syntax.ts'

const shortWeekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const longWeekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const earliestMs = Date.parse('0000-01-01T00:00:00Z')
const latestMs = Date.parse('9999-12-31T23:59:59Z')

/** Returns the moment nearest to `ms` since the epoch whose year has four digits: a file system can claim any date. */
export function datable(ms: number): number {
  return Math.min(Math.max(ms, earliestMs), latestMs)
}

/**
 * Formats `ms` since the epoch as an IMF-fixdate, rounded down to the second and {@link datable}. Costs nearly a
 * microsecond: a hot path keeps the text of the current second. Throws a RangeError on NaN.
 */
export function formatHttpDate(ms: number): string {
  if (Number.isNaN(ms)) throw new RangeError('A date to format must be a number')
  // ECMAScript defines toUTCString as exactly this format within these years.
  return new Date(datable(ms)).toUTCString()
}

/**
 * Parses a date to milliseconds since the epoch; undefined unless `text` is a valid date in one of the three formats that
 * a recipient must accept: IMF-fixdate and the obsolete RFC 850 and asctime formats. Case and spacing are strict and the
 * calendar date must exist; the weekday must be a weekday's name, right or wrong. Second 60 is second 0 of the next
 * minute. `nowMs` is for the two-digit years of RFC 850.
 */
export function parseHttpDate(text: string, nowMs: number): number | undefined {
  const comma = text.indexOf(',')
  if (comma === -1) return parseAsctime(text)
  return comma === 3 ? parseImfFixdate(text) : parseRfc850(text, comma, nowMs)
}

/** `Sun, 06 Nov 1994 08:49:37 GMT` */
function parseImfFixdate(text: string): number | undefined {
  const hasFrame =
    text.length === 29 &&
    shortWeekdays.includes(text.slice(0, 3)) &&
    text.startsWith(', ', 3) &&
    text[7] === ' ' &&
    text[11] === ' ' &&
    text[16] === ' ' &&
    text.endsWith(' GMT')
  if (!hasFrame) return undefined
  return utcMs(digits(text, 12, 4), text.slice(8, 11), digits(text, 5, 2), text.slice(17, 25))
}

/** `Sunday, 06-Nov-94 08:49:37 GMT` */
function parseRfc850(text: string, comma: number, nowMs: number): number | undefined {
  const date = text.slice(comma)
  const hasFrame =
    date.length === 24 &&
    longWeekdays.includes(text.slice(0, comma)) &&
    date.startsWith(', ') &&
    date[4] === '-' &&
    date[8] === '-' &&
    date[11] === ' ' &&
    date.endsWith(' GMT')
  if (!hasFrame) return undefined
  const [day, month, clock] = [digits(date, 2, 2), date.slice(5, 8), date.slice(12, 20)]

  // A date that seems more than 50 years ahead means the latest past year with these two digits.
  const now = new Date(nowMs)
  const thisYear = now.getUTCFullYear()
  const year = thisYear - (thisYear % 100) + digits(date, 9, 2)
  const ms = utcMs(year, month, day, clock)
  const horizonMs = now.setUTCFullYear(thisYear + 50)
  const isTooFar = ms === undefined ? year > thisYear + 50 : ms > horizonMs
  return isTooFar ? utcMs(year - 100, month, day, clock) : ms
}

/** `Sun Nov  6 08:49:37 1994`: the day is padded with a space. */
function parseAsctime(text: string): number | undefined {
  const hasFrame =
    text.length === 24 &&
    shortWeekdays.includes(text.slice(0, 3)) &&
    text[3] === ' ' &&
    text[7] === ' ' &&
    text[10] === ' ' &&
    text[19] === ' '
  if (!hasFrame) return undefined
  const day = text[8] === ' ' ? digits(text, 9, 1) : digits(text, 8, 2)
  return utcMs(digits(text, 20, 4), text.slice(4, 7), day, text.slice(11, 19))
}

/** The instant, undefined if a part is malformed or out of range. `clock` is `HH:MM:SS`. */
function utcMs(year: number, month: string, day: number, clock: string): number | undefined {
  const [hour, minute, second] = [digits(clock, 0, 2), digits(clock, 3, 2), digits(clock, 6, 2)]
  const isClock = clock[2] === ':' && clock[5] === ':' && hour <= 23 && minute <= 59 && second <= 60
  const monthIndex = months.indexOf(month)
  if (!isClock || monthIndex === -1) return undefined

  // Not Date.UTC, which moves the years 0 to 99 into the 20th century. A day that the month lacks rolls over.
  const date = new Date(0)
  date.setUTCFullYear(year, monthIndex, day)
  if (date.getUTCDate() !== day) return undefined
  return date.setUTCHours(hour, minute, second)
}

/** The number written in `length` digits at `from`, NaN if any of them is not a digit. */
function digits(text: string, from: number, length: number): number {
  return parseDecimal(text, from, from + length)
}
