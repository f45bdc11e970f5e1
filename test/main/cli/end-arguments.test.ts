import { describe, expect, it } from 'vitest'
import { parseArguments } from '../../../src/main/cli/arguments.ts'
import type { EndConditions } from '../../../src/shared/app/share-ends.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** Local time, a Thursday. */
const now = new Date(2026, 4, 14, 17, 30).getTime()
const at = (...time: [day: number, hours: number, minutes: number, seconds?: number]) =>
  new Date(2026, 4, ...time).getTime()

describe('arguments that say when a share ends', () => {
  it.each<[args: string[], ends: EndConditions]>([
    [['--for', '45s'], { durationMs: 45_000 }],
    [['--for', '5m'], { durationMs: 5 * minuteMs }],
    [['--for=2h'], { durationMs: 2 * hourMs }],
    [['--for', '1H30M'], { durationMs: 90 * minuteMs }],
    [['--for', '90m'], { durationMs: 90 * minuteMs }],
    [['--for', '1d2h3m4s'], { durationMs: 26 * hourMs + 3 * minuteMs + 4000 }],
    [['--for', '366d'], { durationMs: 366 * 24 * hourMs }],
    [['--until', '18:00'], { untilMs: at(14, 18, 0) }],
    [['--until', '17:30'], { untilMs: at(15, 17, 30) }],
    [['--until', '9:05'], { untilMs: at(15, 9, 5) }],
    [['--until', '2026-05-20T18:00'], { untilMs: at(20, 18, 0) }],
    [['--until', '2026-05-20 18:00:30'], { untilMs: at(20, 18, 0, 30) }],
    [['--until', '2026-06-01T18:00Z'], { untilMs: Date.UTC(2026, 5, 1, 18) }],
    [['--until', '2026-06-01T18:00+02:00'], { untilMs: Date.UTC(2026, 5, 1, 16) }],
    [['--deliveries', '12'], { deliveries: 12 }],
    [['--idle', '1h'], { idleMs: hourMs }],
    [
      ['--for', '2h', '--until', '18:00', '--deliveries', '1', '--idle', '10m'],
      { durationMs: 2 * hourMs, untilMs: at(14, 18, 0), deliveries: 1, idleMs: 10 * minuteMs },
    ],
  ])('The arguments %j are understood', (args, ends) => {
    const parsed = parseArguments(args, now)
    expect(parsed).toMatchObject({ kind: 'run' })
    expect(parsed.kind === 'run' && parsed.options.ends).toEqual(ends)
  })

  const timeOf = (name: string, text: string) =>
    `${name} takes a time from 1s to 366d, such as 45m, 2h or 1h30m, not "${text}".`
  const until = (text: string) => `--until takes a time, such as 18:00 or 2030-12-31T18:00, not "${text}".`
  const count = (text: string) => `--deliveries takes a whole number from 1 to 1000000, not "${text}".`

  it.each<[rule: string, args: string[], message: string]>([
    ['a time has a unit', ['--for', '90'], timeOf('--for', '90')],
    ['a time has no fraction', ['--for', '1.5h'], timeOf('--for', '1.5h')],
    ['a time has no spaces', ['--for', '1h 30m'], timeOf('--for', '1h 30m')],
    ['a time begins with its largest unit', ['--for', '30m1h'], timeOf('--for', '30m1h')],
    ['a time is not nothing', ['--for', '0m'], timeOf('--for', '0m')],
    ['a time is not a year and two days', ['--for', '367d'], timeOf('--for', '367d')],
    ['a time has ASCII digits', ['--idle', '٨h'], timeOf('--idle', '٨h')],
    ['a time is not endless', ['--idle', `${'9'.repeat(400)}s`], timeOf('--idle', `${'9'.repeat(400)}s`)],
    ['a day has 24 hours', ['--until', '24:00'], until('24:00')],
    ['an hour has 60 minutes', ['--until', '18:60'], until('18:60')],
    ['an hour alone is no time of the day', ['--until', '18'], until('18')],
    ['a date alone is no time', ['--until', '2026-05-20'], until('2026-05-20')],
    ['a month has no 31st day if it has 30', ['--until', '2026-06-31T18:00'], until('2026-06-31T18:00')],
    ['a year has 12 months', ['--until', '2026-13-01T18:00'], until('2026-13-01T18:00')],
    ['words are no time', ['--until', 'tomorrow'], until('tomorrow')],
    ['what is over', ['--until', '2026-05-14T17:30'], '--until "2026-05-14T17:30" is in the past.'],
    [
      'a slip of the finger',
      ['--until', '2206-05-14T17:30'],
      '--until "2206-05-14T17:30" is more than a year ahead.',
    ],
    ['no deliveries', ['--deliveries', '0'], count('0')],
    ['a fraction of a delivery', ['--deliveries', '1.5'], count('1.5')],
    ['more deliveries than anyone counts', ['--deliveries', '1000001'], count('1000001')],
    ['a missing value', ['--for'], '--for needs a value. See: spool --help'],
  ])('A mistake gets one line with what is wrong: %s', (_, args, message) => {
    expect(parseArguments(args, now)).toEqual({ kind: 'mistake', message })
  })
})
