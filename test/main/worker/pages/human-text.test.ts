import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { escapeHtml } from '../../../../src/main/worker/pages/escape-html.ts'
import { humanCount, humanNumber } from '../../../../src/main/worker/pages/human-count.ts'
import { fullDate, humanDates, isoDate } from '../../../../src/main/worker/pages/human-date.ts'

describe('counts for people', () => {
  it.each([
    [0, '0 files'],
    [1, '1 file'],
    [999, '999 files'],
    [1000, '1,000 files'],
    [1_234_567, '1,234,567 files'],
  ])('%d', (count, text) => {
    expect(humanCount(count, 'file')).toBe(text)
    expect(humanNumber(count)).toBe(text.split(' ')[0])
  })
})

describe('dates for people', () => {
  const zone = process.env.TZ
  beforeAll(() => {
    process.env.TZ = 'Europe/Berlin'
  })
  afterAll(() => {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })

  // Berlin, where it is an hour later than UTC in winter, and clocks were put back on 25 October 2026.
  const now = '2026-11-23T15:42:00+01:00'
  it.each([
    ['now', now, now, 'Today, 15:42'],
    ['the first minute of the day', now, '2026-11-23T00:00:00+01:00', 'Today, 00:00'],
    ['the last minute of the day, a little ahead', now, '2026-11-23T23:59:59+01:00', 'Today, 23:59'],
    ['the last minute of yesterday', now, '2026-11-22T23:59:59+01:00', 'Yesterday, 23:59'],
    ['the first minute of yesterday', now, '2026-11-22T00:00:00+01:00', 'Yesterday, 00:00'],
    ['the day before', now, '2026-11-21T23:59:59+01:00', '21 Nov'],
    ['this year', now, '2026-01-01T00:00:00+01:00', '1 Jan'],
    ['last year', now, '2025-12-31T23:59:59+01:00', '31 Dec 2025'],
    ['tomorrow, by a wrong clock', now, '2026-11-24T00:00:00+01:00', '24 Nov'],
    ['next year, by a wrong clock', now, '2027-02-03T04:05:06+01:00', '3 Feb 2027'],
    ['the epoch', now, '1970-01-01T00:00:00Z', '1 Jan 1970'],
    [
      'a day of 25 hours is one day',
      '2026-10-26T12:00:00+01:00',
      '2026-10-25T00:30:00+02:00',
      'Yesterday, 00:30',
    ],
    [
      'yesterday in the year before',
      '2027-01-01T10:00:00+01:00',
      '2026-12-31T10:00:00+01:00',
      'Yesterday, 10:00',
    ],
  ])('%s', (_, nowText, time, text) => {
    expect(humanDates(Date.parse(nowText))(Date.parse(time))).toBe(text)
  })

  it('in full to the minute', () => {
    expect(fullDate(Date.parse('2026-03-04T05:06:07+01:00'))).toBe('4 March 2026, 05:06')
  })

  it.each([
    ['whole seconds, cut off', Date.parse('2026-11-23T14:42:09.999Z'), '2026-11-23T14:42:09Z'],
    ['before the epoch', -1, '1969-12-31T23:59:59Z'],
    ['the last that has four digits', Date.parse('9999-12-31T23:59:59Z'), '9999-12-31T23:59:59Z'],
    ['a year of three digits', Date.parse('0800-12-25T00:00:00Z'), '0800-12-25T00:00:00Z'],
    ['the first year', Date.parse('0000-01-01T00:00:00Z'), '0000-01-01T00:00:00Z'],
  ])('for programs: %s', (_, timeMs, text) => {
    expect(isoDate(timeMs)).toBe(text)
  })
})

describe('text in HTML', () => {
  it('cannot be markup, nor end an attribute in either quotes', () => {
    expect(escapeHtml(`<a href="x" title='y'>&amp;</a>`)).toBe(
      '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;',
    )
  })
})
