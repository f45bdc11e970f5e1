import { describe, expect, it } from 'vitest'
import { readResponseRange } from '../../../../src/main/listener/connections/response-range.ts'

const mebibyte = 1024 * 1024

function rangeOf(status: number, fields: readonly string[], contentLength = mebibyte) {
  const head = [`HTTP/1.1 ${status} X`, ...fields, '', ''].join('\r\n')
  const bytes = Buffer.from(`${head}\r\nETag: "content"\r\nContent-Range: bytes 0-1/2\r\n`, 'latin1')
  return readResponseRange({ status, contentLength, responseHeadBytes: head.length, bytes })
}

describe('RFC 9110 §14.4, the range of a response', () => {
  it.each([
    ['A 206 has the one that it says', 206, ['ETag: "a"', 'Content-Range: bytes 5-9/3000000000'], 5, 3e9],
    ['A 200 has all of it', 200, ['ETag: "a"'], 0, mebibyte],
  ])('%s', (...row) => {
    const [, status, fields, start, totalBytes] = row
    expect(rangeOf(status, fields)).toEqual({ entityTag: '"a"', start, totalBytes })
  })

  it.each([
    ['without an entity tag', 206, ['Content-Range: bytes 5-9/10'], 5],
    ['of several ranges', 206, ['ETag: "a"', 'Content-Type: multipart/byteranges; boundary=x'], 5],
    ['that is too small to be resumed', 200, ['ETag: "a"'], 1000],
    ['that is no content', 304, ['ETag: "a"'], 0],
    ['that is an error', 416, ['ETag: "a"', 'Content-Range: bytes */10'], mebibyte],
  ])('A response %s has none', (_what, status, fields, contentLength) => {
    expect(rangeOf(status, fields, contentLength)).toBeUndefined()
  })
})
