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

it('The key of a link isn’t typed: who types the address is asked for the PIN', () => {
  expect(typedLink('http://192.168.1.23:8080/~abcdefghijklmnopqrstuvwxy2/')).toBe('192.168.1.23:8080')
})
