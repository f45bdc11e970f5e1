import { describe, expect, it } from 'vitest'
import { evaluatePreconditions, ifRangeHolds } from '../../src/http/preconditions.ts'

const now = Date.parse('2026-11-23T12:00:00Z')
const before = 'Sun, 01 Nov 2026 11:59:59 GMT'
const exactly = 'Sun, 01 Nov 2026 12:00:00 GMT'
const after = 'Sun, 01 Nov 2026 12:00:01 GMT'

/** Changed at `exactly` and three quarters of a second, which Last-Modified can't say. */
const validators = { entityTag: '"now"', lastModifiedMs: Date.parse('2026-11-01T12:00:00.750Z') }

type Lines = Record<string, string>
const evaluate = (lines: Lines, ours: Parameters<typeof evaluatePreconditions>[1] = validators) =>
  evaluatePreconditions(new Map(Object.entries(lines)), ours, now)

describe('RFC 9110 §13.2.2 Precedence of Preconditions', () => {
  it('A request without preconditions proceeds', () => {
    expect(evaluate({})).toBe('proceed')
  })

  it.each<[string, Lines, 'proceed' | 304 | 412]>([
    ['a failed If-Match wins over If-None-Match', { 'if-match': '"old"', 'if-none-match': '"now"' }, 412],
    ['after If-Match holds, If-None-Match is asked', { 'if-match': '"now"', 'if-none-match': '"now"' }, 304],
    [
      'If-Match sets If-Unmodified-Since aside',
      { 'if-match': '"now"', 'if-unmodified-since': before },
      'proceed',
    ],
    ['a failed If-Match fails whatever the date', { 'if-match': '"old"', 'if-unmodified-since': after }, 412],
    [
      'If-None-Match sets If-Modified-Since aside',
      { 'if-none-match': '"old"', 'if-modified-since': after },
      'proceed',
    ],
    [
      'a matching If-None-Match decides alone',
      { 'if-none-match': '"now"', 'if-modified-since': before },
      304,
    ],
    ['If-Unmodified-Since fails first', { 'if-unmodified-since': before, 'if-none-match': '"now"' }, 412],
    [
      'after If-Unmodified-Since, If-Modified-Since',
      { 'if-unmodified-since': after, 'if-modified-since': after },
      304,
    ],
    ['If-Range is no precondition', { 'if-range': '"old"' }, 'proceed'],
  ])('Preconditions are evaluated in order: %s', (_, lines, expected) => {
    expect(evaluate(lines)).toBe(expected)
  })
})

describe('RFC 9110 §13.1.1 If-Match', () => {
  it.each<[string, string, 'proceed' | 412]>([
    ['any', '*', 'proceed'],
    ['our tag', '"now"', 'proceed'],
    ['our tag among others', '"old", "now"', 'proceed'],
    ['another tag', '"old"', 412],
    ['our tag as a weak one, since the comparison is strong', 'W/"now"', 412],
    ['a malformed list, which can not be shown to hold', 'now', 412],
    ['our tag in a malformed list', '"now", bad', 412],
    ['an empty list', '', 412],
  ])('If-Match is judged with %s: %s', (_, value, expected) => {
    expect(evaluate({ 'if-match': value })).toBe(expected)
  })

  it.each(['if-modified-since', 'if-unmodified-since'])('Without a date of ours %s is ignored', (name) => {
    for (const date of [before, exactly, after])
      expect(evaluate({ [name]: date }, { entityTag: '"now"', lastModifiedMs: undefined })).toBe('proceed')
  })

  it('Without a date of ours no date lets If-Range hold', () => {
    const ours = { entityTag: '"now"', lastModifiedMs: undefined }
    for (const date of [before, exactly, after])
      expect(ifRangeHolds(new Map([['if-range', date]]), ours, now)).toBe(false)
  })

  it('A weak tag of ours matches nothing strongly', () => {
    const weakly = { ...validators, entityTag: 'W/"now"' }
    expect(evaluate({ 'if-match': 'W/"now"' }, weakly)).toBe(412)
    expect(evaluate({ 'if-match': '*' }, weakly)).toBe('proceed')
  })
})

