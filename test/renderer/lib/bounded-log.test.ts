import { describe, expect, it } from 'vitest'
import { BoundedLog } from '../../../src/renderer/src/lib/bounded-log.ts'
import type { LogLine } from '../../../src/shared/app/app-state.ts'
import { logEntry } from '../../shared/log/log-entry-fixture.ts'

/** Lines numbered from `first` on, each with `change`. */
function lines(first: number, count: number, change: Partial<LogLine> = {}): LogLine[] {
  const entry = logEntry({ client: '192.0.2.1', target: '/', ...change })
  return Array.from({ length: count }, (_, index) => ({ ...entry, number: first + index }))
}

const numbers = (newest: BoundedLog) => newest.lines.map(({ number }) => number)

describe('the lines of the log in the window', () => {
  it('The log in the window holds all lines in their order while there are few', () => {
    const newest = new BoundedLog()
    expect([newest.add(lines(0, 3)), newest.add([]), newest.add(lines(3, 2))]).toEqual([0, 0, 0])
    expect(numbers(newest)).toEqual([0, 1, 2, 3, 4])
  })

  it('The log in the window holds 100,000 lines, and a tenth more before the oldest are dropped', () => {
    const newest = new BoundedLog()
    expect(newest.add(lines(0, 110_000))).toBe(0)
    expect(newest.add(lines(110_000, 1))).toBe(10_001)
    expect(newest.lines).toHaveLength(100_000)
    expect(newest.lines[0]!.number).toBe(10_001)
    expect(newest.add(lines(110_001, 1))).toBe(0)
  })

  it.each(['client', 'method', 'target', 'referer', 'userAgent'] as const)(
    'The log in the window holds fewer lines if they are long, so that their texts stay below 64 MiB: %s',
    (name) => {
      const newest = new BoundedLog()
      // 8 KiB a line, and a little more: 8,192 of them would just not fit.
      const long = { [name]: 'x'.repeat(4096) }
      let dropped = 0
      for (let first = 0; first < 20_000; first += 100) dropped += newest.add(lines(first, 100, long))
      expect(newest.lines.length).toBeLessThan(8192 * 1.1)
      expect(newest.lines.length).toBeGreaterThan(8000)
      expect(newest.lines[0]!.number).toBe(dropped)
      expect(newest.lines.at(-1)!.number).toBe(19_999)
    },
  )

  it('The log in the window holds 100,000 short lines again after long ones', () => {
    const newest = new BoundedLog()
    newest.add(lines(0, 10_000, { userAgent: 'x'.repeat(4096) }))
    newest.add(lines(10_000, 100_000))
    newest.add(lines(110_000, 10_000))
    expect(newest.lines.length).toBeGreaterThanOrEqual(100_000)
    expect(newest.lines[0]!.number).toBeGreaterThanOrEqual(10_000)
  })
})
