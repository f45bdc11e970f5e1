import { afterEach, describe, expect, it } from 'vitest'
import type { Language } from '../../../src/shared/messages/languages.ts'
import { loadTranslator } from '../../../src/shared/messages/translate.ts'
import {
  countUnitsAsOn,
  formatCount,
  formatDuration,
  formatRate,
  formatSize,
  formatTimeLeft,
  shownCount,
} from '../../../src/renderer/src/lib/format.ts'

it.each<[ms: number, text: string]>([
  [0, '1 sec'],
  [13_100, '13 sec'],
  [13_600, '14 sec'],
  [59_499, '59 sec'],
  [59_500, '1 min'],
  [322_000, '5 min'],
  [3_569_000, '59 min'],
  [3_570_000, '1 hr'],
  [4_020_000, '1 hr 7 min'],
  [100_000_000, '27 hr 47 min'],
])('A time left of %i ms is said as people say it: %s', (ms, text) => {
  expect(formatTimeLeft(ms, 'en')).toBe(text)
})

it.each<[language: Language, text: string]>([
  ['de', '1 Std. 7 Min.'],
  ['fr', '1 h 7 min'],
  ['ru', '1 ч 7 мин'],
  ['ja', '1 時間 7 分'],
  ['ar', '1 س 7 د'],
])('The time left in %s has its units: %s', (language, text) => {
  expect(formatTimeLeft(4_020_000, language).replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(text)
})

describe('a size in the window', () => {
  afterEach(() => countUnitsAsOn('linux'))

  it.each<[platform: string, bytes: number, text: string]>([
    ['linux', 2_000_000, '2.0 MB'],
    ['darwin', 101_000_000, '101 MB'],
    ['win32', 2 << 20, '2.0 MB'],
    ['win32', 1014 << 10, '1.0 MB'],
  ])('Sizes on %s count as its file manager does: %d bytes are %s', (platform, bytes, text) => {
    countUnitsAsOn(platform)
    expect(formatSize(bytes, 'en').replace('\u00a0', ' ')).toBe(text)
  })
})

it('A rate is a size in a second, in the language of the window', async () => {
  const t = await loadTranslator('de')
  expect(formatRate(19_300_000, { language: 'de', t })).toBe('19,3\u00a0MB/s')
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
    expect([formatSize(1_500_000, language), formatDuration(1200, language)]).toEqual(texts)
  },
)
