import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ShareEnd } from '../../../src/main/host/share-end.ts'
import { nextTimeOfDay } from '../../../src/main/host/time-of-day.ts'
import type { EndConditions, EndReason } from '../../../src/shared/app/share-ends.ts'
import type { TransferSnapshot } from '../../../src/shared/server-events.ts'

const hourMs = 3_600_000
/** Timers are late by a little, and clocks are looked at every 30 s. */
const lateMs = 1000
const checkMs = 31_000

/** The clock on the wall and the uptime go on with the timers; on top of that, tests set the one and let the computer sleep. */
let setByMs = 0
let sleptMs = 0
const clock = {
  wallMs: () => Date.now() + setByMs + sleptMs,
  uptimeMs: () => performance.now() + sleptMs,
}
let reasons: EndReason[]
let requests = 0
let requestsTurnedAway = 0

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 4, 14, 12) })
  reasons = []
  setByMs = sleptMs = requests = requestsTurnedAway = 0
})
afterEach(() => void vi.useRealTimers())

const begin = (conditions: EndConditions) =>
  new ShareEnd({ conditions, onEnd: (reason) => reasons.push(reason), clock })

/** What a server reports when someone has made a request, or as often as is said. */
function report(
  end: ShareEnd,
  { deliveries = 0, downloads = 0, jobsInFlight = 0, isVisit = true, isTurnedAway = false } = {},
): void {
  if (isVisit) requests++
  if (isTurnedAway) requestsTurnedAway++
  const transfers = Array.from({ length: downloads }, () => ({}) as TransferSnapshot)
  end.update({ totals: { requests, requestsTurnedAway, deliveries, jobsInFlight }, transfers })
}

/** Lets the time pass in which nothing may end, then the little in which it must. */
function endsAfter(ms: number, reason: EndReason, toleranceMs = lateMs): void {
  vi.advanceTimersByTime(ms - 1)
  expect(reasons).toEqual([])
  vi.advanceTimersByTime(toleranceMs)
  expect(reasons).toEqual([reason])
}

describe('a share for a duration', () => {
  it('It ends when the time is over, once', () => {
    begin({ durationMs: 2 * hourMs })
    endsAfter(2 * hourMs, 'time')
    vi.advanceTimersByTime(10 * hourMs)
    expect(reasons).toEqual(['time'])
  })

  it.each([-5 * hourMs, 5 * hourMs])('It ignores that the clock is set by %i ms', (byMs) => {
    begin({ durationMs: 2 * hourMs })
    vi.advanceTimersByTime(hourMs)
    setByMs = byMs
    endsAfter(hourMs, 'time')
  })

  it('The time that it names follows the clock', () => {
    const end = begin({ durationMs: 2 * hourMs })
    setByMs = hourMs
    expect(end.ends.atMs).toBe(clock.wallMs() + 2 * hourMs)
  })

  it('The sleep of the computer counts: it ends as soon as that wakes up too late', () => {
    begin({ durationMs: 2 * hourMs })
    vi.advanceTimersByTime(hourMs)
    sleptMs = 8 * hourMs
    vi.advanceTimersByTime(checkMs)
    expect(reasons).toEqual(['time'])
  })

  it('It can be extended as often as one likes', () => {
    const end = begin({ durationMs: hourMs })
    end.extend(hourMs)
    vi.advanceTimersByTime(hourMs + lateMs)
    end.extend(hourMs)
    expect(end.ends.atMs).toBe(clock.wallMs() + 2 * hourMs - lateMs)
    endsAfter(2 * hourMs - lateMs, 'time')
  })
})

