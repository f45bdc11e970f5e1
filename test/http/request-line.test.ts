import { describe, expect, it } from 'vitest'
import { beginsWithHead, methodSupport } from '../../src/http/request-line.ts'

describe('RFC 9110 §9.1 Methods', () => {
  it.each(['GET', 'HEAD'])('The method %s is supported', (method) => {
    expect(methodSupport(method)).toBe('supported')
  })

  it.each([
    'POST',
    'PUT',
    'DELETE',
    'CONNECT',
    'OPTIONS',
    'TRACE',
    'PATCH',
    'PROPFIND',
    'MKCOL',
    'LOCK',
    'VERSION-CONTROL',
    'QUERY',
  ])('The method %s is known', (method) => {
    expect(methodSupport(method)).toBe('known')
  })

  it.each(['get', 'Get', 'post', 'FOO', 'GETT', '', '*', 'PURGE', 'constructor', 'ACL BIND'])(
    'The method %j is unknown',
    (method) => {
      expect(methodSupport(method)).toBe('unknown')
    },
  )
})

describe('RFC 9110 §9.3.2 HEAD', () => {
  it.each([
    ['a request line with HEAD', 'HEAD / HTTP/1.1\r\n', true],
    ['HEAD before a malformed target', 'HEAD /\x01', true],
    ['HEAD and a space alone', 'HEAD ', true],
    ['HEAD without a space', 'HEAD', false],
    ['a method that HEAD begins', 'HEADER / HTTP/1.1\r\n', false],
    ['another method', 'GET /HEAD HTTP/1.1\r\n', false],
    ['nothing', '', false],
  ])('A request is taken for HEAD by its first five bytes: %s', (_, text, isHead) => {
    expect(beginsWithHead(Buffer.from(text))).toBe(isHead)
  })
})
