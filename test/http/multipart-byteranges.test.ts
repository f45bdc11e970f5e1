import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { multipartParts } from '../../src/http/multipart-byteranges.ts'

/** The body a client receives: every head, the bytes of its range, the trailer. */
function bodyOf(content: string, ranges: { start: number; end: number }[], type: string, boundary: string) {
  const layout = multipartParts(ranges, content.length, type, boundary)
  const parts = layout.parts.map(({ head, start, end }) => head + content.slice(start, end))
  return { body: parts.join('') + layout.trailer, contentLength: layout.contentLength }
}

describe('RFC 9110 §14.6 Media Type multipart/byteranges', () => {
  it('Two parts are laid out as in RFC 2046 §5.1.1', () => {
    const ranges = [
      { start: 0, end: 2 },
      { start: 7, end: 10 },
    ]
    const { body, contentLength } = bodyOf(
      '0123456789',
      ranges,
      'text/plain; charset=utf-8',
      'THIS_SEPARATES',
    )
    expect(body).toBe(
      '--THIS_SEPARATES\r\n' +
        'Content-Type: text/plain; charset=utf-8\r\n' +
        'Content-Range: bytes 0-1/10\r\n' +
        '\r\n' +
        '01\r\n' +
        '--THIS_SEPARATES\r\n' +
        'Content-Type: text/plain; charset=utf-8\r\n' +
        'Content-Range: bytes 7-9/10\r\n' +
        '\r\n' +
        '789\r\n' +
        '--THIS_SEPARATES--\r\n',
    )
    expect(contentLength).toBe(body.length)
  })

  it('The order of the ranges is kept', () => {
    const ranges = [
      { start: 5, end: 6 },
      { start: 0, end: 1 },
    ]
    expect(multipartParts(ranges, 10, 'a/b', 'x').parts.map((part) => part.start)).toEqual([5, 0])
  })

  it('Positions beyond 2^32 are written in full', () => {
    const size = 2 ** 40
    const { parts, contentLength } = multipartParts([{ start: 1, end: size }], size, 'a/b', 'x')
    expect(parts[0]!.head).toContain('Content-Range: bytes 1-1099511627775/1099511627776\r\n')
    expect(contentLength).toBeGreaterThan(size)
  })

  it('The content length is that of the body, whatever the ranges', () => {
    const content = 'abcdefghijklmnopqrst'
    const range = fc
      .tuple(fc.nat(19), fc.nat(19))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }))
    fc.assert(
      fc.property(
        fc.array(range, { minLength: 1, maxLength: 16 }),
        fc.stringMatching(/^[a-z]{1,70}$/),
        (list, boundary) => {
          const { body, contentLength } = bodyOf(content, list, 'image/png', boundary)
          expect(contentLength).toBe(body.length)
          expect(body.split(`--${boundary}\r\n`)).toHaveLength(list.length + 1)
        },
      ),
    )
  })
})
