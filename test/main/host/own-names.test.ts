import { hostname } from 'node:os'
import { describe, expect, it } from 'vitest'
import { ownNames } from '../../../src/main/host/own-names.ts'

describe('the names of this machine', () => {
  it.each([
    ['a plain name, and its name in multicast DNS', 'desk', ['desk', 'desk.local']],
    ['a name with a domain', 'desk.example.com', ['desk.example.com', 'desk', 'desk.local']],
    ['a name that is of multicast DNS already', 'desk.local', ['desk.local', 'desk']],
    ['capitals', 'ANNS-PC', ['anns-pc', 'anns-pc.local']],
    [
      'a name that is not ASCII, also in Punycode',
      'Müller-PC',
      ['müller-pc', 'xn--mller-pc-65a', 'müller-pc.local', 'xn--mller-pc-65a.local'],
    ],
    [
      'a name in combining characters, also composed',
      'mu\u0308-pc',
      ['mu\u0308-pc', 'mü-pc', 'xn--m-pc-0ra', 'mu\u0308-pc.local', 'mü-pc.local', 'xn--m-pc-0ra.local'],
    ],
    ['a name that the DNS could not have', 'my pc', ['my pc', 'my pc.local']],
    ['no name', '', []],
    ['no label before the dot', '.local', []],
  ])('%s: %s', (_, name, names) => {
    expect(ownNames([], name)).toEqual(names)
  })

  it('are further ones, too, in lower case and in Punycode', () => {
    expect(ownNames(['MyPC.lan', 'Büro.lan'], '')).toEqual(['mypc.lan', 'büro.lan', 'xn--bro-hoa.lan'])
  })

  it("are those of the system's host name unless said otherwise", () => {
    expect(ownNames()).toEqual(ownNames([], hostname()))
  })
})
