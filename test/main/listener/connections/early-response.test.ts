import { describe, expect, it } from 'vitest'
import { earlyResponse } from '../../../../src/main/listener/connections/early-response.ts'

const text = (...parts: Parameters<typeof earlyResponse>) => earlyResponse(...parts).bytes.toString('latin1')

describe('an early response', () => {
  it.each([400, 403, 408, 414, 431, 503, 505] as const)(
    'Pages of other origins may read an early %i if that is set, and only then (Fetch Standard)',
    (status) => {
      const request = Buffer.from('GET / HTTP/1.1\r\n')
      expect(text(status, request, true)).toMatch(/^Access-Control-Allow-Origin: \*\r$/m)
      expect(text(status, request, true)).toMatch(/^Cross-Origin-Resource-Policy: cross-origin\r$/m)
      expect(text(status, request, false)).not.toMatch(/^Access-Control/m)
      expect(text(status, request, false)).toMatch(/^Cross-Origin-Resource-Policy: same-origin\r$/m)
    },
  )

  it('An early response to HEAD has the length of its content, but no content (RFC 9110 §9.3.2)', () => {
    const { bytes, contentBytes } = earlyResponse(414, Buffer.from('HEAD /x'), false)
    expect(contentBytes).toBe(0)
    expect(bytes.toString('latin1')).toMatch(/\r\nContent-Length: [1-9]\d*\r\n(?:.+\r\n)*\r\n$/)
  })
})
