import { expect, it } from 'vitest'
import { formatEstimate } from '../../src/renderer/src/format.ts'

it.each<[ms: number, text: string]>([
  [0, '1\u00a0s'],
  [13_100, '13\u00a0s'],
  [13_600, '14\u00a0s'],
  [59_499, '59\u00a0s'],
  [59_500, '1:00'],
  [185_000, '3:05'],
  [3_785_000, '1:03:05'],
])('an estimate of %i ms is said without decimals: %s', (ms, text) => {
  expect(formatEstimate(ms, 'en')).toBe(text)
})
