import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRequestTarget } from '../../src/http/request-target.ts'

const malformed = { ok: false, status: 400 }

describe('RFC 9112 §3.2.1 origin-form', () => {
  it.each([
    ['the root has no segments and ends with a slash', '/', { segments: [], trailingSlash: true, query: '' }],
    ['a file', '/a', { segments: ['a'], trailingSlash: false, query: '' }],
    [
      'a file below folders',
      '/a/b/c.txt',
      { segments: ['a', 'b', 'c.txt'], trailingSlash: false, query: '' },
    ],
    ['a trailing slash adds no segment', '/a/b/', { segments: ['a', 'b'], trailingSlash: true, query: '' }],
    [
      'the query begins after the first question mark',
      '/a?b?c',
      { segments: ['a'], trailingSlash: false, query: 'b?c' },
    ],
    ['an empty query is no query', '/a?', { segments: ['a'], trailingSlash: false, query: '' }],
    [
      'the query is not decoded',
      '/a?b=%20%zz+c',
      { segments: ['a'], trailingSlash: false, query: 'b=%20%zz+c' },
    ],
    [
      'slashes and dots in the query are no path',
      '/a?/../b/',
      { segments: ['a'], trailingSlash: false, query: '/../b/' },
    ],
    ['the root may have a query', '/?a', { segments: [], trailingSlash: true, query: 'a' }],
    [
      'a path that looks like a URL',
      '/http:/b/',
      { segments: ['http:', 'b'], trailingSlash: true, query: '' },
    ],
  ])('A target in origin form is parsed: %s: %s', (_, target, parts) => {
    expect(parseRequestTarget(target)).toEqual({
      ok: true,
      isNormal: true,
      authority: null,
      host: null,
      ...parts,
    })
  })

  it.each([
    ['a fragment', '/a#b'],
    ['a fragment in the query', '/a?b#c'],
    ['a fragment alone', '#'],
    ['the empty target', ''],
    ['a relative path', 'a/b'],
    ['a query alone', '?a'],
    ['the asterisk form (§3.2.4)', '*'],
    ['the authority form (§3.2.3)', 'example.com:443'],
    ['a backslash in place of the slash', '\\a'],
  ])('A target with %s is 400', (_, target) => {
    expect(parseRequestTarget(target)).toEqual(malformed)
  })
})

describe('RFC 9112 §3.2.2 absolute-form', () => {
  it.each([
    [
      'http://example.com/a?b',
      { authority: 'example.com', host: 'example.com', segments: ['a'], query: 'b' },
    ],
    ['https://example.com/a', { authority: 'example.com', host: 'example.com', segments: ['a'] }],
    ['HTTP://Example.com:80/a', { authority: 'Example.com:80', host: 'Example.com', segments: ['a'] }],
    ['hTTpS://[::1]:80/a/b', { authority: '[::1]:80', host: '[::1]', segments: ['a', 'b'] }],
  ])('The target %s names its authority, and the host in it', (target, parts) => {
    const rest = { trailingSlash: false, isNormal: true, query: '' }
    expect(parseRequestTarget(target)).toEqual({ ok: true, ...rest, ...parts })
  })

  it.each([
    ['http://a', '', 'an empty path is the root (RFC 9110 §4.2.3)'],
    ['http://a?b', 'b', 'a query may follow the authority'],
    ['http://a/', '', 'a slash is the root'],
  ])('The target %s has the query %j, since %s', (target, query) => {
    expect(parseRequestTarget(target)).toMatchObject({
      ok: true,
      segments: [],
      trailingSlash: true,
      isNormal: true,
      query,
      authority: 'a',
    })
  })

  it.each([
    ['an empty authority', 'http:///a'],
    ['no authority at all', 'http://'],
    ['userinfo', 'http://user@a/'],
    ['userinfo with a password', 'http://user:secret@a/'],
    ['a host hidden behind userinfo', 'http://localhost@evil.example/'],
    ['a port without a host', 'http://:80/'],
    ['a port that is no number', 'http://a:b/'],
    ['an unclosed IPv6 literal', 'http://[::1/'],
    ['a backslash in the authority', 'http://a\\b/'],
    ['one slash', 'http:/a'],
    ['another scheme', 'ftp://a/'],
    ['a file URL', 'file:///etc/passwd'],
    ['a scheme that only begins like ours', 'httpx://a/'],
    ['a fragment', 'http://a/#b'],
    ['a path that climbs above the root', 'http://a/../b'],
  ])('An absolute form with %s is 400', (_, target) => {
    expect(parseRequestTarget(target)).toEqual(malformed)
  })
})

