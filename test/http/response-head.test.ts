import { describe, expect, it } from 'vitest'
import { formatResponseHead } from '../../src/http/response-head.ts'

describe('RFC 9112 §4 Status Line and §5 Field Syntax', () => {
  it('A head is the status line, the field lines in order and an empty line', () => {
    const head = formatResponseHead(404, [
      ['Content-Length', '0'],
      ['Connection', 'close'],
    ])
    expect(head).toBe('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
  })

  it('A head may have no field lines', () => {
    expect(formatResponseHead(200, [])).toBe('HTTP/1.1 200 OK\r\n\r\n')
  })

  it('The space after the code stays when there is no phrase', () => {
    expect(formatResponseHead(299, [])).toBe('HTTP/1.1 299 \r\n\r\n')
  })

  it('A field may be repeated and may hold obs-text', () => {
    const fields = [
      ['X', '\xe4\xff'],
      ['X', ''],
    ] as const
    expect(formatResponseHead(200, fields)).toBe('HTTP/1.1 200 OK\r\nX: \xe4\xff\r\nX: \r\n\r\n')
  })

  it.each([
    ['CRLF', 'a\r\nSet-Cookie: b'],
    ['CR', 'a\rb'],
    ['LF', 'a\nb'],
    ['NUL', 'a\0b'],
    ['a character that latin1 would cut down to LF', 'a\u010ab'],
    ['a character above 0xFF', '\u20ac'],
  ])('A value or a name with %s is a programming error, never a split response', (_, text) => {
    expect(() => formatResponseHead(200, [['X', text]])).toThrow(TypeError)
    expect(() => formatResponseHead(200, [[text, 'x']])).toThrow(TypeError)
  })
})
