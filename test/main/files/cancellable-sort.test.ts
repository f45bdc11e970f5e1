import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortUnlessCancelled } from '../../../src/main/files/cancellable-sort.ts'

type Item = { readonly key: number; readonly place: number }
const byKey = (one: Item, other: Item) => one.key - other.key

/** So many items whose keys repeat. */
const items = (length: number, seed = 7): Item[] =>
  Array.from({ length }, (_, place) => ({ key: (place * 7919 + seed) % 1013, place }))

const never = () => false

describe('a sort that can be cancelled', () => {
  it.each([0, 1, 4096, 4097, 8193, 50_000])(
    'The sort of %d items is that of Array.sort, ties included',
    (length) => {
      const some = items(length)
      const expected = some.toSorted(byKey)
      expect(sortUnlessCancelled(some, byKey, never)).toBe(some)
      expect(some).toEqual(expected)
    },
  )

  it('The sort is that of Array.sort for any keys', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4000, max: 20_000 }), fc.nat(), (length, seed) => {
        const some = items(length, seed)
        expect(sortUnlessCancelled(some.slice(), byKey, never)).toEqual(some.toSorted(byKey))
      }),
      { numRuns: 5 },
    )
  })

  it('The sort ends at whatever check says that it is cancelled', () => {
    const sort = (stays: number) => {
      let checks = 0
      const sorted = sortUnlessCancelled(items(30_000), byKey, () => ++checks > stays)
      return { sorted, checks }
    }
    const { checks: all } = sort(Infinity)
    expect(all).toBeGreaterThan(8)
    for (let stays = 0; stays < all; stays++) {
      expect(sort(stays)).toEqual({ sorted: undefined, checks: stays + 1 })
    }
  })
})
