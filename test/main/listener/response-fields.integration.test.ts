import { appendFileSync, mkdirSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ask, get, head, RawClient, type RawResponse } from '../../support/raw-client.ts'
import { sharedServer } from '../../support/serve.ts'

const share = sharedServer((path) => {
  writeFileSync(`${path}/hello.txt`, 'hello')
  writeFileSync(`${path}/empty.txt`, '')
  writeFileSync(`${path}/future.txt`, 'x')
  utimesSync(`${path}/future.txt`, new Date(), new Date(Date.now() + 86_400_000))
  writeFileSync(`${path}/old.txt`, 'x')
  utimesSync(`${path}/old.txt`, new Date(), new Date('1994-11-06T08:49:37.900Z'))
  mkdirSync(`${path}/sub`)
  mkdirSync(`${path}/site`)
  writeFileSync(`${path}/site/index.html`, '<!doctype html><title>x</title>')
  writeFileSync(`${path}/large.bin`, Buffer.alloc(1_000_000, 7))
})

/** IMF-fixdate (RFC 9110 §5.6.7). */
const imfFixdate =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/

describe('every response (RFC 9110 §6.6.1, §8.6, §10.2.4)', () => {
  it.each([
    [200, head('GET /hello.txt HTTP/1.1')],
    [200, head('GET /empty.txt HTTP/1.1')],
    [200, head('GET /large.bin HTTP/1.1')],
    [200, head('GET /sub/ HTTP/1.1')],
    [200, head('GET /sub/ HTTP/1.1', 'Accept: application/json')],
    [200, head('GET /site/ HTTP/1.1')],
    [200, head('GET /hello.txt HTTP/1.0')],
    [206, head('GET /hello.txt HTTP/1.1', 'Range: bytes=1-2')],
    [206, head('GET /hello.txt HTTP/1.1', 'Range: bytes=0-0,2-2')],
    [301, head('GET /sub HTTP/1.1')],
    [400, head('GET /.. HTTP/1.1')],
    [400, head('GET /hello.txt HTTP/1.1', 'A : b')],
    [400, head('GET /hello.txt HTTP/1.1', 'A: b\nc')],
    [403, head('GET /hello.txt HTTP/1.1', 'Service-Worker: script')],
    [404, head('GET /none HTTP/1.1')],
    [405, head('POST /hello.txt HTTP/1.1')],
    [412, head('GET /hello.txt HTTP/1.1', 'If-Match: "other"')],
    [414, `GET /${'x'.repeat(17_000)}`],
    [416, head('GET /hello.txt HTTP/1.1', 'Range: bytes=9-')],
    [417, head('GET /hello.txt HTTP/1.1', 'Expect: x')],
    [421, 'GET /hello.txt HTTP/1.1\r\nHost: evil.example\r\n\r\n'],
    [431, head('GET /hello.txt HTTP/1.1', ...new Array<string>(100).fill('A: b'))],
    [501, head('FOO /hello.txt HTTP/1.1')],
    [505, head('GET /hello.txt HTTP/2.0')],
  ])(
    'Every response has Date, Server, Content-Length, Content-Type, nosniff and Cache-Control: %i',
    async (status, request) => {
      const before = Math.floor(Date.now() / 1000) * 1000
      const response = await ask(share.port, request)
      expect(response.head).toMatch(
        /^HTTP\/1\.1 \d{3} [A-Z][A-Za-z ]+\r\n(?:[A-Za-z-]+: [\x20-\x7e]+\r\n)+\r\n$/,
      )
      expect(response.status).toBe(status)
      const { fields } = response
      expect(fields.get('date')).toMatch(imfFixdate)
      expect(Date.parse(fields.get('date')!)).toBeGreaterThanOrEqual(before)
      expect(Date.parse(fields.get('date')!)).toBeLessThanOrEqual(Date.now())
      expect(fields.get('server')).toBe('Spool')
      expect(fields.get('content-length')).toMatch(/^\d+$/)
      expect(fields.get('x-content-type-options')).toBe('nosniff')
      if (response.content.length > 0) expect(fields.get('content-type')).toMatch(/^[a-z]+\/[a-z.-]+(; .+)?$/)
      // Nothing may be taken from a cache without asking: a redirect today may be a file tomorrow.
      expect(fields.get('cache-control')).toMatch(/^(no-cache|no-store)$/)
      // A field that is not a list may not stand on two lines (RFC 9110 §5.3).
      expect(fields.size).toBe(response.head.split('\r\n').length - 3)
      expect(response.head).not.toMatch(/^access-control/im)
      expect(fields.get('cross-origin-resource-policy')).toBe('same-origin')
    },
  )
})

