import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatHttpDate, parseHttpDate } from '../../src/http/http-date.ts'

/** The instant of the RFC's own example. */
const example = 784_111_777_000
const now = Date.parse('2026-11-23T00:00:00Z')

describe('RFC 9110 §5.6.7 Date/Time Formats: writing', () => {
  it.each([
    [example, 'Sun, 06 Nov 1994 08:49:37 GMT'],
    [0, 'Thu, 01 Jan 1970 00:00:00 GMT'],
    [999, 'Thu, 01 Jan 1970 00:00:00 GMT'],
    [-1, 'Wed, 31 Dec 1969 23:59:59 GMT'],
    [951_782_400_000, 'Tue, 29 Feb 2000 00:00:00 GMT'],
    [-62_167_219_200_000, 'Sat, 01 Jan 0000 00:00:00 GMT'],
    [253_402_300_799_999, 'Fri, 31 Dec 9999 23:59:59 GMT'],
  ])('The time %i is written as %s', (ms, text) => {
    expect(formatHttpDate(ms)).toBe(text)
  })

  it('Dates beyond years of four digits become the nearest one within them', () => {
    expect(formatHttpDate(253_402_300_800_000)).toBe('Fri, 31 Dec 9999 23:59:59 GMT')
    expect(formatHttpDate(Infinity)).toBe('Fri, 31 Dec 9999 23:59:59 GMT')
    expect(formatHttpDate(-1e15)).toBe('Sat, 01 Jan 0000 00:00:00 GMT')
  })

  it('NaN is a programming error', () => {
    expect(() => formatHttpDate(NaN)).toThrow(RangeError)
  })
})