describe('RFC 3986 §2.1 Percent-Encoding in the path', () => {
  it.each([
    ['an encoded space', '/a%20b', ['a b']],
    ['upper and lower case digits', '/%c3%A9', ['\xc3\xa9']],
    ['raw bytes, which come out the same', '/\xc3\xa9', ['\xc3\xa9']],
    ['bytes that are not UTF-8', '/%ff%FE', ['\xff\xfe']],
    ['an encoded percent sign, decoded once only', '/%252e%2525', ['%2e%25']],
    ['an encoded question mark and hash, part of the name', '/a%3Fb%23c', ['a?b#c']],
    ['an encoded line feed, which a name may hold', '/a%0Ab', ['a\nb']],
    ['a plus sign, which is no space in a path', '/a+b', ['a+b']],
    ['an encoded letter', '/%61', ['a']],
    ['an encoded backslash, for the files layer to judge', '/a%5Cb', ['a\\b']],
  ])('A path is decoded once, with %s: %s', (_, target, segments) => {
    expect(parseRequestTarget(target)).toMatchObject({ ok: true, segments })
  })

  it.each([
    '/%',
    '/%4',
    '/a%',
    '/a%4',
    '/%zz',
    '/%4g',
    '/%g4',
    '/%%41',
    '/%-1',
    '/% 1',
    '/%+1',
    '/a%/b',
    '/%u0041',
  ])('The malformed encoding %s is 400', (target) => {
    expect(parseRequestTarget(target)).toEqual(malformed)
  })

  it.each(['/%00', '/a%00.txt', '/a/%00/b', '/a/%00/'])('The encoded NUL in %s is 400', (target) => {
    expect(parseRequestTarget(target)).toEqual(malformed)
  })

  it.each(['/a%2Fb', '/a%2fb', '/%2F', '/..%2Fetc', '/%2e%2e%2fetc'])(
    'The encoded slash in %s is 400',
    (target) => {
      expect(parseRequestTarget(target)).toEqual(malformed)
    },
  )
})

describe('RFC 3986 §5.2.4 Remove Dot Segments', () => {
  it.each([
    ['/.', [], true],
    ['/./', [], true],
    ['/./a', ['a'], false],
    ['/a/.', ['a'], true],
    ['/a/..', [], true],
    ['/a/../', [], true],
    ['/a/./b', ['a', 'b'], false],
    ['/a/../b', ['b'], false],
    ['/a/b/c/./../../g', ['a', 'g'], false],
    ['/a/b/..', ['a'], true],
    ['/%2e/a', ['a'], false],
    ['/a/%2E%2e/b', ['b'], false],
    ['/a/.%2e/b', ['b'], false],
    ['/a/%2e./b/', ['b'], true],
    ['/a/%2e', ['a'], true],
    ['http://a/b/../c', ['c'], false],
  ])('The path %s is %j, a folder: %j', (target, segments, trailingSlash) => {
    const expected = { ok: true, segments, trailingSlash, isNormal: false }
    expect(parseRequestTarget(target)).toMatchObject(expected)
  })

  it.each([
    ['//', [], true],
    ['///', [], true],
    ['/a//b', ['a', 'b'], false],
    ['//a', ['a'], false],
    ['/a//', ['a'], true],
    ['//evil.example/a', ['evil.example', 'a'], false],
    ['/.//evil.example', ['evil.example'], false],
    ['/a/..//evil.example', ['evil.example'], false],
    ['http://a//b', ['b'], false],
  ])('The path %s loses its empty segments: %j', (target, segments, trailingSlash) => {
    const expected = { ok: true, segments, trailingSlash, isNormal: false }
    expect(parseRequestTarget(target)).toMatchObject(expected)
  })

  it('Two dots remove an empty segment, too, as they do in a client', () => {
    expect(new URL('http://h/a//../b').pathname).toBe('/a/b')
    expect(parseRequestTarget('/a//../b')).toMatchObject({ segments: ['a', 'b'] })
  })

  it.each([
    '/..',
    '/../',
    '/..?a',
    '/../a',
    '/../../etc/passwd',
    '/%2E%2e',
    '/.%2e/a',
    '/%2e./a',
    '/./..',
    '/a/../..',
    '/a/../../a',
    '/a/b/../../../a/b',
    'http://a/..',
  ])('The path %s climbs above the root and is 400', (target) => {
    expect(parseRequestTarget(target)).toEqual(malformed)
  })

  it.each(['...', '..a', 'a..', '.a', 'a.', '. ', '.\\', '..\\', '%2e'])(
    'The segment %j is a name like any other',
    (name) => {
      const target = `/${name.replaceAll('%', '%25').replaceAll(' ', '%20')}`
      expect(parseRequestTarget(target)).toMatchObject({ ok: true, segments: [name] })
    },
  )
})

describe('laws of the target parser', () => {
  const pieces = fc.constantFrom(
    '/',
    '.',
    '..',
    '%2e',
    '%2F',
    '%00',
    '%',
    '%41',
    'a',
    '?',
    '#',
    '\xff',
    'http://',
    '@',
  )
  const targets = fc.oneof(
    fc.string({ unit: 'binary-ascii' }),
    fc.array(pieces).map((parts) => parts.join('')),
  )

  it('An accepted target has no segment that could lead anywhere but to a child', () => {
    fc.assert(
      fc.property(targets, (target) => {
        const parsed = parseRequestTarget(target)
        if (!parsed.ok) return
        for (const segment of parsed.segments) {
          expect(['', '.', '..']).not.toContain(segment)
          expect(segment).not.toMatch(/[/\0]/)
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('A path of raw segments comes back as it went in', () => {
    const unit = fc.constantFrom(...Array.from('abc-_~!:@'), '\xe4')
    const segment = fc.string({ unit, minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1 }), fc.boolean(), (segments, trailingSlash) => {
        const target = `/${segments.join('/')}${trailingSlash ? '/' : ''}`
        expect(parseRequestTarget(target)).toMatchObject({
          ok: true,
          segments,
          trailingSlash,
          isNormal: true,
        })
      }),
    )
  })
})
