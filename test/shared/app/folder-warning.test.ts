import { expect, it } from 'vitest'
import { folderWarning } from '../../../src/shared/app/folder-warning.ts'
import { en } from '../../../src/shared/messages/en.ts'

it.each([
  ['home', undefined, 'This is your whole home folder. Everyone on the network could read it.'],
  ['root', undefined, 'This is a whole disk. Everyone on the network could read it.'],
  ['home', '192.168.1.5', 'This is your whole home folder. Everyone on the network could read it.'],
  ['home', '127.0.0.1', 'This is your whole home folder. Everyone who uses this computer could read it.'],
  ['root', '127.0.0.1', 'This is a whole disk. Everyone who uses this computer could read it.'],
] as const)('who could read a %s folder goes by the address listened on: %s', (breadth, host, text) => {
  expect(en[folderWarning(breadth, host)]).toBe(text)
})
