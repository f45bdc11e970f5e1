import { describe, expect, it } from 'vitest'
import { crossOriginFields, isPreflight, preflightFields } from '../../src/http/cross-origin.ts'
import { accept } from './receive.ts'

const options = (...fieldLines: string[]) =>
  accept(['OPTIONS /a HTTP/1.1', 'Host: a', ...fieldLines, '', ''].join('\r\n'))
const asked = ['Origin: http://page.example', 'Access-Control-Request-Method: GET']
const answer = (...fieldLines: string[]) => new Map(preflightFields(options(...asked, ...fieldLines).fields))

describe('Fetch Standard, CORS protocol', () => {
  it('Pages from elsewhere may read every answer if that is set, and none otherwise', () => {
    expect(new Map(crossOriginFields(true)).get('Access-Control-Allow-Origin')).toBe('*')
    expect(crossOriginFields(false)).toEqual([['Cross-Origin-Resource-Policy', 'same-origin']])
  })

  it('An OPTIONS request with Origin and the intended method is a preflight', () => {
    expect(isPreflight(options(...asked))).toBe(true)
    expect(isPreflight(options(...asked.slice(0, 1)))).toBe(false)
    expect(isPreflight(options(...asked.slice(1)))).toBe(false)
    const get = ['GET /a HTTP/1.1', 'Host: a', ...asked, '', ''].join('\r\n')
    expect(isPreflight(accept(get))).toBe(false)
  })

  it('A preflight is allowed GET, HEAD and the fields that it asks for', () => {
    const fields = answer('Access-Control-Request-Headers: authorization,range')
    expect(fields.get('Access-Control-Allow-Methods')).toBe('GET, HEAD')
    expect(fields.get('Access-Control-Allow-Headers')).toBe('authorization,range')
    expect(fields.get('Vary')).toContain('Access-Control-Request-Headers')
  })

  it('A preflight that asks for no fields is allowed all', () => {
    expect(answer().get('Access-Control-Allow-Headers')).toBe('*')
    expect(answer('Access-Control-Request-Headers:').get('Access-Control-Allow-Headers')).toBe('*')
  })

  it('A preflight from a public page into a private network is allowed if it asks for that', () => {
    const name = 'Access-Control-Allow-Private-Network'
    expect(answer('Access-Control-Request-Private-Network: true').get(name)).toBe('true')
    expect(answer().has(name)).toBe(false)
  })
})
