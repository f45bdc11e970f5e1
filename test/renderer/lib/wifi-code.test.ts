import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wifiCode } from '../../../src/renderer/src/lib/wifi-code.ts'

describe('the code that joins a Wi-Fi', () => {
  it.each([
    ['Home', 'correct horse', 'WIFI:T:WPA;S:Home;P:correct horse;;'],
    ['Café', '12345678', 'WIFI:T:WPA;S:Café;P:12345678;;'],
    ['Home', '', 'WIFI:T:nopass;S:Home;;'],
    ['a;b', 'c:d', String.raw`WIFI:T:WPA;S:a\;b;P:c\:d;;`],
    ['a,b', 'say "hi"', String.raw`WIFI:T:WPA;S:a\,b;P:say \"hi\";;`],
    ['back\\slash', '\\;', String.raw`WIFI:T:WPA;S:back\\slash;P:\\\;;;`],
  ])('Of network %j with password %j it is %s', (network, password, code) => {
    expect(wifiCode(network, password)).toBe(code)
  })

  it('A reader that goes by the rules gets back what was written, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (network, password) => {
        const fields = wifiCode(network, password)
          .slice('WIFI:'.length)
          .matchAll(/([A-Z]):((?:\\.|[^\\;])*);/gsu)
        const read: unknown = Object.fromEntries(
          [...fields].map(([, name, value]) => [name, value!.replace(/\\(.)/gsu, '$1')]),
        )
        expect(read).toEqual({ T: 'WPA', S: network, P: password })
      }),
    )
  })
})
