import { describe, expect, it } from 'vitest'
import { capacity, FreeChunks, narrowStepBytes, stepContentBytes } from '../../../src/main/jobs/chunks.ts'

const count = 200

/** All chunks, in the order in which steps of that many bytes take them. */
function takeAll(free: FreeChunks, stepBytes: number): number[] {
  return Array.from({ length: free.size }, () => free.take(stepBytes)!)
}

describe('free chunks', () => {
  it.each([0, narrowStepBytes, stepContentBytes])(
    'Steps of %d bytes take each free chunk once',
    (stepBytes) => {
      const free = new FreeChunks(count)
      const taken = takeAll(free, stepBytes)
      expect(new Set(taken).size).toBe(count)
      expect(free.take(stepBytes)).toBeUndefined()
      for (const chunk of taken) free.giveBack(chunk)
      expect(free.size).toBe(count)
    },
  )

  it('Whole steps take wide chunks before narrow ones, and short steps the other way round', () => {
    const large = takeAll(new FreeChunks(count), stepContentBytes).map(capacity)
    const wide = large.filter((bytes) => bytes === stepContentBytes).length
    expect(wide).toBeGreaterThan(0)
    expect(large.slice(wide)).toEqual(new Array(count - wide).fill(narrowStepBytes))
    const small = takeAll(new FreeChunks(count), narrowStepBytes).map(capacity)
    expect(small).toEqual(large.toReversed())
  })

  it('The chunk that was given back last is taken first, while the CPU cache still holds it', () => {
    const free = new FreeChunks(count)
    const [first, second] = [free.take(1), free.take(1)]
    free.giveBack(first!)
    free.giveBack(second!)
    expect([free.take(1), free.take(1)]).toEqual([second, first])
  })
})
