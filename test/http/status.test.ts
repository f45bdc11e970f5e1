import { describe, expect, it } from 'vitest'
import { reasonPhrase } from '../../src/http/status.ts'

describe('RFC 9110 §15 Status Codes', () => {
  it.each([
    [200, 'OK'],
    [204, 'No Content'],
    [206, 'Partial Content'],
    [301, 'Moved Permanently'],
    [304, 'Not Modified'],
    [400, 'Bad Request'],
    [403, 'Forbidden'],
    [404, 'Not Found'],
    [405, 'Method Not Allowed'],
    [408, 'Request Timeout'],
    [412, 'Precondition Failed'],
    [414, 'URI Too Long'],
    [416, 'Range Not Satisfiable'],
    [417, 'Expectation Failed'],
    [421, 'Misdirected Request'],
    [431, 'Request Header Fields Too Large'],
    [500, 'Internal Server Error'],
    [501, 'Not Implemented'],
    [503, 'Service Unavailable'],
    [505, 'HTTP Version Not Supported'],
  ])('The status %i is %s', (status, phrase) => {
    expect(reasonPhrase(status)).toBe(phrase)
  })

  it('A status that is never sent has the empty phrase (RFC 9112 §4)', () => {
    expect(reasonPhrase(299)).toBe('')
  })
})
