import { describe, expect, it } from 'vitest'
import { curveThrough } from '../../../src/renderer/src/lib/curve.ts'

describe('the line of a graph', () => {
  it.each([
    ['is empty for no value', [], ''],
    ['is empty for a single value', [3], ''],
    ['ends at the right edge', [1, 1], 'M58 2.0L59 2.0'],
    ['is scaled to the highest value', [0, 5, 10], 'M57 38.0L58 20.0L59 2.0'],
    ['lies at the bottom if nothing happened', [0, 0], 'M58 38.0L59 38.0'],
  ])('The line of a graph %s', (_rule, values, expected) => {
    expect(curveThrough(values, 60, 40)).toBe(expected)
  })
})