describe('a share until a time', () => {
  const until = () => begin({ untilMs: clock.wallMs() + 2 * hourMs })

  it('It ends at that time', () => {
    until()
    endsAfter(2 * hourMs, 'time')
  })

  it.each([
    ['forward', hourMs, hourMs],
    ['back', -hourMs, 3 * hourMs],
  ])('It follows a clock that is set %s', (_rule, byMs, afterMs) => {
    until()
    setByMs = byMs
    endsAfter(afterMs, 'time', checkMs)
  })

  it('It ends as soon as the clock is set beyond that time', () => {
    until()
    vi.advanceTimersByTime(hourMs)
    setByMs = 5 * hourMs
    vi.advanceTimersByTime(checkMs)
    expect(reasons).toEqual(['time'])
  })

  it.each([
    [[17, 30], [18, 0], 14],
    [[18, 0], [18, 0], 15],
    [[18, 1], [18, 0], 15],
    [[23, 59], [0, 0], 15],
  ] as const)('At %j the next %j is on the %ith', ([hour, minute], [hours, minutes], day) => {
    const nowMs = new Date(2026, 4, 14, hour, minute).getTime()
    expect(nextTimeOfDay(nowMs, hours, minutes)).toBe(new Date(2026, 4, day, hours, minutes).getTime())
  })
})

describe('a share for a number of deliveries', () => {
  it('It ends with the last of them', () => {
    const end = begin({ deliveries: 3 })
    report(end, { deliveries: 2 })
    expect([reasons, end.ends.deliveriesLeft]).toEqual([[], 1])
    report(end, { deliveries: 4 })
    report(end, { deliveries: 5 })
    expect([reasons, end.ends.deliveriesLeft]).toEqual([['deliveries'], 0])
  })

  it('Those before a move to another port count, too', () => {
    const end = begin({ deliveries: 3 })
    report(end, { deliveries: 2 })
    report(end, { deliveries: 0 })
    expect(end.ends.deliveriesLeft).toBe(1)
    report(end, { deliveries: 1 })
    expect(reasons).toEqual(['deliveries'])
  })
})

describe('a share until nobody comes', () => {
  it('It ends that time after its start, if nobody comes at all', () => {
    begin({ idleMs: hourMs })
    endsAfter(hourMs, 'idle')
  })

  it('It ends that time after the last request', () => {
    const end = begin({ idleMs: hourMs })
    for (let visit = 0; visit < 5; visit++) {
      vi.advanceTimersByTime(hourMs / 2)
      report(end)
    }
    endsAfter(hourMs, 'idle')
  })

  it.each([
    ['a download', { downloads: 1 }],
    ['a job', { jobsInFlight: 1 }],
  ])('It goes on while %s is under way, and ends that time after it', (_what, work) => {
    // The next look at the clock would be 26 s after the last report.
    const end = begin({ idleMs: 10_000 })
    report(end, work)
    vi.advanceTimersByTime(hourMs + 15_000)
    expect(reasons).toEqual([])
    report(end)
    endsAfter(10_000, 'idle')
  })

  it.each([
    ['Reports in which nobody has asked for anything', { isVisit: false }],
    ['Requests that are not let in', { isTurnedAway: true }],
  ])('%s are no visits', (_what, seen) => {
    const end = begin({ idleMs: hourMs })
    vi.advanceTimersByTime(hourMs / 2)
    report(end, seen)
    endsAfter(hourMs / 2, 'idle')
  })

  it('It ignores that the clock is set, and the sleep of the computer counts', () => {
    begin({ idleMs: hourMs })
    setByMs = 5 * hourMs
    vi.advanceTimersByTime(hourMs / 2)
    expect(reasons).toEqual([])
    sleptMs = hourMs
    vi.advanceTimersByTime(checkMs)
    expect(reasons).toEqual(['idle'])
  })
})

describe('a share with several ends', () => {
  it.each<[EndReason, EndConditions]>([
    ['time', { durationMs: hourMs, untilMs: Infinity, deliveries: 9, idleMs: 2 * hourMs }],
    ['idle', { durationMs: 3 * hourMs, deliveries: 9, idleMs: hourMs }],
  ])('The first of them counts: %s of %j', (reason, conditions) => {
    begin(conditions)
    endsAfter(hourMs, reason)
  })

  it('A share that ends otherwise isn’t ended again', () => {
    const end = begin({ durationMs: hourMs, deliveries: 1 })
    end.cancel()
    report(end, { deliveries: 1 })
    vi.advanceTimersByTime(2 * hourMs)
    expect([reasons, vi.getTimerCount()]).toEqual([[], 0])
  })
})
