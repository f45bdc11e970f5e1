import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RegionAllocator } from '../../../../src/main/listener/hot-content/region-allocator.ts'

describe('the allocator of regions', () => {
  it('A region is taken from the first gap that is long enough', () => {
    const regions = new RegionAllocator(100)
    expect([regions.take(30), regions.take(30), regions.take(30), regions.take(30)]).toEqual([
      0,
      30,
      60,
      undefined,
    ])
    regions.giveBack(0)
    expect([regions.take(31), regions.take(10), regions.take(20)]).toEqual([undefined, 0, 10])
    expect(regions.take(10)).toBe(90)
  })

  it('Regions never overlap or reach beyond the end, and all are free in the end', () => {
    const step = fc.record({ length: fc.integer({ min: 1, max: 60 }), given: fc.nat(), gives: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
        const regions = new RegionAllocator(100)
        const taken = new Map<number, number>()
        for (const { length, given, gives } of steps) {
          if (gives && taken.size > 0) {
            const start = [...taken.keys()][given % taken.size]!
            regions.giveBack(start)
            taken.delete(start)
          } else {
            const start = regions.take(length)
            if (start === undefined) continue
            expect(start + length).toBeLessThanOrEqual(100)
            for (const [other, bytes] of taken)
              expect(start >= other + bytes || start + length <= other).toBe(true)
            taken.set(start, length)
          }
        }
        for (const start of taken.keys()) regions.giveBack(start)
        expect(regions.take(100)).toBe(0)
      }),
    )
  })
})
