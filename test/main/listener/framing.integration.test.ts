import { writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { describe, expect, it } from 'vitest'
import { head, RawClient } from '../../support/raw-client.ts'
import { sharedServer } from '../../support/serve.ts'

const share = sharedServer((path) => writeFileSync(`${path}/hello.txt`, 'hello'))

const next = head('GET /hello.txt?next HTTP/1.1')

/**
 * Sends `request` in one piece or byte by byte, and a second, valid one behind it; returns what came until the server
 * closed, in latin1.
 */
async function exchange(request: string | Uint8Array, pieces: 'whole' | 'bytes' = 'whole'): Promise<string> {
  using client = await RawClient.connect(share.port)
  if (pieces === 'whole') client.send(request)
  else await client.trickle(request)
  client.send(next)
  const answer = (await client.readToEnd()).toString('latin1')
  // Closed in order: a reset may destroy an answer on its way (RFC 9112 §9.6).
  expect(client.failure).toBeUndefined()
  return answer
}

/** The status codes of the responses in `answer`. */
function statuses(answer: string): number[] {
  return [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))
}

function lines(...all: readonly string[]): string {
  return [...all, '', ''].join('\r\n')
}

const get = 'GET /hello.txt HTTP/1.1'
const host = 'Host: localhost'

describe('a malformed head (RFC 9112 §2.2, §3, §5)', () => {
  it.each([
    ['lines that end in LF alone', `${get}\n${host}\n\n`],
    ['one field line that ends in LF alone', `${get}\r\n${host}\nA: b\r\n\r\n`],
    ['a request line that ends in LF alone', `${get}\n${host}\r\n\r\n`],
    ['an empty line that is LF alone', `${get}\r\n${host}\r\n\n`],
    ['a bare CR in a value', lines(get, host, 'A: b\rc')],
    ['a bare CR before the CRLF', lines(get, `${host}\r`)],
    ['obs-fold', lines(get, host, 'A: b', ' c')],
    ['obs-fold with a tab', lines(get, host, 'A: b', '\tc')],
    ['white space before the first field line', lines(get, ` ${host}`)],
    ['a space before the colon', lines(get, host, 'Content-Length : 5')],
    ['a tab before the colon', lines(get, host, 'Transfer-Encoding\t: chunked')],
    ['NUL in a value', lines(get, host, 'A: b\0c')],
    ['NUL in a name', lines(get, host, 'A\0: b')],
    ['NUL in the target', lines('GET /hello.txt\0 HTTP/1.1', host)],
    ['a control byte in a value', lines(get, host, 'A: b\x01c')],
    ['DEL in a value', lines(get, host, 'A: b\x7fc')],
    ['a field line without colon', lines(get, host, 'AB')],
    ['a field line without name', lines(get, host, ': b')],
    ['a name that is not a token', lines(get, host, 'A(b): c')],
    ['a name of bytes that are not ASCII', lines(get, host, '\xc3\xa4: c')],
    ['two spaces before the target', lines('GET  /hello.txt HTTP/1.1', host)],
    ['two spaces before the version', lines('GET /hello.txt  HTTP/1.1', host)],
    ['a tab in the request line', lines('GET\t/hello.txt HTTP/1.1', host)],
    ['a space in the target', lines('GET /hello .txt HTTP/1.1', host)],
    ['a space after the version', lines(`${get} `, host)],
    ['a space before the method', lines(` ${get}`, host)],
    ['no target', lines('GET HTTP/1.1', host)],
    ['a version in lower case', lines('GET /hello.txt http/1.1', host)],
    ['a minor version of two digits', lines('GET /hello.txt HTTP/1.10', host)],
    ['a version without full stop', lines('GET /hello.txt HTTP/11', host)],
    ['a method that is not a token', lines('G{}T /hello.txt HTTP/1.1', host)],
    ['no version, as in HTTP/0.9,', 'GET /hello.txt\r\n\r\n'],
    ['a response', lines('HTTP/1.1 200 OK', 'Content-Length: 0')],
    ['a hundred empty lines before the request', '\r\n'.repeat(100) + lines(get, host)],
    ['a TLS ClientHello', Buffer.from('16030100c8010000c40303', 'hex')],
  ])('Input with %s is 400 and ends the connection, whatever follows it', async (_, request) => {
    const answer = await exchange(request)
    expect(statuses(answer)).toEqual([400])
    expect(answer).toMatch(/^connection: close\r$/im)
    expect(statuses(await exchange(request, 'bytes'))).toEqual([400])
  })

  it.each([
    ['without a version, as in HTTP/0.9,', 'GET /hello.txt\r\n', 400],
    ['of another protocol', 'EHLO localhost\r\n', 400],
    ['of HTTP/2', 'PRI * HTTP/2.0\r\n', 505],
  ])(
    'A request line %s is refused at its end, not after the deadline of the head',
    async (_, line, status) => {
      using client = await RawClient.connect(share.port)
      client.send(line)
      expect(await client.readResponse()).toMatchObject({ status })
      expect(await client.readToEnd()).toHaveLength(0)
    },
  )
})

