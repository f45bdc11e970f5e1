import { describe, expect, it } from 'vitest'
import { targetOf, userAgentOf } from '../../../../src/main/listener/connections/request-facts.ts'

const head = (text: string) => Buffer.from(text, 'latin1')

describe('what is shown of a request', () => {
  it.each([
    ['as it was sent', 'GET / HTTP/1.1\r\nHost: x\r\nUser-Agent: Safari/17\r\n\r\n', 'Safari/17'],
    ['whatever the case of the field', 'GET / HTTP/1.1\r\nUSER-agent:curl/8\t\r\n\r\n', 'curl/8'],
    ['as latin1', 'GET / HTTP/1.1\r\nUser-Agent: caf\xe9\r\n\r\n', 'caf\xe9'],
    ['of a head that breaks off', 'GET / HTTP/1.1\r\nUser-Agent: wge', 'wge'],
    ['up to 256 characters', `GET / HTTP/1.1\r\nUser-Agent: ${'x'.repeat(300)}\r\n\r\n`, 'x'.repeat(256)],
    ['empty if there is none', 'GET /?user-agent:x HTTP/1.1\r\n\r\n', ''],
  ])('The user agent is shown %s', (_how, text, expected) => {
    expect(userAgentOf(head(text))).toBe(expected)
  })

  it.each([
    ['GET /a%20b?x HTTP/1.1\r\n\r\n', '/a%20b?x'],
    ['nonsense\r\n\r\n', ''],
    ['GET /half', ''],
  ])('The target is the second word of the request line: %j', (text, expected) => {
    expect(targetOf(head(text))).toBe(expected)
  })
})
