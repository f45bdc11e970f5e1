import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { head, RawClient, type RawResponse } from '../../support/raw-client.ts'
import { sharedServer } from '../../support/serve.ts'

const share = sharedServer((path) => {
  mkdirSync(`${path}/sub`)
  writeFileSync(`${path}/hello.txt`, 'hello')
  writeFileSync(`${path}/a b%20+?#.txt`, 'odd')
  writeFileSync(`${path}/ä.txt`, 'umlaut')
  writeFileSync(`${path}/sub/x.txt`, 'x')
})

/** Sends `request`; returns its response once a second request on the same connection has been answered, too. */
async function askAndReuse(request: string): Promise<RawResponse> {
  using client = await RawClient.connect(share.port)
  client.send(request)
  const response = await client.readResponse()
  client.send(head('GET /hello.txt HTTP/1.1'))
  expect((await client.readResponse()).content.toString()).toBe('hello')
  return response
}

describe('targets (RFC 9112 §3.2, RFC 3986 §3.3, §5.2.4)', () => {
  it.each([
    ['/hello.txt', 'hello'],
    ['/hello.txt?', 'hello'],
    ['/hello.txt?a=b&c=../../d?e', 'hello'],
    ['/%68ello%2Etxt', 'hello'],
    ['/a%20b%2520+%3F%23.txt', 'odd'],
    ['/a%20b%2520%2b%3f%23.txt', 'odd'],
    ['/%C3%A4.txt', 'umlaut'],
    ['/%c3%a4.txt', 'umlaut'],
    ['/\xc3\xa4.txt', 'umlaut'],
    ['/sub/x.txt', 'x'],
    ['http://localhost/hello.txt', 'hello'],
    ['HTTP://LOCALHOST:80/hello.txt?x', 'hello'],
    ['http://127.0.0.1/sub/x.txt', 'x'],
    ['/./hello.txt', 'hello'],
    ['/sub/../hello.txt?a', 'hello'],
    ['/none/%2E%2e/%2e/hello.txt', 'hello'],
    ['//hello.txt', 'hello'],
    ['/sub//x.txt', 'x'],
    ['http://localhost//./hello.txt', 'hello'],
  ])('The target %s is served, and the connection goes on', async (target, content) => {
    const response = await askAndReuse(head(`GET ${target} HTTP/1.1`))
    expect([response.status, response.content.toString()]).toEqual([200, content])
  })

  it.each([
    ...'/none /hello /hello.txt/ /hello.txt/. /hello.txt/x/.. /hello.txt// /hello.txt/x /a+b%2520+%3F%23.txt'.split(
      ' ',
    ),
    ...'/%2568ello.txt /hello.txt%20 /... /.hidden /./.hidden http://localhost/none'.split(' '),
    `/${'x'.repeat(300)}`,
  ])('The target %s names nothing: 404, and the connection goes on', async (target) => {
    expect(await askAndReuse(head(`GET ${target} HTTP/1.1`))).toMatchObject({ status: 404 })
  })

  it.each([
    ...'/.. /../hello.txt /sub/../../hello.txt /./../hello.txt /../ /sub/../.. /%2e%2e/hello.txt /.%2E/hello.txt'.split(
      ' ',
    ),
    ...'/sub/%2e/%2e%2e/%2e. /sub%2fx.txt /sub%2Fx.txt /..%2fhello.txt /hello.txt%00 /%00 /% /%4 /%zz /hello%.txt'.split(
      ' ',
    ),
    ...'/hello.txt#x * hello.txt localhost:80 ?x ftp://localhost/ http:///hello.txt http://me@localhost/'.split(
      ' ',
    ),
    ...'http://localhost:x/ http:/hello.txt http://localhost/%2e%2e/'.split(' '),
  ])('The target %s is malformed: 400, and the connection goes on', async (target) => {
    expect(await askAndReuse(head(`GET ${target} HTTP/1.1`))).toMatchObject({ status: 400 })
  })

  it('The authority of the absolute form takes precedence over Host (RFC 9112 §3.2.2)', async () => {
    const own = 'GET http://localhost/hello.txt HTTP/1.1\r\nHost: evil.example\r\n\r\n'
    const foreign = 'GET http://evil.example/hello.txt HTTP/1.1\r\nHost: localhost\r\n\r\n'
    expect(await askAndReuse(own)).toMatchObject({ status: 200 })
    expect(await askAndReuse(foreign)).toMatchObject({ status: 421 })
  })

  it('The absolute form of the shared folder needs no path', async () => {
    expect(await askAndReuse(head('GET http://localhost HTTP/1.1'))).toMatchObject({ status: 200 })
    expect(await askAndReuse(head('GET http://localhost?sort=size HTTP/1.1'))).toMatchObject({ status: 200 })
  })
})

describe('methods (RFC 9110 §9.1, §15.5.6, §15.6.2)', () => {
  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'MKCOL', 'QUERY', 'SEARCH'])(
    'The known method %s is 405 with Allow, and the connection goes on',
    async (method) => {
      const response = await askAndReuse(head(`${method} /hello.txt HTTP/1.1`, 'X-Secret: abracadabra'))
      expect(response.status).toBe(405)
      expect(response.fields.get('allow')).toBe('GET, HEAD')
      expect(response.content.includes('abracadabra')).toBe(false)
    },
  )

  it.each([
    'OPTIONS * HTTP/1.1',
    'CONNECT localhost:80 HTTP/1.1',
    'POST /none HTTP/1.1',
    'POST /%zz HTTP/1.1',
  ])('The request line %s is 405 whatever the form of its target', async (line) => {
    expect(await askAndReuse(head(line))).toMatchObject({ status: 405 })
  })

  it.each(['get', 'Get', 'GETT', 'FOO', 'M-SEARCH', "a!#$%&'*+-.^_`|~1"])(
    'The method %s is unknown: 501, and the connection goes on',
    async (method) => {
      expect(await askAndReuse(head(`${method} /hello.txt HTTP/1.1`))).toMatchObject({ status: 501 })
    },
  )

  it('An expectation other than 100-continue is 417 (RFC 9110 §10.1.1)', async () => {
    expect(await askAndReuse(head('GET /hello.txt HTTP/1.1', 'Expect: miracle'))).toMatchObject({
      status: 417,
    })
  })

  it.each([
    ['h2c', ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQAAP__']],
    [
      'websocket',
      ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='],
    ],
  ])(
    'An upgrade to %s is ignored, and the request is answered as it is (RFC 9110 §7.8)',
    async (_, fields) => {
      expect(await askAndReuse(head('GET /hello.txt HTTP/1.1', ...fields))).toMatchObject({ status: 200 })
    },
  )

  it('Empty lines before a request are skipped (RFC 9112 §2.2)', async () => {
    expect(await askAndReuse(`\r\n${head('GET /hello.txt HTTP/1.1')}\r\n`)).toMatchObject({ status: 200 })
  })
})
