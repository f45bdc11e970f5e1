import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { QuickHistory } from '../../../../src/main/desktop/share/quick-history.ts'
import type { GuestSnapshot } from '../../../../src/shared/server-events.ts'
import { guestSnapshot } from '../../../shared/server-snapshot-fixture.ts'

const noonMs = new Date(2026, 4, 14, 12).getTime()
const hourMs = 3_600_000

/** A guest who was sent so many files of ten bytes since the share started. */
const sent = (files: number, changes: Partial<GuestSnapshot> = {}) =>
  guestSnapshot({
    quickDownloads: files,
    quickBytes: files * 10,
    quickTarget: '/a.jpg',
    quickMs: files === 0 ? 0 : Date.now(),
    ...changes,
  })

let history: QuickHistory
beforeEach(() => {
  vi.useFakeTimers({ now: noonMs })
  history = new QuickHistory()
})
afterEach(() => void vi.useRealTimers())

describe('what guests were sent quickly today', () => {
  it('Each guest has one receipt, which says how much, when the first and when the last ended', () => {
    history.add([sent(1)])
    vi.setSystemTime(noonMs + hourMs)
    history.add([sent(3), sent(1, { client: 'b' }), sent(0, { client: 'c' })])
    const common = { userAgent: '', target: '/a.jpg' }
    expect(history.today).toEqual([
      { client: '192.0.2.1', ...common, files: 3, bytes: 30, sinceMs: noonMs, endedMs: noonMs + hourMs },
      { client: 'b', ...common, files: 1, bytes: 10, sinceMs: noonMs + hourMs, endedMs: noonMs + hourMs },
    ])
  })

  it('Only receipts that have changed are returned', () => {
    expect(history.add([sent(1), sent(2, { client: 'b' })])).toHaveLength(2)
    expect(history.add([sent(1), sent(3, { client: 'b' })])).toMatchObject([{ client: 'b', files: 3 }])
    expect(history.add([sent(1), sent(3, { client: 'b' })])).toEqual([])
  })

  it.each([
    ['once it has ended', () => history.shareEnded(), 2, 4],
    ['whose guest the engine had forgotten', () => undefined, 1, 3],
    ['whose forgotten guest was sent as many again', () => vi.setSystemTime(noonMs + hourMs), 2, 4],
  ])('The next share counts from zero, as does the same one %s, and what was sent before stays', (...row) => {
    const [, between, files, expected] = row
    history.add([sent(2)])
    between()
    history.add([sent(files)])
    expect(history.today).toMatchObject([{ files: expected, bytes: expected * 10 }])
  })

  it('After they have been cleared only what is new counts', () => {
    history.add([sent(5)])
    history.clear()
    history.add([sent(5)])
    expect(history.today).toEqual([])
    history.add([sent(6, { quickTarget: '/b.jpg' })])
    expect(history.today).toMatchObject([{ files: 1, bytes: 10, target: '/b.jpg' }])
  })

  it('At midnight they begin again', () => {
    history.add([sent(5)])
    vi.setSystemTime(noonMs + 13 * hourMs)
    expect(history.today).toEqual([])
    history.add([sent(7)])
    expect(history.today).toMatchObject([{ files: 2, sinceMs: noonMs + 13 * hourMs }])
  })

  it('Of more than 200 guests those that were sent nothing for the longest time are forgotten', () => {
    history.add(Array.from({ length: 200 }, (_, number) => sent(1, { client: `${number}` })))
    history.add([sent(2, { client: '0' }), sent(1, { client: 'new' })])
    expect(history.today).toHaveLength(200)
    const clients = history.today.map(({ client }) => client)
    expect([clients.includes('0'), clients.includes('1'), clients.includes('new')]).toEqual([
      true,
      false,
      true,
    ])
  })
})
