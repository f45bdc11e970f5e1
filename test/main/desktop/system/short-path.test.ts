import { expect, it } from 'vitest'
import { shortPath } from '../../../../src/main/desktop/system/short-path.ts'

it.each([
  ['/home/anna', 'linux', '/home/anna'],
  ['/home/anna/Pictures/2026', 'linux', '~/Pictures/2026'],
  ['/home/annabel/Pictures', 'linux', '/home/annabel/Pictures'],
  ['/srv/films', 'darwin', '/srv/films'],
  ['/home/anna/Pictures', 'win32', '/home/anna/Pictures'],
] as const)('The path %s is written on %s as %s', (path, platform, shown) => {
  expect(shortPath(path, '/home/anna', platform)).toBe(shown)
})
