import { describe, expect, it } from 'vitest'
import { methodSupport } from '../../src/http/methods.ts'

describe('RFC 9110 §9.1 Methods', () => {
  it.each(['GET', 'HEAD'])('%s is supported', (method) => {
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
  ])('%s is known', (method) => {
    expect(methodSupport(method)).toBe('known')
  })

  it.each(['get', 'Get', 'post', 'FOO', 'GETT', '', '*', 'PURGE', 'constructor', 'ACL BIND'])(
    '%j is unknown',
    (method) => {
      expect(methodSupport(method)).toBe('unknown')
    },
  )
})