describe('RFC 9110 §5.6.7 Date/Time Formats: reading', () => {
  it.each([
    ['IMF-fixdate', 'Sun, 06 Nov 1994 08:49:37 GMT'],
    ['the RFC 850 format', 'Sunday, 06-Nov-94 08:49:37 GMT'],
    ['the asctime format', 'Sun Nov  6 08:49:37 1994'],
  ])('A date in %s is read', (_, text) => {
    expect(parseHttpDate(text, now)).toBe(example)
  })

  it.each([
    ['a two-digit day in asctime', 'Wed Nov 16 08:49:37 1994', '1994-11-16T08:49:37Z'],
    ['a zero-padded day in asctime', 'Sun Nov 06 08:49:37 1994', '1994-11-06T08:49:37Z'],
    ['a weekday that does not match', 'Mon, 06 Nov 1994 08:49:37 GMT', '1994-11-06T08:49:37Z'],
    ['the last second of a day', 'Sun, 06 Nov 1994 23:59:59 GMT', '1994-11-06T23:59:59Z'],
    ['a leap second', 'Sat, 31 Dec 2016 23:59:60 GMT', '2017-01-01T00:00:00Z'],
    ['29 February of a leap year', 'Thu, 29 Feb 2024 00:00:00 GMT', '2024-02-29T00:00:00Z'],
    ['29 February 2000', 'Tue, 29 Feb 2000 00:00:00 GMT', '2000-02-29T00:00:00Z'],
    ['a year below 100', 'Sat, 01 Jan 0050 00:00:00 GMT', '0050-01-01T00:00:00Z'],
    ['the last date', 'Fri, 31 Dec 9999 23:59:59 GMT', '9999-12-31T23:59:59Z'],
  ])('A date with %s is read: %s', (_, text, iso) => {
    expect(parseHttpDate(text, now)).toBe(Date.parse(iso))
  })

  it.each([
    ['26', 2026],
    ['27', 2027],
    ['75', 2075],
    ['77', 1977],
    ['94', 1994],
    ['99', 1999],
    ['00', 2000],
  ])('In 2026 the two-digit year %s means %i', (digits, year) => {
    expect(parseHttpDate(`Sunday, 06-Nov-${digits} 00:00:00 GMT`, now)).toBe(Date.UTC(year, 10, 6))
  })

  it('A two-digit year exactly 50 years ahead is the future, a second more is the past', () => {
    expect(parseHttpDate('Monday, 23-Nov-76 00:00:00 GMT', now)).toBe(Date.UTC(2076, 10, 23))
    expect(parseHttpDate('Monday, 23-Nov-76 00:00:01 GMT', now)).toBe(Date.UTC(1976, 10, 23, 0, 0, 1))
  })

  it('29 February of a two-digit year is judged in the year that it stands for', () => {
    expect(parseHttpDate('Sunday, 29-Feb-00 00:00:00 GMT', now)).toBe(Date.UTC(2000, 1, 29))
    expect(parseHttpDate('Sunday, 29-Feb-00 00:00:00 GMT', Date.UTC(2120, 0))).toBeUndefined()
    expect(parseHttpDate('Sunday, 29-Feb-77 00:00:00 GMT', now)).toBeUndefined()
  })

  it.each([
    ['the empty text', ''],
    ['no date', 'yesterday'],
    ['a number', '784111777'],
    ['ISO 8601', '1994-11-06T08:49:37Z'],
    ['a lower-case weekday', 'sun, 06 Nov 1994 08:49:37 GMT'],
    ['an upper-case month', 'Sun, 06 NOV 1994 08:49:37 GMT'],
    ['a lower-case zone', 'Sun, 06 Nov 1994 08:49:37 gmt'],
    ['another zone', 'Sun, 06 Nov 1994 08:49:37 UTC'],
    ['a numeric zone', 'Sun, 06 Nov 1994 08:49:37 +0000'],
    ['no zone', 'Sun, 06 Nov 1994 08:49:37'],
    ['text after it', 'Sun, 06 Nov 1994 08:49:37 GMT; length=5'],
    ['white space before it', ' Sun, 06 Nov 1994 08:49:37 GMT'],
    ['no space after the comma', 'Sun,06 Nov 1994 08:49:37 GMT'],
    ['two spaces', 'Sun, 06  Nov 1994 08:49:37 GMT'],
    ['an unknown weekday', 'Sux, 06 Nov 1994 08:49:37 GMT'],
    ['an unknown month', 'Sun, 06 Nox 1994 08:49:37 GMT'],
    ['a one-digit day', 'Sun, 6 Nov 1994 08:49:37 GMT'],
    ['a space-padded day', 'Sun,  6 Nov 1994 08:49:37 GMT'],
    ['day 0', 'Sun, 00 Nov 1994 08:49:37 GMT'],
    ['31 November', 'Thu, 31 Nov 1994 08:49:37 GMT'],
    ['32 December', 'Sun, 32 Dec 1994 08:49:37 GMT'],
    ['29 February of an ordinary year', 'Wed, 29 Feb 2023 00:00:00 GMT'],
    ['29 February 1900', 'Thu, 29 Feb 1900 00:00:00 GMT'],
    ['hour 24', 'Sun, 06 Nov 1994 24:00:00 GMT'],
    ['minute 60', 'Sun, 06 Nov 1994 08:60:37 GMT'],
    ['second 61', 'Sun, 06 Nov 1994 08:49:61 GMT'],
    ['a sign in the year', 'Sun, 06 Nov +994 08:49:37 GMT'],
    ['a letter in the hour', 'Sun, 06 Nov 1994 0x:49:37 GMT'],
    ['points in the clock', 'Sun, 06 Nov 1994 08.49.37 GMT'],
    ['a two-digit year in IMF-fixdate', 'Sun, 06 Nov 94 08:49:37 GMT'],
    ['dashes in IMF-fixdate', 'Sun, 06-Nov-1994 08:49:37 GMT'],
    ['a short weekday in RFC 850', 'Sun, 06-Nov-94 08:49:37 GMT'],
    ['a long weekday in IMF-fixdate', 'Sunday, 06 Nov 1994 08:49:37 GMT'],
    ['a four-digit year in RFC 850', 'Sunday, 06-Nov-1994 08:49:37 GMT'],
    ['31 November in RFC 850', 'Sunday, 31-Nov-94 08:49:37 GMT'],
    ['a zone in asctime', 'Sun Nov  6 08:49:37 1994 GMT'],
    ['a one-digit day without padding in asctime', 'Sun Nov 6 08:49:37 1994'],
    ['day 0 in asctime', 'Sun Nov  0 08:49:37 1994'],
    ['two dates, from repeated fields', 'Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT'],
  ])('Text with %s is not a date: %j', (_, text) => {
    expect(parseHttpDate(text, now)).toBeUndefined()
  })

  it('A written date is read back to the second', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -62_167_219_200, max: 253_402_300_799 }),
        fc.nat(999),
        (seconds, rest) => {
          expect(parseHttpDate(formatHttpDate(seconds * 1000 + rest), now)).toBe(seconds * 1000)
        },
      ),
    )
  })

  it('A date with one character replaced is another valid date or none, never an exception', () => {
    const texts = fc.constantFrom(
      'Sun, 06 Nov 1994 08:49:37 GMT',
      'Sunday, 06-Nov-94 08:49:37 GMT',
      'Sun Nov  6 08:49:37 1994',
    )
    fc.assert(
      fc.property(texts, fc.nat(30), fc.string({ minLength: 1, maxLength: 1 }), (text, at, replacement) => {
        const ms = parseHttpDate(text.slice(0, at) + replacement + text.slice(at + 1), now)
        expect(ms === undefined || Number.isInteger(ms)).toBe(true)
      }),
    )
  })
})
