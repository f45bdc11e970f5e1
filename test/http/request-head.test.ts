import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPersistent, parseRequestHead } from '../../src/http/request-head.ts'
import { limits } from '../../src/shared/limits.ts'
import { accept, headWith, receive } from './receive.ts'

/** A head with this request line and one Host. */
const withLine = (line: string) => `${line}\r\nHost: a\r\n\r\n`

describe('RFC 9112 §3 Request Line', () => {
  it('Method, target and version are separated by single spaces', () => {
    expect(accept('GET /a?b=c HTTP/1.1\r\nHost: example.com:8080\r\n\r\n')).toEqual({
      method: 'GET',
      target: '/a?b=c',
      minorVersion: 1,
      fields: new Map([['host', 'example.com:8080']]),
      host: 'example.com',
    })
  })

  it('What was parsed before changes nothing, be its fields the same or not', () => {
    const heads = [
      '',
      'A: b\r\n',
      'Host: a\r\n',
      'Host: b\r\n',
      'Host: a\r\nHost: a\r\n',
      'Host: a b\r\n',
    ].flatMap((fields) => [`GET / HTTP/1.1\r\n${fields}\r\n`, `HEAD /a HTTP/1.0\r\n${fields}\r\n`])
    const expected = heads.map((head) => {
      receive(withLine('GET /other HTTP/1.1'))
      return receive(head)
    })
    fc.assert(
      fc.property(fc.array(fc.nat(heads.length - 1)), (order) => {
        expect(order.map((index) => receive(heads[index]!))).toEqual(order.map((index) => expected[index]))
      }),
    )
    expect(expected.map((head) => (typeof head === 'object' ? head.host : head))).toEqual([
      400,
      undefined,
      400,
      undefined,
      'a',
      'a',
      'b',
      'b',
      400,
      400,
      400,
      400,
    ])
  })

  it.each([
    [
      'a method of every tchar there is',
      "!#$%&'*+-.^_`|~09azAZ / HTTP/1.1",
      { method: "!#$%&'*+-.^_`|~09azAZ" },
    ],
    ['a lower-case method, which is another method', 'get / HTTP/1.1', { method: 'get' }],
    ['the absolute form', 'GET http://b/c HTTP/1.1', { target: 'http://b/c' }],
    ['the asterisk form', 'OPTIONS * HTTP/1.1', { target: '*' }],
    ['raw UTF-8 in the target, as its bytes', 'GET /\xc3\xa9 HTTP/1.1', { target: '/\xc3\xa9' }],
    ['characters that browsers leave unencoded', 'GET /"<>\\^`{|}[] HTTP/1.1', { target: '/"<>\\^`{|}[]' }],
  ])('A request line with %s is accepted', (_, line, expected) => {
    expect(accept(withLine(line))).toMatchObject(expected)
  })

  it.each([
    ['two spaces after the method', 'GET  / HTTP/1.1'],
    ['two spaces before the version', 'GET /  HTTP/1.1'],
    ['a space after the version', 'GET / HTTP/1.1 '],
    ['a tab after the method', 'GET\t/ HTTP/1.1'],
    ['a tab before the version', 'GET /\tHTTP/1.1'],
    ['a vertical tab as separator', 'GET\x0b/ HTTP/1.1'],
    ['an unencoded space in the target', 'GET /a b HTTP/1.1'],
    ['an empty target', 'GET  HTTP/1.1'],
    ['no target', 'GET HTTP/1.1'],
    ['a method only', 'GET'],
    ['a method that is no token', 'GE(T / HTTP/1.1'],
    ['a colon in the method', 'GET: / HTTP/1.1'],
    ['a byte above 0x7F in the method', 'G\xc9T / HTTP/1.1'],
    ['a control byte in the target', 'GET /\x01 HTTP/1.1'],
    ['DEL in the target', 'GET /\x7f HTTP/1.1'],
    ['an HTTP/0.9 simple request', 'GET /'],
    ['an HTTP/0.9 simple request with a space', 'GET / '],
  ])('A request line with %s is 400', (_, line) => {
    expect(receive(withLine(line))).toBe(400)
  })
})