describe('an error (RFC 9110 §12.5.1)', () => {
  it.each([
    ['a page', ['Accept: text/html,*/*;q=0.8'], 'text/html; charset=utf-8', /^<!doctype html>/],
    [
      'JSON',
      ['Accept: application/json'],
      'application/json; charset=utf-8',
      /^\{"status":\d{3},"error":"[^"]+\."\}$/,
    ],
    ['a line of text to any type', ['Accept: */*'], 'text/plain; charset=utf-8', /^\d{3} [^\n]+\.\n$/],
    ['a line of text without Accept', [], 'text/plain; charset=utf-8', /^\d{3} [^\n]+\.\n$/],
  ] as const)(
    'An error is sent as %s, and Vary says what that depends on',
    async (_, fields, type, content) => {
      for (const [status, requestLine] of [
        [404, 'GET /none HTTP/1.1'],
        [400, 'GET /.. HTTP/1.1'],
        [405, 'POST /hello.txt HTTP/1.1'],
        [501, 'FOO /hello.txt HTTP/1.1'],
        [403, 'GET /hello.txt HTTP/1.1\r\nService-Worker: script'],
      ] as const) {
        const response = await ask(share.port, head(requestLine, ...fields))
        expect(response.status).toBe(status)
        expect(response.fields.get('content-type')).toBe(type)
        expect(response.fields.get('vary')).toBe('Accept, Accept-Language')
        expect(response.content.toString()).toMatch(content)
      }
    },
  )

  it('An error in a head that can’t be trusted is sent as a line of text', async () => {
    const response = await get(share.port, '/hello.txt', ['Accept: text/html', 'A : b'])
    expect([response.status, response.fields.get('content-type')]).toEqual([400, 'text/plain; charset=utf-8'])
  })
})

