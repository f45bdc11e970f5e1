import { describe, expect, it } from 'vitest'
import { capacity, FreeChunks, narrowStepBytes, stepContentBytes } from '../../../src/main/jobs/chunks.ts'

const count = 200

/** All that a pool gives to steps of so many bytes, in order. */
function takeAll(free: FreeChunks, stepBytes: number): number[] {
  return Array.from({ length: free.size }, () => free.take(stepBytes)!)
}

describe('free chunks', () => {
  it.each([0, narrowStepBytes, stepContentBytes])(
    'are each taken once, by steps of %d bytes',
    (stepBytes) => {
      const free = new FreeChunks(count)
      const taken = takeAll(free, stepBytes)
      expect(new Set(taken).size).toBe(count)
      expect(free.take(stepBytes)).toBeUndefined()
      for (const chunk of taken) free.giveBack(chunk)
      expect(free.size).toBe(count)
    },
  )

  it('that carry whole steps go to the large ones first, and to small ones last', () => {
    const large = takeAll(new FreeChunks(count), stepContentBytes).map(capacity)
    const wide = large.filter((bytes) => bytes === stepContentBytes).length
    expect(wide).toBeGreaterThan(0)
    expect(large.slice(wide)).toEqual(new Array(count - wide).fill(narrowStepBytes))
    const small = takeAll(new FreeChunks(count), narrowStepBytes).map(capacity)
    expect(small).toEqual(large.toReversed())
  })

  it('are given out again while they are still in the cache: the last that came back goes first', () => {
    const free = new FreeChunks(count)
    const [first, second] = [free.take(1), free.take(1)]
    free.giveBack(first!)
    free.giveBack(second!)
    expect([free.take(1), free.take(1)]).toEqual([second, first])
  })
})