describe('RFC 9112 §2.3 HTTP Version', () => {
  it.each([
    ['HTTP/1.1', 1],
    ['HTTP/1.0', 0],
    ['HTTP/1.2', 1],
    ['HTTP/1.9', 1],
  ])('A request in %s is answered as minor version %i', (version, minorVersion) => {
    expect(accept(withLine(`GET / ${version}`)).minorVersion).toBe(minorVersion)
  })

  it.each(['HTTP/2.0', 'HTTP/0.9', 'HTTP/3.0', 'HTTP/9.9'])('The major version of %s is 505', (version) => {
    expect(receive(withLine(`GET / ${version}`))).toBe(505)
  })

  it.each([
    ['HTTP/1'],
    ['HTTP/1.'],
    ['HTTP/1.10'],
    ['HTTP/11.1'],
    ['HTTP/01.1'],
    ['HTTP/2'],
    ['http/1.1'],
    ['Http/1.1'],
    ['HTTPS/1.1'],
    ['HTTP/1,1'],
    ['HTTP/x.1'],
    ['HTTP/1.x'],
    ['HTTP 1.1'],
    ['HTTP/-1.1'],
    ['ICY/1.1'],
    ['/1.1'],
    [''],
  ])('The version %j is malformed, which is 400', (version) => {
    expect(receive(withLine(`GET / ${version}`))).toBe(400)
  })

  it('The HTTP/2 preface is 505 (RFC 9113 §3.4)', () => {
    expect(receive('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')).toBe(505)
  })
})

describe('RFC 9112 §5 Field Syntax', () => {
  it.each([
    ['names are lower-cased, values are not', 'X-Name: VaLue', 'VaLue'],
    ['white space around the value is trimmed', 'X-Name: \t  value \t', 'value'],
    ['no white space is needed', 'X-Name:value', 'value'],
    ['white space within the value stays', 'X-Name: a \t b', 'a \t b'],
    ['an empty value is a value', 'X-Name:', ''],
    ['a value of white space is empty', 'X-Name: \t ', ''],
    ['a colon in the value belongs to it', 'X-Name: :a:b', ':a:b'],
    [
      'obs-text is kept as bytes, 0xA0 too, which is no white space',
      'X-Name: \xa0\x80\xff\xa0',
      '\xa0\x80\xff\xa0',
    ],
  ])('A field line is read: %s', (_, line, value) => {
    expect(accept(headWith(line)).fields.get('x-name')).toBe(value)
  })

  it.each([
    ['a space before the colon', 'X-Name : value'],
    ['a tab before the colon', 'X-Name\t: value'],
    ['obs-fold with a space', 'X-Name: value\r\n more'],
    ['obs-fold with a tab', 'X-Name: value\r\n\tmore'],
    ['a line of white space only', ' '],
    ['white space before the name', ' X-Name: value'],
    ['an empty name', ': value'],
    ['no colon', 'X-Name'],
    ['a name that is no token', 'X(Name): value'],
    ['quotes in the name', '"X": value'],
    ['a byte above 0x7F in the name', 'X-N\xe4me: value'],
    ['a control byte in the name', 'X-\x01Name: value'],
    ['a control byte in the value', 'X-Name: \x01'],
    ['a vertical tab in the value', 'X-Name: \x0bvalue'],
    ['a form feed in the value', 'X-Name: value\x0c'],
    ['an escape in the value', 'X-Name: \x1b[2J'],
    ['DEL in the value', 'X-Name: \x7f'],
    ['NUL in the value', 'X-Name: a\0b'],
    ['a bare CR in the value', 'X-Name: a\rb'],
    ['a bare LF in the value', 'X-Name: a\nX-Other: b'],
    ['NUL in the name', 'X\0Name: value'],
  ])('A field line with %s is 400', (_, line) => {
    expect(receive(headWith(line))).toBe(400)
    expect(receive(headWith(line, 'X-Last: z'))).toBe(400)
  })

  it('The first line after the request line can not be folded onto it', () => {
    expect(receive('GET / HTTP/1.1\r\n Host: a\r\n\r\n')).toBe(400)
  })

  it.each([
    ['three lines in order', ['X-A: 1', 'x-a: 2', 'X-a: 3'], '1, 2, 3'],
    ['an empty line of several', ['X-A: 1', 'X-A:', 'X-A: 3'], '1, , 3'],
  ])('Several lines of one name are joined by comma and space (RFC 9110 §5.3): %s', (_, lines, value) => {
    expect(accept(headWith(...lines)).fields.get('x-a')).toBe(value)
  })

  it.each(['__proto__', 'constructor', 'hasOwnProperty'])(
    'The name %s is a field name like any other',
    (name) => {
      expect(accept(headWith(`${name}: x`)).fields.get(name.toLowerCase())).toBe('x')
      expect(accept(headWith()).fields.get(name.toLowerCase())).toBeUndefined()
    },
  )

  it(`A head may have ${limits.fieldLines} field lines, and one more is 431 (RFC 6585 §5)`, () => {
    const lines = (count: number) => Array.from({ length: count - 1 }, (_, i) => `X-${i}: y`)
    expect(accept(headWith(...lines(100))).fields.size).toBe(100)
    expect(receive(headWith(...lines(101)))).toBe(431)
    expect(receive(headWith(...Array<string>(100).fill('X-Same: y')))).toBe(431)
  })
})