describe('a file (RFC 9110 §8.3, §8.8, §14.3)', () => {
  it.each([
    ['a.txt', 'text/plain; charset=utf-8'],
    ['a.html', 'text/html; charset=utf-8'],
    ['a.css', 'text/css; charset=utf-8'],
    ['a.js', 'text/javascript; charset=utf-8'],
    ['a.JSON', 'application/json; charset=utf-8'],
    ['a.svg', 'image/svg+xml; charset=utf-8'],
    ['a.jpg', 'image/jpeg'],
    ['a.png', 'image/png'],
    ['a.pdf', 'application/pdf'],
    ['a.mp4', 'video/mp4'],
    ['a.mp3', 'audio/mpeg'],
    ['a.wasm', 'application/wasm'],
    ['a.md', 'text/markdown; charset=utf-8'],
    ['README', 'text/plain; charset=utf-8'],
    ['a', 'text/plain; charset=utf-8'],
    ['a.unheard-of', 'text/plain; charset=utf-8'],
    ['a.constructor', 'text/plain; charset=utf-8'],
    ['a.tar.gz', 'application/gzip'],
  ])('The type of the file %s is %s', async (name, type) => {
    writeFileSync(`${share.path}/${name}`, 'x')
    expect((await get(share.port, `/${name}`)).fields.get('content-type')).toBe(type)
  })

  it('A file has Last-Modified to the second, a strong ETag and Accept-Ranges', async () => {
    const { fields } = await get(share.port, '/old.txt')
    expect(fields.get('last-modified')).toBe('Sun, 06 Nov 1994 08:49:37 GMT')
    expect(fields.get('etag')).toMatch(/^"[\x21\x23-\x7e]+"$/)
    expect(fields.get('accept-ranges')).toBe('bytes')
    expect(fields.get('cache-control')).toBe('no-cache')
  })

  it('A file from the future has a Last-Modified no later than now', async () => {
    const { fields } = await get(share.port, '/future.txt')
    expect(fields.get('last-modified')).toMatch(imfFixdate)
    expect(Date.parse(fields.get('last-modified')!)).toBeLessThanOrEqual(Date.parse(fields.get('date')!))
  })

  it('A file has another ETag after any change, and the same one without a change', async () => {
    const path = `${share.path}/changing.txt`
    const tag = async () => (await get(share.port, '/changing.txt')).fields.get('etag')
    const date = new Date('2020-01-01T00:00:00Z')
    writeFileSync(path, 'one')
    utimesSync(path, date, date)
    const tags = [await tag()]
    expect(await tag()).toBe(tags[0])

    writeFileSync(path, 'two')
    tags.push(await tag())
    appendFileSync(path, '!')
    utimesSync(path, date, date)
    tags.push(await tag())
    utimesSync(path, date, new Date(date.getTime() + 1))
    tags.push(await tag())
    // Another file of the same size and time in its place.
    writeFileSync(`${path}.new`, 'four')
    utimesSync(`${path}.new`, date, new Date(date.getTime() + 1))
    expect(statSync(`${path}.new`).mtimeMs).toBe(statSync(path).mtimeMs)
    renameSync(`${path}.new`, path)
    tags.push(await tag())
    expect(new Set(tags).size).toBe(tags.length)
  })

  it('A file is sent as it is, whatever codings are accepted, since its ETag is strong', async () => {
    const { fields } = await get(share.port, '/large.bin', ['Accept-Encoding: gzip, br'])
    expect([fields.has('content-encoding'), fields.get('content-length')]).toEqual([false, '1000000'])
  })

  it('An empty file has Content-Length 0 and no content', async () => {
    const response = await get(share.port, '/empty.txt')
    expect([response.status, response.fields.get('content-length')]).toEqual([200, '0'])
  })
})

describe('HEAD (RFC 9110 §9.3.2)', () => {
  /** The head of a response without what differs from one moment to the next. */
  const lasting = ({ head }: RawResponse) => head.replace(/^Date: .*\r\n/m, '')

  it.each([
    ['/hello.txt', []],
    ['/empty.txt', []],
    ['/large.bin', []],
    ['/none', []],
    ['/none', ['Accept: text/html']],
    ['/none', ['Accept: application/json']],
    ['/sub', []],
    ['/sub/', []],
    ['/sub/', ['Accept: application/json']],
    ['/', ['Accept-Encoding: gzip']],
    ['/site/', []],
    ['/%zz', []],
    ['/hello.txt', ['If-None-Match: *']],
    ['/hello.txt', ['If-Match: "other"']],
    ['/hello.txt', ['Connection: close']],
  ] as const)('HEAD of %s with %j has the head of GET and no content', async (target, fields) => {
    const whole = await get(share.port, target, fields)
    using client = await RawClient.connect(share.port)
    client.send(head(`HEAD ${target} HTTP/1.1`, ...fields) + head('GET /hello.txt HTTP/1.1'))
    expect(lasting(await client.readResponse('HEAD'))).toBe(lasting(whole))
    // With content, the next response would not begin here.
    if (whole.fields.get('connection') === 'close') expect(await client.readToEnd()).toHaveLength(0)
    else expect((await client.readResponse()).content.toString()).toBe('hello')
  })
})
