import { expect, it } from 'vitest'
import { folderWarning } from '../../../src/shared/app/folder-warning.ts'
import { en } from '../../../src/shared/messages/en.ts'

it.each([
  ['home', undefined, 'This is your entire home folder. Everyone on your network will be able to open it.'],
  ['root', undefined, 'This is an entire disk. Everyone on your network will be able to open it.'],
  [
    'home',
    '192.168.1.5',
    'This is your entire home folder. Everyone on your network will be able to open it.',
  ],
  [
    'home',
    '127.0.0.1',
    'This is your entire home folder. Everyone who uses this computer will be able to open it.',
  ],
  ['root', '127.0.0.1', 'This is an entire disk. Everyone who uses this computer will be able to open it.'],
] as const)('The warning about a %s folder depends on the address listened on: %s', (breadth, host, text) => {
  expect(en[folderWarning(breadth, host)]).toBe(text)
})
