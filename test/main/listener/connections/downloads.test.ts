import { describe, expect, it } from 'vitest'
import { isDownloadRequest, isReported } from '../../../../src/main/listener/connections/downloads.ts'

const headOf = (requestLine: string) => Buffer.from(`${requestLine}\r\nHost: x\r\n\r\n`, 'latin1')

describe('a download', () => {
  it.each([
    ['A file is a download', 'GET /film.mkv HTTP/1.1', true],
    ['A file is one over HTTP/1.0, too', 'GET /film.mkv HTTP/1.0', true],
    ['A file asked for by a whole address is one', 'GET http://localhost/film.mkv HTTP/1.1', true],
    ['A file to be saved is one', 'GET /film.mkv?dl HTTP/1.1', true],
    ['An archive is one', 'GET /films/?zip HTTP/1.1', true],
    ['An archive of a selection is one', 'GET /?zip=&f=abcdef HTTP/1.1', true],
    ['A response to HEAD is none', 'HEAD /film.mkv HTTP/1.1', false],
    ['A listing is none', 'GET /films/ HTTP/1.1', false],
    ['A sorted listing is none', 'GET /films/?sort=size HTTP/1.1', false],
    ['A listing with boxes is none', 'GET /films/?select HTTP/1.1', false],
    ['A small picture is none', 'GET /a.jpg?thumb HTTP/1.1', false],
    ['A small picture that may be kept is none', 'GET /a.jpg?thumb&5k2-m3 HTTP/1.1', false],
    ['A page about a file is none', 'GET /a.jpg?view HTTP/1.1', false],
    ['Another method is none', 'POST /film.mkv HTTP/1.1', false],
  ])('%s: %s', (_rule, requestLine, expected) => {
    expect(isDownloadRequest(headOf(requestLine))).toBe(expected)
  })

  it.each([
    [2000, true],
    [1999, false],
  ])('The delivery of a download that took %i ms is reported: %s', (tookMs, expected) => {
    for (const status of [200, 206])
      for (const outcome of ['delivered', 'left'] as const)
        expect(isReported({ isDelivery: true, isListed: true, tookMs }, status, outcome)).toBe(expected)
  })

  it.each([
    [206, 9000, 'delivered', false],
    [206, 9000, 'left', false],
    [200, 300, 'left', true],
    [200, 299, 'left', false],
    [200, 300, 'canceled', true],
    [206, 300, 'canceled', true],
    [206, 299, 'canceled', false],
    [206, 300, 'stopped', true],
    [200, 300, 'failed', true],
  ] as const)(
    'The end of a %i that took %i ms, was %s and delivered nothing whole is reported: %s',
    (status, tookMs, outcome, expected) => {
      expect(isReported({ isDelivery: false, isListed: false, tookMs }, status, outcome)).toBe(expected)
    },
  )

  it('The end of one that was listed is reported however long it took by the clock', () => {
    expect(isReported({ isDelivery: false, isListed: true, tookMs: 0 }, 200, 'left')).toBe(true)
  })
})
