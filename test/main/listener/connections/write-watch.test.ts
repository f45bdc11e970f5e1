import { describe, expect, it } from 'vitest'
import { limits } from '../../../../src/shared/limits.ts'
import { WriteWatch } from '../../../../src/main/listener/connections/write-watch.ts'

const { writeTimeoutMs } = limits

/** A write that is looked at once a second. */
function write() {
  const watch = new WriteWatch(writeTimeoutMs)
  let now = 1_000_000
  watch.start()
  return {
    watch,
    look: (progress: string) => watch.hasGone((now += 1000), progress),
    /** How long a client that takes nothing has until it is given up, in milliseconds. */
    patience: (progress: string) => {
      const startedAt = now
      while (!watch.hasGone((now += 1000), progress)) if (now - startedAt > 1e6) return Infinity
      return now - startedAt
    },
  }
}

describe('the watch over a write', () => {
  it('A client that takes nothing is given up after 60 to 75 seconds', () => {
    const patience = write().patience('0')
    expect(patience).toBeGreaterThanOrEqual(writeTimeoutMs)
    // The first look may come two seconds after its beginning, and what is seen then may be older.
    expect(patience + 2000 + writeTimeoutMs / 15).toBeLessThan(75_000)
  })

  it('A client that takes something every 59 seconds is never given up', () => {
    const { look } = write()
    for (let time = 0; time < 10_000; time++) expect(look(String(Math.floor(time / 59)))).toBe(false)
  })

  it('A write has its whole time again after each progress', () => {
    const { look, patience } = write()
    for (let time = 0; time < 50; time++) look('0')
    expect(patience('1')).toBeGreaterThanOrEqual(writeTimeoutMs)
  })

  it('A write has its whole time, however long the write before it took', () => {
    const { watch, look, patience } = write()
    for (let time = 0; time < 50; time++) look('0')
    watch.start()
    expect(patience('0')).toBeGreaterThanOrEqual(writeTimeoutMs)
  })
})
