import { expect, it } from 'vitest'
import { timeLength } from '../../../src/renderer/src/lib/time-length.ts'

it.each([
  ['de-DE', '22:58:58'.length],
  ['en-US', '10:58:58 PM'.length],
  ['ja-JP-u-hc-h12', '午後10:58:58'.length + 2],
])('In the locale %s a time takes the room of %i digits', (locale, digits) => {
  expect(timeLength(locale)).toBe(digits)
})
