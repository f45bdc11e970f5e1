import { describe, expect, it } from 'vitest'
import { rowAfterKey } from '../../../src/renderer/src/lib/row-steps.ts'

describe('among 100 rows, ten of them in sight,', () => {
  it.each([
    ['ArrowDown', 5, 6],
    ['ArrowUp', 5, 4],
    ['PageDown', 5, 15],
    ['PageUp', 50, 40],
    ['Home', 50, 0],
    ['End', 50, 99],
    ['ArrowUp', 0, 0],
    ['ArrowDown', 99, 99],
    ['PageUp', 3, 0],
    ['PageDown', 95, 99],
    ['Enter', 5, undefined],
  ])('%s leads from %i to %s', (key, from, to) => {
    expect(rowAfterKey(key, from, 100, 10)).toBe(to)
  })
})

it('without rows no key leads anywhere', () => {
  expect(rowAfterKey('End', -1, 0, 10)).toBeUndefined()
})
