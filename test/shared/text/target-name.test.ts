import { expect, it } from 'vitest'
import { targetName } from '../../../src/shared/text/target-name.ts'

it.each([
  ['/film.mp4', 'film.mp4'],
  ['/Music/05%20Blue%20in%20Green.flac', '05 Blue in Green.flac'],
  ['/Music/', 'Music'],
  ['/notes.txt?download=1', 'notes.txt'],
  ['/', '/'],
  ['/a%20/', 'a\\x20'],
])('%s leads to %s', (target, name) => {
  expect(targetName(target)).toBe(name)
})
