import { describe, expect, it } from 'vitest'
import { isPersistent } from '../../src/http/persistence.ts'
import { accept, headWith } from './receive.ts'

describe('RFC 9112 §9.3 Persistence', () => {
  it.each([
    ['1.1 without Connection persists', '1.1', [], true],
    ['1.0 without Connection closes', '1.0', [], false],
    ['1.1 with close closes', '1.1', ['Connection: close'], false],
    ['1.0 with keep-alive persists', '1.0', ['Connection: keep-alive'], true],
    ['1.1 with keep-alive persists', '1.1', ['Connection: keep-alive'], true],
    ['1.0 with close closes', '1.0', ['Connection: close'], false],
    ['options are case-insensitive in 1.1', '1.1', ['Connection: CLOSE'], false],
    ['options are case-insensitive in 1.0', '1.0', ['Connection: Keep-Alive'], true],
    ['close wins over keep-alive after it', '1.1', ['Connection: close, keep-alive'], false],
    ['close wins over keep-alive before it', '1.0', ['Connection: keep-alive, close'], false],
    ['close is found among others', '1.1', ['Connection: te ,\tclose , upgrade'], false],
    ['close is found in a second line', '1.1', ['Connection: te', 'Connection: close'], false],
    ['other options change nothing in 1.1', '1.1', ['Connection: upgrade'], true],
    ['other options change nothing in 1.0', '1.0', ['Connection: upgrade'], false],
    ['an option that only contains close is another option', '1.1', ['Connection: closed'], true],
    ['an empty Connection changes nothing', '1.1', ['Connection:'], true],
    ['Proxy-Connection means nothing', '1.0', ['Proxy-Connection: keep-alive'], false],
    ['Keep-Alive parameters mean nothing', '1.0', ['Keep-Alive: timeout=5'], false],
  ])('%s', (_, version, lines, expected) => {
    const text = headWith(...lines).replace('HTTP/1.1', `HTTP/${version}`)
    expect(isPersistent(accept(text))).toBe(expected)
  })
})
