import { expect, it } from 'vitest'
import { computerName } from '../../../src/main/host/computer-name.ts'

it.each([
  ['a plain name', 'desk', 'desk'],
  ['a name of multicast DNS', 'Annas-MacBook-Pro.local', 'Annas-MacBook-Pro'],
  ['a name with a domain', 'desk.example.com', 'desk'],
  ['a name beyond ASCII', 'Müller-PC', 'Müller-PC'],
  ['a name that every computer has', 'localhost.localdomain', ''],
  ['no name', '', ''],
])('Guests read the name of the computer without its domain: %s', (_, systemName, shown) => {
  expect(computerName(systemName)).toBe(shown)
})
