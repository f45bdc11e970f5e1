import { describe, expect, it } from 'vitest'
import {
  followTransfers,
  transferRate,
  type TransferCourses,
} from '../../../src/renderer/src/lib/transfer-rates.ts'
import type { TransferSnapshot } from '../../../src/shared/server-events.ts'

const startedMs = 1_000_000

function transfer(sentBytes: number, startedAfterMs = 0): TransferSnapshot {
  return {
    connection: 7,
    client: '192.0.2.1',
    userAgent: '',
    target: '/film.mkv',
    status: 200,
    contentBytes: 100_000,
    sentBytes,
    startedMs: startedMs + startedAfterMs,
    weave: [],
    limit: undefined,
  }
}

/** The rate after looks at a transfer: how long after its start, and the bytes sent by then. */
function rateAfter(...looks: [afterMs: number, sentBytes: number][]) {
  let courses: TransferCourses = new Map()
  for (const [afterMs, sentBytes] of looks)
    courses = followTransfers(courses, startedMs + afterMs, [transfer(sentBytes)])
  return transferRate(courses, transfer(looks.at(-1)![1]))
}

/** A look every 100 ms. */
function steadily(fromMs: number, toMs: number, sentBytes: (ms: number) => number): [number, number][] {
  return Array.from({ length: (toMs - fromMs) / 100 + 1 }, (_, nth) => [
    fromMs + nth * 100,
    sentBytes(fromMs + nth * 100),
  ])
}

describe('the rate of a download', () => {
  it('The rate of a download leaves out the first bytes, which fill buffers at once', () => {
    expect(rateAfter([100, 50_000], [1100, 60_000])).toEqual({
      kind: 'moving',
      bytesPerSecond: 10_000,
      msLeft: 4000,
    })
  })

  it('The rate of a download is that of the last four seconds, however fast it was before', () => {
    const looks = steadily(1000, 11_000, (ms) => (ms < 5000 ? ms * 10 : 50_000 + (ms - 5000)))
    expect(rateAfter(...looks)).toEqual({ kind: 'moving', bytesPerSecond: 1000, msLeft: 44_000 })
  })

  it('The rate of a download is unknown if bytes came within less than a second, however long ago', () => {
    expect(rateAfter([100, 50_000], [1000, 60_000])).toEqual({ kind: 'unknown' })
    expect(rateAfter([100, 50_000], [1000, 60_000], [4000, 60_000])).toEqual({ kind: 'unknown' })
  })

  it('The rate of a download that has long been running is unknown at first sight', () => {
    expect(rateAfter([60_000, 50_000])).toEqual({ kind: 'unknown' })
    expect(rateAfter([60_000, 50_000], [61_000, 51_000])).toMatchObject({ bytesPerSecond: 1000 })
  })

  it('The rate of a download leaves out the time in which it was not watched', () => {
    expect(rateAfter([1000, 10_000], [60_000, 50_000], [61_000, 50_100])).toMatchObject({
      bytesPerSecond: 100,
    })
  })
})

describe('the rate of a slow client, for which the system takes 4 kB at a time', () => {
  /** 500 bytes a second, after a first 4 kB at once. */
  const inSteps = (ms: number) => 4000 + Math.floor(ms / 8000) * 4000

  it.each([17_000, 23_900, 24_000, 39_900])(
    'The rate of a slow client is even from the third step on, here after %i ms',
    (untilMs) => {
      expect(rateAfter(...steadily(0, untilMs, inSteps))).toMatchObject({ bytesPerSecond: 500 })
    },
  )

  it.each([8900, 15_900, 31_900])(
    'A slow client is never shown as stalled between two steps, here after %i ms',
    (untilMs) => {
      expect(rateAfter(...steadily(0, untilMs, inSteps)).kind).not.toBe('stalled')
    },
  )

  it('The rate of a slow client sinks when a step is overdue', () => {
    const looks = steadily(0, 44_000, (ms) => inSteps(Math.min(ms, 32_000)))
    // Of the last 30 s: two steps in 16 s, and then none for 4 s longer than a step.
    expect(rateAfter(...looks)).toMatchObject({ bytesPerSecond: 400 })
  })
})

describe('a download without a byte for ten seconds', () => {
  it.each([
    ['for ten seconds is stalled', 11_000, { kind: 'stalled' }],
    ['for less than ten seconds is not stalled', 10_900, { kind: 'unknown' }],
  ])('A download without a byte %s', (_rule, untilMs, expected) => {
    expect(rateAfter([1000, 10_000], ...steadily(1100, untilMs, () => 10_000))).toEqual(expected)
  })

  it('A download that has never sent a byte is stalled, too', () => {
    expect(rateAfter([60_000, 0])).toEqual({ kind: 'stalled' })
  })

  it('A stalled download moves again with the next byte', () => {
    const looks = steadily(1000, 13_000, (ms) => (ms < 13_000 ? 10_000 : 11_200))
    expect(rateAfter(...looks)).toMatchObject({ kind: 'moving', bytesPerSecond: 100 })
  })
})

describe('the record of a download', () => {
  it('The record of a download does not affect the next one on its connection', () => {
    let courses = followTransfers(new Map(), startedMs + 1000, [transfer(10_000)])
    courses = followTransfers(courses, startedMs + 2000, [transfer(500, 1000)])
    courses = followTransfers(courses, startedMs + 3000, [transfer(1000, 1000)])
    expect(transferRate(courses, transfer(1000, 1000))).toMatchObject({ bytesPerSecond: 500 })
    expect(courses.size).toBe(1)
  })

  it('The rate of a download without a record is unknown', () => {
    expect(transferRate(new Map(), transfer(1))).toEqual({ kind: 'unknown' })
  })
})
