import { expect, it } from 'vitest'
import { typedLink } from '../../../src/renderer/src/lib/typed-link.ts'

it.each([
  ['has neither scheme nor slash', 'http://192.168.1.21:8080/', '192.168.1.21:8080'],
  ['keeps the name', 'http://annas-laptop.local:8080/', 'annas-laptop.local:8080'],
  [
    'breaks only between the groups of an IPv6 address',
    'http://[fe80::1]:80/',
    '[fe80:\u200b:\u200b1]:\u200b80',
  ],
])('A link as it is typed %s', (_rule, url, typed) => {
  expect(typedLink(url)).toBe(typed)
})
