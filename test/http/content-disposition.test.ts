import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attachment } from '../../src/http/content-disposition.ts'
import { formatResponseHead } from '../../src/http/response-head.ts'

describe('RFC 6266 Content-Disposition', () => {
  it.each([
    ['letters and digits', 'a1.mov', 'a1.mov', 'a1.mov'],
    ['spaces, also at the ends', ' a b ', ' a b ', '%20a%20b%20'],
    ['quotes', 'say "hi".txt', 'say _hi_.txt', 'say%20%22hi%22.txt'],
    ['backslashes', 'a\\b', 'a_b', 'a%5Cb'],
    ['line ends and other controls', 'a\r\nb\0\x1b\x7f', 'a__b___', 'a%0D%0Ab%00%1B%7F'],
    ['what old clients take for an encoding (appendix D)', '100%41', '100_41', '100%2541'],
    ['semicolons and commas', 'a;b,c', 'a;b,c', 'a%3Bb%2Cc'],
    ['what ends a value in RFC 8187', "it's (1)*", "it's (1)*", 'it%27s%20%281%29%2A'],
    ['all attr-chars (RFC 8187 §3.2.1)', '!#$&+-.^_`|~', '!#$&+-.^_`|~', '!%23%24%26%2B-.%5E_%60%7C~'],
    ['letters beyond ASCII', 'Größe €', 'Gr__e _', 'Gr%C3%B6%C3%9Fe%20%E2%82%AC'],
    ['an emoji, one character', '\u{1f600}.txt', '_.txt', '%F0%9F%98%80.txt'],
    ['what replaces bytes that are not UTF-8', 'caf\ufffd', 'caf_', 'caf%EF%BF%BD'],
  ])('A name keeps %s where it can: %j', (_, name, plain, exact) => {
    expect(attachment(name)).toBe(`attachment; filename="${plain}"; filename*=UTF-8''${exact}`)
  })

  it('Every name is sent in one field line, and read back exactly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const value = attachment(name)
        expect(() => formatResponseHead(200, [['Content-Disposition', value]])).not.toThrow()
        const [, plain, exact] = /^attachment; filename="([ -~]*)"; filename\*=UTF-8''([!-~]*)$/.exec(value)!
        expect(plain).not.toMatch(/["\\%]/)
        expect(exact).toMatch(/^(?:[A-Za-z0-9!#$&+.^_`|~-]|%[0-9A-F]{2})*$/)
        expect(decodeURIComponent(exact!)).toBe(name)
      }),
    )
  })
})
