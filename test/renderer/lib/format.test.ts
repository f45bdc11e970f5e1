import { expect, it } from 'vitest'
import type { Language } from '../../../src/shared/messages/languages.ts'
import {
  formatCount,
  formatDuration,
  formatEstimate,
  formatSize,
  shownCount,
} from '../../../src/renderer/src/lib/format.ts'

it.each<[ms: number, text: string]>([
  [0, '1\u00a0s'],
  [13_100, '13\u00a0s'],
  [13_600, '14\u00a0s'],
  [59_499, '59\u00a0s'],
  [59_500, '1:00'],
  [185_000, '3:05'],
  [3_785_000, '1:03:05'],
])('An estimate of %i ms is shown without decimals: %s', (ms, text) => {
  expect(formatEstimate(ms, 'en')).toBe(text)
})

it.each([
  [0, '0'],
  [0.94, '0.9'],
  [0.96, '1'],
  [1.04, '1'],
  [1.06, '1.1'],
  [9.96, '10'],
  [10.4, '10'],
])('A count of %d is shown as %s, and its singular or plural follows that', (count, text) => {
  expect([formatCount(count, 'en'), shownCount(count)]).toEqual([text, Number(text)])
})

it.each<[language: Language, size: string, duration: string]>([
  ['en', '1.5\u00a0MB', '1.2\u00a0s'],
  ['de', '1,5\u00a0MB', '1,2\u00a0s'],
  ['fr', '1,5\u00a0Mo', '1,2\u00a0s'],
  ['ru', '1,5\u00a0МБ', '1,2\u00a0с'],
  ['tr', '1,5\u00a0MB', '1,2\u00a0sn'],
  ['ar', '1.5\u00a0MB', '1.2\u00a0s'],
])(
  'Sizes and durations in %s have its decimal mark and its units, and digits from 0 to 9',
  (language, ...texts) => {
    expect([formatSize(1.5 * (1 << 20), language), formatDuration(1200, language)]).toEqual(texts)
  },
)
