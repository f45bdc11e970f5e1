import { hostname } from 'node:os'
import { describe, expect, it } from 'vitest'
import { ownNames } from '../../../src/main/host/own-names.ts'

describe('the names of this machine', () => {
  it.each([
    ['a plain name', 'desk', ['desk', 'desk.local']],
    ['a name with a domain', 'desk.example.com', ['desk.example.com', 'desk', 'desk.local']],
    ['a name of multicast DNS', 'desk.local', ['desk.local', 'desk']],
    ['a name in capitals', 'ANNS-PC', ['anns-pc', 'anns-pc.local']],
    [
      'a name beyond ASCII',
      'Müller-PC',
      ['müller-pc', 'xn--mller-pc-65a', 'müller-pc.local', 'xn--mller-pc-65a.local'],
    ],
    [
      'a name in combining characters',
      'mu\u0308-pc',
      ['mu\u0308-pc', 'mü-pc', 'xn--m-pc-0ra', 'mu\u0308-pc.local', 'mü-pc.local', 'xn--m-pc-0ra.local'],
    ],
    ['a name that the DNS could not have', 'my pc', ['my pc', 'my pc.local']],
    ['no name', '', []],
    ['no label before the dot', '.local', []],
  ])('A machine with %s (%j) has the names %j', (_, name, names) => {
    expect(ownNames([], name)).toEqual(names)
  })

  it('Further names are included, in lower case and in Punycode', () => {
    expect(ownNames(['MyPC.lan', 'Büro.lan'], '')).toEqual(['mypc.lan', 'büro.lan', 'xn--bro-hoa.lan'])
  })

  it("By default the names are those of the system's host name", () => {
    expect(ownNames()).toEqual(ownNames([], hostname()))
  })
})
