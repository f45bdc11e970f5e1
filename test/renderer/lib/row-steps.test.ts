import { describe, expect, it } from 'vitest'
import { rowAfterKey } from '../../../src/renderer/src/lib/row-steps.ts'

describe('the keys in a list of rows', () => {
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
  ])('The key %s leads from row %i to row %s, among 100 rows with ten in sight', (key, from, to) => {
    expect(rowAfterKey(key, from, 100, 10)).toBe(to)
  })
})

it('No key leads anywhere without rows', () => {
  expect(rowAfterKey('End', -1, 0, 10)).toBeUndefined()
})