describe('RFC 9110 §13.1.2 If-None-Match', () => {
  it.each<[string, string, 'proceed' | 304]>([
    ['any', '*', 304],
    ['our tag', '"now"', 304],
    ['our tag among others', '"old","now"', 304],
    ['our tag as a weak one, since the comparison is weak', 'W/"now"', 304],
    ['another tag', '"old"', 'proceed'],
    ['a malformed list, which is ignored', 'now', 'proceed'],
    ['our tag in a malformed list', '"now", bad', 'proceed'],
  ])('If-None-Match is judged with %s: %s', (_, value, expected) => {
    expect(evaluate({ 'if-none-match': value })).toBe(expected)
  })

  it('A malformed If-None-Match still sets If-Modified-Since aside (§13.1.3)', () => {
    expect(evaluate({ 'if-none-match': 'bad', 'if-modified-since': after })).toBe('proceed')
  })
})

describe('RFC 9110 §13.1.3 If-Modified-Since', () => {
  it.each<[string, string, 'proceed' | 304]>([
    ['a date before the change', before, 'proceed'],
    ['the date of the change, to the second', exactly, 304],
    ['a date after the change', after, 304],
    ['a date in the future', 'Fri, 31 Dec 2077 00:00:00 GMT', 304],
    ['the RFC 850 format', 'Sunday, 01-Nov-26 12:00:00 GMT', 304],
    ['the asctime format', 'Sun Nov  1 12:00:00 2026', 304],
    ['no date, which is ignored', 'today', 'proceed'],
    ['an impossible date, which is ignored', 'Sun, 31 Nov 2026 12:00:00 GMT', 'proceed'],
    ['two dates, which are ignored', `${after}, ${after}`, 'proceed'],
  ])('If-Modified-Since is judged with %s: %s', (_, value, expected) => {
    expect(evaluate({ 'if-modified-since': value })).toBe(expected)
  })
})

describe('RFC 9110 §13.1.4 If-Unmodified-Since', () => {
  it.each<[string, string, 'proceed' | 412]>([
    ['a date before the change', before, 412],
    ['the date of the change, to the second', exactly, 'proceed'],
    ['a date after the change', after, 'proceed'],
    ['no date, which is ignored', 'today', 'proceed'],
  ])('If-Unmodified-Since is judged with %s: %s', (_, value, expected) => {
    expect(evaluate({ 'if-unmodified-since': value })).toBe(expected)
  })
})

describe('RFC 9110 §13.1.5 If-Range', () => {
  const holds = (value: string, ours = validators, nowMs = now) =>
    ifRangeHolds(new Map([['if-range', value]]), ours, nowMs)

  it('A range without If-Range applies', () => {
    expect(ifRangeHolds(new Map(), validators, now)).toBe(true)
  })

  it.each([
    ['our tag', '"now"', true],
    ['another tag', '"old"', false],
    ['our tag as a weak one, since the comparison is strong', 'W/"now"', false],
    ['a list, which the field is not', '"now", "old"', false],
    ['an asterisk, which it does not know', '*', false],
    ['a tag without quotes', 'now', false],
    ['nothing', '', false],
    ['the date of the change', exactly, true],
    ['the date of the change in the asctime format', 'Sun Nov  1 12:00:00 2026', true],
    ['a date before the change', before, false],
    ['a date after the change, since only an exact match counts', after, false],
    ['no date', 'today', false],
  ])('If-Range is judged with %s: %s', (_, value, expected) => {
    expect(holds(value)).toBe(expected)
  })

  it('A weak tag of ours never lets If-Range hold', () => {
    expect(holds('W/"now"', { ...validators, entityTag: 'W/"now"' })).toBe(false)
  })

  it('A date is a strong validator only when at least a second old (§8.8.2.2)', () => {
    expect(holds(exactly, validators, Date.parse('2026-11-01T12:00:00.999Z'))).toBe(false)
    expect(holds(exactly, validators, Date.parse('2026-11-01T12:00:01.000Z'))).toBe(true)
    expect(holds(exactly, validators, Date.parse('2026-11-01T11:00:00.000Z'))).toBe(false)
  })
})