describe('RFC 9112 §3.2 Request Target: the Host field', () => {
  const withHosts = (version: string, ...hosts: string[]) =>
    `GET / ${version}\r\n${hosts.map((host) => `Host: ${host}\r\n`).join('')}\r\n`

  it.each([
    ['a name', 'example.com'],
    ['a name and a port', 'example.com:80'],
    ['an IPv6 literal', '[::1]:8080'],
  ])('A Host with %s is accepted in both versions', (_, host) => {
    expect(accept(withHosts('HTTP/1.1', host)).fields.get('host')).toBe(host)
    expect(accept(withHosts('HTTP/1.0', host)).fields.get('host')).toBe(host)
  })

  it('HTTP/1.0 may omit Host, HTTP/1.1 may not', () => {
    expect(accept(withHosts('HTTP/1.0')).fields.has('host')).toBe(false)
    expect(receive(withHosts('HTTP/1.1'))).toBe(400)
    expect(receive(withHosts('HTTP/1.2'))).toBe(400)
  })

  it.each([
    ['two hosts', ['a', 'b']],
    ['the same host twice', ['a', 'a']],
    ['an empty host and a host', ['', 'a']],
    ['an empty host', ['']],
    ['two hosts in one line', ['a, b']],
    ['two hosts with a space between', ['a b']],
    ['userinfo', ['user@a']],
    ['a path', ['a/b']],
    ['a scheme', ['http://a']],
    ['a port that is no number', ['a:x']],
    ['a byte above 0x7F', ['\xe4']],
  ])('A head with %s is 400 in both versions', (_, hosts) => {
    expect(receive(withHosts('HTTP/1.1', ...hosts))).toBe(400)
    expect(receive(withHosts('HTTP/1.0', ...hosts))).toBe(400)
  })

  it('A second Host is found whatever its case and its place', () => {
    expect(receive('GET / HTTP/1.1\r\nHost: a\r\nX: y\r\nhOST: b\r\n\r\n')).toBe(400)
  })

  it('The absolute form does not excuse a missing Host, and one that differs is left to the target parser', () => {
    expect(receive('GET http://a/ HTTP/1.1\r\n\r\n')).toBe(400)
    expect(accept('GET http://a/ HTTP/1.1\r\nHost: b\r\n\r\n')).toMatchObject({ target: 'http://a/' })
  })
})