describe('Host (RFC 9112 §3.2, RFC 9110 §7.2)', () => {
  it.each([
    ['that is missing in HTTP/1.1', lines(get)],
    ['that is sent twice', lines(get, host, host)],
    ['that is sent twice with other names', lines(get, host, 'Host: 127.0.0.1')],
    ['that is sent twice in HTTP/1.0', lines('GET /hello.txt HTTP/1.0', host, host)],
    ['that is empty', lines(get, 'Host:')],
    ['with a space', lines(get, 'Host: local host')],
    ['with a list', lines(get, 'Host: localhost, localhost')],
    ['with userinfo', lines(get, 'Host: me@localhost')],
    ['with a path', lines(get, 'Host: localhost/x')],
    ['with a port that is no number', lines(get, 'Host: localhost:http')],
    ['with a port above 65535', lines(get, 'Host: localhost:65536')],
    ['with an IPv6 address without brackets', lines(get, 'Host: ::1')],
  ])('A Host field %s is 400 and ends the connection', async (_, request) => {
    expect(statuses(await exchange(request))).toEqual([400])
    expect(statuses(await exchange(request, 'bytes'))).toEqual([400])
  })

  it.each([
    'evil.example',
    'evil.example:80',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'xlocalhost',
    'evil.example.',
    '2130706433',
    '0x7f.0.0.1',
    '127.1',
    '%6cocalhost',
  ])('The host %s is not this machine: 421, and the connection goes on', async (name) => {
    using client = await RawClient.connect(share.port)
    client.send(lines(get, `Host: ${name}`))
    expect(await client.readResponse()).toMatchObject({ status: 421 })
    client.send(next)
    expect(await client.readResponse()).toMatchObject({ status: 200 })
  })

  it.each([
    'localhost',
    'LocalHost',
    'localhost:8080',
    'localhost:',
    'localhost.',
    'my.localhost',
    '127.0.0.1',
    '192.0.2.7:1',
    '[::1]',
    '[::1]:8080',
    '[2001:db8::1.2.3.4]',
    '[fe80::1%25eth0]:8080',
    '[fe80::1%eth0]',
    '[fe80::20d:3aff:fe6d:4068%2]:1234',
    hostname(),
    `${hostname().toUpperCase()}:80`,
    `${hostname()}.local`,
  ])('The host %s is this machine', async (name) => {
    using client = await RawClient.connect(share.port)
    client.send(lines(get, `Host: ${name}`))
    expect(await client.readResponse()).toMatchObject({ status: 200 })
  })

  it('The Host field may be missing in HTTP/1.0', async () => {
    expect(statuses(await exchange(lines('GET /hello.txt HTTP/1.0')))).toEqual([200])
  })
})

describe('versions (RFC 9112 §2.3, §9.3, RFC 9110 §2.5)', () => {
  it.each(['HTTP/2.0', 'HTTP/3.0', 'HTTP/0.9', 'HTTP/9.9'])(
    'The version %s is 505 and ends the connection',
    async (version) => {
      expect(statuses(await exchange(lines(`GET /hello.txt ${version}`, host)))).toEqual([505])
    },
  )

  it.each(['', '\r\n', '\r\n\r\n'])(
    'A 505 to HEAD has no content, also if the request follows %j',
    async (before) => {
      const answer = await exchange(`${before}HEAD / HTTP/9.9\r\n`)
      expect(statuses(answer)).toEqual([505])
      expect(answer).toMatch(/\r\n\r\n$/)
    },
  )

  it('The preface of HTTP/2 is 505 and ends the connection', async () => {
    const preface = Buffer.concat([
      Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
      Buffer.from('000000040000000000', 'hex'),
    ])
    expect(statuses(await exchange(preface))).toEqual([505])
    expect(statuses(await exchange(preface, 'bytes'))).toEqual([505])
  })

  it.each([
    ['HTTP/1.1', [], [200, 200]],
    ['HTTP/1.1', ['Connection: keep-alive'], [200, 200]],
    ['HTTP/1.1', ['Connection: Close'], [200]],
    ['HTTP/1.1', ['Connection: x, close'], [200]],
    ['HTTP/1.1', ['Connection: keep-alive', 'Connection: close'], [200]],
    ['HTTP/1.0', [], [200]],
    ['HTTP/1.0', ['Connection: x'], [200]],
    ['HTTP/1.0', ['Connection: Keep-Alive'], [200, 200]],
    ['HTTP/1.0', ['Connection: keep-alive, close'], [200]],
    ['HTTP/1.7', [], [200, 200]],
  ] as const)(
    'Two requests, the first in %s with %j, are answered by %j',
    async (version, fields, expected) => {
      using client = await RawClient.connect(share.port)
      client.send(
        lines(`GET /hello.txt ${version}`, host, ...fields) +
          head('GET /hello.txt HTTP/1.1', 'Connection: close'),
      )
      const answer = (await client.readToEnd()).toString('latin1')
      expect(statuses(answer)).toEqual(expected)
      const first = answer.slice(0, answer.indexOf('\r\n\r\n')).toLowerCase()
      expect(first.includes('connection: close')).toBe(expected.length === 1)
      // HTTP/1.0 is not persistent by default, so the response has to say so.
      expect(first.includes('connection: keep-alive')).toBe(version === 'HTTP/1.0' && expected.length === 2)
      expect(client.failure).toBeUndefined()
    },
  )
})
