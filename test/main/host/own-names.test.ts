import { hostname } from 'node:os'
import { describe, expect, it } from 'vitest'
import { ownNames } from '../../../src/main/host/own-names.ts'

describe('the names of this machine', () => {
  it.each([
    ['a plain name, and its name in multicast DNS', 'desk', ['desk', 'desk.local']],
    ['a name with a domain', 'desk.example.com', ['desk.example.com', 'desk', 'desk.local']],
    ['a name that is of multicast DNS already', 'desk.local', ['desk.local', 'desk']],
    ['capitals', 'ANNS-PC', ['anns-pc', 'anns-pc.local']],
    ['no name', '', []],
    ['no label before the dot', '.local', []],
  ])('%s: %s', (_, name, names) => {
    expect(ownNames(name)).toEqual(names)
  })

  it("are those of the system's host name unless said otherwise", () => {
    expect(ownNames()).toEqual(ownNames(hostname()))
  })
})