describe('laws of the head parser', () => {
  const valid = [
    'GET /a/b%20c?d=e HTTP/1.1\r\nHost: a:80\r\nRange: bytes=0-1\r\nX: \xe4\r\n\r\n',
    'HEAD http://[::1]/ HTTP/1.0\r\nHost: [::1]\r\nConnection: keep-alive\r\n\r\n',
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n',
  ]

  /** What RFC 9112 says a head looks like, as one regular expression to hold the parser against. */
  const grammar =
    /^[!#-'*+\-.0-9A-Z^-z|~]+ [!-~\x80-\xff]+ HTTP\/1\.[0-9]\r\n([!#-'*+\-.0-9A-Z^-z|~]+:[\t -~\x80-\xff]*\r\n)*\r\n$/

  it('Arbitrary bytes never make the parser throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(200), fc.nat(200), (bytes, start, end) => {
        expect(typeof parseRequestHead(Buffer.from(bytes), start, end).ok).toBe('boolean')
      }),
      { numRuns: 1000 },
    )
  })

  it('A mutated head is either refused or still matches the grammar', () => {
    const mutation = fc.tuple(fc.nat(200), fc.nat(3), fc.uint8Array({ maxLength: 3 }))
    fc.assert(
      fc.property(fc.constantFrom(...valid), fc.array(mutation, { maxLength: 3 }), (text, mutations) => {
        let mutated = text
        for (const [at, removed, added] of mutations) {
          const inserted = Buffer.from(added).toString('latin1')
          mutated = mutated.slice(0, at) + inserted + mutated.slice(at + removed)
        }
        const parsed = parseRequestHead(Buffer.from(mutated, 'latin1'), 0, mutated.length)
        if (!parsed.ok) return
        expect(mutated).toMatch(grammar)
        expect(mutated.match(/\r\nhost:/gi)?.length ?? 0).toBe(parsed.head.fields.has('host') ? 1 : 0)
      }),
      { numRuns: 3000 },
    )
  })

  it('A head without any one byte of a CRLF is refused', () => {
    for (const text of valid) {
      for (let i = 0; i < text.length; i++) {
        if (text[i] !== '\r' && text[i] !== '\n') continue
        const cut = text.slice(0, i) + text.slice(i + 1)
        expect(parseRequestHead(Buffer.from(cut, 'latin1'), 0, cut.length).ok, JSON.stringify(cut)).toBe(
          false,
        )
      }
    }
  })

  it('Only bytes[start, end) count, and they may be in shared memory', () => {
    const text = 'GET /x HTTP/1.1\r\nHost: a\r\n\r\n'
    const bytes = Buffer.from(new SharedArrayBuffer(64)).fill(0x20)
    bytes.write(text, 7, 'latin1')
    const parsed = parseRequestHead(bytes, 7, 7 + text.length)
    bytes.fill(0)
    expect(parsed).toMatchObject({ ok: true, head: { method: 'GET', target: '/x' } })
  })
})

describe('RFC 9112 §9.3 Persistence', () => {
  it.each([
    ['1.1 without Connection persists', '1.1', [], true],
    ['1.0 without Connection closes', '1.0', [], false],
    ['1.1 with close closes', '1.1', ['Connection: close'], false],
    ['1.0 with keep-alive persists', '1.0', ['Connection: keep-alive'], true],
    ['1.1 with keep-alive persists', '1.1', ['Connection: keep-alive'], true],
    ['1.0 with close closes', '1.0', ['Connection: close'], false],
    ['options are case-insensitive in 1.1', '1.1', ['Connection: CLOSE'], false],
    ['options are case-insensitive in 1.0', '1.0', ['Connection: Keep-Alive'], true],
    ['close wins over keep-alive after it', '1.1', ['Connection: close, keep-alive'], false],
    ['close wins over keep-alive before it', '1.0', ['Connection: keep-alive, close'], false],
    ['close is found among others', '1.1', ['Connection: te ,\tclose , upgrade'], false],
    ['close is found in a second line', '1.1', ['Connection: te', 'Connection: close'], false],
    ['other options change nothing in 1.1', '1.1', ['Connection: upgrade'], true],
    ['other options change nothing in 1.0', '1.0', ['Connection: upgrade'], false],
    ['an option that only contains close is another option', '1.1', ['Connection: closed'], true],
    ['an empty Connection changes nothing', '1.1', ['Connection:'], true],
    ['Proxy-Connection means nothing', '1.0', ['Proxy-Connection: keep-alive'], false],
    ['Keep-Alive parameters mean nothing', '1.0', ['Keep-Alive: timeout=5'], false],
  ])('Whether a connection persists is decided by the head: %s', (_, version, lines, expected) => {
    const text = headWith(...lines).replace('HTTP/1.1', `HTTP/${version}`)
    expect(isPersistent(accept(text))).toBe(expected)
  })
})
