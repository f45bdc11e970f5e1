import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { escapeHtml } from '../../../../src/main/worker/pages/escape-html.ts'
import { isoDate } from '../../../../src/main/worker/pages/human-date.ts'
import { PageTexts } from '../../../../src/main/worker/pages/page-texts.ts'

const english = new PageTexts('en')

describe('counts for people', () => {
  it.each([
    [0, '0 files'],
    [1, '1 file'],
    [999, '999 files'],
    [1000, '1,000 files'],
    [1_234_567, '1,234,567 files'],
  ])('The count %d is shown as %j', (count, text) => {
    expect(english.text('summary.files', { count })).toBe(text)
    expect(english.number(count)).toBe(text.split(' ')[0])
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
    ['this minute', 'Today, 15:42', now, now],
    ['the first minute of the day', 'Today, 00:00', now, '2026-11-23T00:00:00+01:00'],
    ['the last minute of the day, which is yet to come,', 'Today, 23:59', now, '2026-11-23T23:59:59+01:00'],
    ['the last minute of yesterday', 'Yesterday, 23:59', now, '2026-11-22T23:59:59+01:00'],
    ['the first minute of yesterday', 'Yesterday, 00:00', now, '2026-11-22T00:00:00+01:00'],
    ['the day before yesterday', '21 Nov', now, '2026-11-21T23:59:59+01:00'],
    ['the first minute of the year', '1 Jan', now, '2026-01-01T00:00:00+01:00'],
    ['the last minute of last year', '31 Dec 2025', now, '2025-12-31T23:59:59+01:00'],
    ['tomorrow, by a wrong clock,', '24 Nov', now, '2026-11-24T00:00:00+01:00'],
    ['next year, by a wrong clock,', '3 Feb 2027', now, '2027-02-03T04:05:06+01:00'],
    ['the epoch', '1 Jan 1970', now, '1970-01-01T00:00:00Z'],
    [
      'yesterday, which had 25 hours,',
      'Yesterday, 00:30',
      '2026-10-26T12:00:00+01:00',
      '2026-10-25T00:30:00+02:00',
    ],
    [
      'yesterday in the year before',
      'Yesterday, 10:00',
      '2027-01-01T10:00:00+01:00',
      '2026-12-31T10:00:00+01:00',
    ],
  ])('A date of %s is shown as %j', (_, text, nowText, time) => {
    expect(english.dates.asOf(Date.parse(nowText))(Date.parse(time))).toBe(text)
  })

  it('A date in full is exact to the minute', () => {
    expect(english.dates.full()(Date.parse('2026-03-04T05:06:07+01:00'))).toBe('4 March 2026, 05:06')
  })

  it.each([
    ['is cut off to whole seconds', Date.parse('2026-11-23T14:42:09.999Z'), '2026-11-23T14:42:09Z'],
    ['may lie before the epoch', -1, '1969-12-31T23:59:59Z'],
    ['may lie in the last year of four digits', Date.parse('9999-12-31T23:59:59Z'), '9999-12-31T23:59:59Z'],
    [
      'has a leading zero in a year of three digits',
      Date.parse('0800-12-25T00:00:00Z'),
      '0800-12-25T00:00:00Z',
    ],
    ['may lie in the year 0', Date.parse('0000-01-01T00:00:00Z'), '0000-01-01T00:00:00Z'],
  ])('A date for programs %s', (_, timeMs, text) => {
    expect(isoDate(timeMs)).toBe(text)
  })
})

describe('text in HTML', () => {
  it('Text in HTML can’t be markup or end an attribute, whichever quotes it is in', () => {
    expect(escapeHtml(`<a href="x" title='y'>&amp;</a>`)).toBe(
      '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;',
    )
  })
})
