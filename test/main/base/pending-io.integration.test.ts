/** In a process of its own: what is pending is known to the whole process. */
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { drainIo, trackIo } from '../../../src/main/base/pending-io.ts'

const minuteMs = 60_000

describe('pending file operations', () => {
  it('Draining waits for operations that follow the pending ones', async () => {
    const done: string[] = []
    void trackIo(setImmediate()).then(() => {
      done.push('first')
      return trackIo(setImmediate()).then(() => done.push('second'))
    })
    expect(await drainIo(minuteMs)).toBe(0)
    expect(done).toEqual(['first', 'second'])
  })

  it('Draining gives up after its time, and says how many operations are left', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    void trackIo(promise)
    expect(await drainIo(1)).toBe(1)
    resolve(undefined)
    expect(await drainIo(0)).toBe(0)
  })
})
