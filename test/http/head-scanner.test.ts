import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scanHead } from '../../src/http/head-scanner.ts'
import { limits } from '../../src/shared/limits.ts'
import { maxHeadBytes } from '../../src/http/head-scanner.ts'
import { chunkHeadBytes } from '../../src/main/jobs/chunks.ts'
import { scan, scanInPieces } from './receive.ts'

const head = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'
const malformed = (status: number) => ({ kind: 'malformed', status })

describe('RFC 9112 §2.1 Message Format: the end of the head', () => {
  it('A head is complete with the first empty line', () => {
    expect(scan(head)).toEqual({ kind: 'complete', start: 0, end: head.length })
  })

  it('A head without field lines is complete after the empty line that follows the request line', () => {
    expect(scan('GET / HTTP/1.1\r\n\r\n')).toEqual({ kind: 'complete', start: 0, end: 18 })
  })

  it('Bytes after the head are left alone: a pipelined request, a body, even malformed ones', () => {
    expect(scan(`${head}${head}`)).toEqual({ kind: 'complete', start: 0, end: head.length })
    expect(scan(`${head}\n\0`)).toEqual({ kind: 'complete', start: 0, end: head.length })
  })

  it('The scan begins at `from` and answers in indexes of the whole buffer', () => {
    const bytes = Buffer.from(`${head}${head}`, 'latin1')
    const expected = { kind: 'complete', start: head.length, end: 2 * head.length }
    expect(scanHead(bytes, head.length, head.length)).toEqual(expected)
    expect(scanInPieces(bytes, head.length, new Uint8Array(head.length).fill(1))).toEqual(expected)
  })

  it('Every proper prefix of a head is incomplete', () => {
    for (let length = 0; length < head.length; length++) {
      expect(scan(head.slice(0, length)).kind, head.slice(0, length)).toBe('incomplete')
    }
  })

  it('An incomplete scan resumes at most three bytes before the end, so that slow arrival costs linear time', () => {
    for (let length = 1; length < head.length; length++) {
      const result = scan(head.slice(0, length))
      expect(result.kind === 'incomplete' && result.scanned).toBeGreaterThanOrEqual(length - 3)
    }
  })

  it('The head may be in shared memory', () => {
    const bytes = Buffer.from(new SharedArrayBuffer(64))
    bytes.write(head, 'latin1')
    expect(scanHead(bytes.subarray(0, head.length), 0, 0)).toEqual({
      kind: 'complete',
      start: 0,
      end: head.length,
    })
  })
})

describe('RFC 9112 §2.2 Message Parsing: line ends', () => {
  it.each([
    ['One empty line before the request line is skipped', '\r\n', 2],
    ['Two empty lines before the request line are skipped', '\r\n\r\n', 4],
  ])('%s', (_, before, start) => {
    expect(scan(before + head)).toEqual({ kind: 'complete', start, end: start + head.length })
  })

  it.each([
    ['a third empty line before the request line', `\r\n\r\n\r\n${head}`],
    ['a bare LF before the request line', `\n${head}`],
    ['a bare CR before the request line', `\r${head}`],
    ['a bare LF after the request line', 'GET / HTTP/1.1\nHost: a\r\n\r\n'],
    ['a bare LF after a field line', 'GET / HTTP/1.1\r\nHost: a\n\r\n'],
    ['a bare LF in place of the empty line', 'GET / HTTP/1.1\r\nHost: a\r\n\n'],
    ['LF alone throughout', 'GET / HTTP/1.1\nHost: a\n\n'],
    ['a bare CR in the request line', 'GET /\rx HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a bare CR in a field value', 'GET / HTTP/1.1\r\nHost: a\rb\r\n\r\n'],
    ['a bare CR in place of the empty line', 'GET / HTTP/1.1\r\nHost: a\r\n\rX: y\r\n\r\n'],
    ['CR CR LF', 'GET / HTTP/1.1\r\r\nHost: a\r\n\r\n'],
    ['NUL in the request line', 'GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['NUL in a field value', 'GET / HTTP/1.1\r\nHost: a\0\r\n\r\n'],
    ['a TLS ClientHello', '\x16\x03\x01\x02\x00\x01'],
    ['a SOCKS5 greeting', '\x05\x01\x00'],
    ['white space before the method', ` ${head}`],
    ['a byte above 0x7F in place of the method', `\xff${head}`],
  ])('Input with %s is 400', (_, text) => {
    expect(scan(text)).toEqual(malformed(400))
  })

  it.each([
    ['a bare LF', 'GET / HTTP/1.1\n'],
    ['a bare CR, once the next byte shows it', 'GET / HTTP/1.1\rH'],
    ['NUL', 'GET / HT\0'],
    ['the first byte of a TLS ClientHello', '\x16'],
  ])('Input with %s is refused at once, without waiting for the end of the head', (_, text) => {
    expect(scan(text)).toEqual(malformed(400))
  })
})

describe('RFC 9112 §3 Request Line: malformed lines', () => {
  it.each([
    ['no version, as in HTTP/0.9', 'GET /\r\n'],
    ['no version but a space', 'GET / \r\n'],
    ['no target', 'GET\r\n'],
    ['another protocol', 'SSH-2.0-OpenSSH_9.9\r\n'],
    ['a status line', 'HTTP/1.1 200 OK\r\n'],
    ['SMTP', 'EHLO localhost\r\n'],
    ['a method with a colon', 'GE:T / HTTP/1.1\r\n'],
    ['two spaces', 'GET  / HTTP/1.1\r\n'],
    ['a tab', 'GET\t/ HTTP/1.1\r\n'],
    ['a space in the target', 'GET /a b HTTP/1.1\r\n'],
    ['a control character in the target', 'GET /\x01 HTTP/1.1\r\n'],
    ['a space after the version', 'GET / HTTP/1.1 \r\n'],
    ['a version in lower case', 'GET / http/1.1\r\n'],
    ['a version of three digits', 'GET / HTTP/1.10\r\n'],
    ['a version that is no number', 'GET / HTTP/x.1\r\n'],
    ['a version without its minor digit', 'GET / HTTP/1\r\n'],
    ['RTSP', 'GET / RTSP/1.0\r\n'],
    ['a malformed line after an empty one', '\r\nGET /\r\n'],
  ])('A line with %s is 400', (_, line) => {
    expect(scan(line)).toEqual(malformed(400))
    expect(scan(`${line}Host: a\r\n\r\n`)).toEqual(malformed(400))
    expect(scan(`${line}Host: a\n`)).toEqual(malformed(400))
  })

  it.each(['GET / HTTP/2.0\r\n', 'GET / HTTP/0.9\r\n', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'])(
    'The request line %j is 505',
    (line) => {
      expect(scan(line)).toEqual(malformed(505))
      expect(scan(`${line}\n`)).toEqual(malformed(505))
    },
  )

  it('A malformed request line is refused only once its CRLF is there', () => {
    expect(scan('GET /').kind).toBe('incomplete')
    expect(scan('GET /\r').kind).toBe('incomplete')
    expect(scan('GET / HTTP/1.1\r\n').kind).toBe('incomplete')
  })
})

describe('RFC 9112 §3 Request Line: the limit of its length', () => {
  const lineOf = (length: number) => `GET /${'x'.repeat(length - 14)} HTTP/1.1`.padEnd(length)

  it('A request line of exactly the limit is accepted', () => {
    const text = `${lineOf(limits.requestLineBytes)}\r\nHost: a\r\n\r\n`
    expect(text.indexOf('\r')).toBe(16_384)
    expect(scan(text).kind).toBe('complete')
  })

  it.each([
    ['one byte more, with the whole head there', `${lineOf(limits.requestLineBytes + 1)}\r\nHost: a\r\n\r\n`],
    ['one byte more, with no line end yet', lineOf(limits.requestLineBytes + 1)],
    ['a line longer than a whole head may be', 'G'.repeat(maxHeadBytes + 1)],
    [
      'a long line with a bare LF after the limit',
      `${lineOf(limits.requestLineBytes + 100)}\nHost: a\r\n\r\n`,
    ],
  ])('A request line is 414 with %s', (_, text) => {
    expect(scan(text)).toEqual(malformed(414))
  })

  it('A bare LF within the limit is 400 however long the line is', () => {
    expect(scan(`GET /\n${lineOf(limits.requestLineBytes)}\r\n\r\n`)).toEqual(malformed(400))
  })

  it('Leading empty lines do not count towards the limit', () => {
    expect(scan(`\r\n${lineOf(limits.requestLineBytes)}\r\nHost: a\r\n\r\n`).kind).toBe('complete')
  })
})

describe('RFC 6585 §5 Request Header Fields Too Large: the longest field section', () => {
  const frame = 'GET / HTTP/1.1\r\nX: \r\n\r\n'
  const line = 'GET / HTTP/1.1'
  /** A head whose field section has that many bytes. */
  const headOf = (length: number) =>
    frame.replace('X: ', `X: ${'x'.repeat(length + line.length - frame.length)}`)
  const max = limits.fieldSectionBytes

  it('A field section of exactly the limit is complete', () => {
    expect(scan(headOf(max))).toEqual({ kind: 'complete', start: 0, end: line.length + 16_384 })
  })

  it('The length of the request line does not count towards the limit of the field section', () => {
    const longLine = `GET /${'x'.repeat(limits.requestLineBytes - line.length)} HTTP/1.1`
    const longest = headOf(max).replace(line, longLine)
    expect(scan(longest)).toEqual({ kind: 'complete', start: 0, end: maxHeadBytes })
    expect(maxHeadBytes).toBe(chunkHeadBytes)
    expect(scan(headOf(max + 1).replace(line, longLine))).toEqual(malformed(431))
  })

  it.each([
    ['one byte more, with the whole head there', headOf(max + 1)],
    ['as many bytes as the limit without an end', headOf(max + 1).slice(0, line.length + max)],
    ['the limit within its final CRLFCRLF', headOf(max + 3)],
    ['a final CRLFCRLF that begins at the limit', headOf(max + 4)],
    ['a bare LF right after the limit', `${headOf(max + 4).slice(0, line.length + max)}\n`],
    ['many short lines', `GET / HTTP/1.1\r\n${'X: y\r\n'.repeat(4000)}\r\n`],
  ])('A head is 431 with %s', (_, text) => {
    expect(scan(text)).toEqual(malformed(431))
  })
})

describe('laws of the scanner', () => {
  const fragments = fc.array(
    fc.constantFrom(
      '\r',
      '\n',
      '\r\n',
      '\r\n\r\n',
      '\0',
      '\x16',
      ' ',
      'GET / HTTP/1.1',
      'Host: a',
      'x',
      '\t',
      ':',
    ),
    { maxLength: 24 },
  )
  const long = fc.constantFrom('', 'y'.repeat(16_370), 'z'.repeat(16_384))
  const inputs = fc
    .tuple(fragments, long, fragments)
    .map(([before, middle, after]) => Buffer.from([...before, middle, ...after].join(''), 'latin1'))

  it('The verdict does not depend on how the input is cut into pieces', () => {
    fc.assert(
      fc.property(
        inputs,
        fc.array(fc.integer({ min: 1, max: 17_000 }), { maxLength: 20 }),
        (bytes, sizes) => {
          expect(scanInPieces(bytes, 0, sizes)).toEqual(scanHead(bytes, 0, 0))
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('A complete head ends with its only CRLFCRLF and has no line end other than CRLF', () => {
    fc.assert(
      fc.property(inputs, (bytes) => {
        const result = scanHead(bytes, 0, 0)
        if (result.kind !== 'complete') return
        const text = bytes.toString('latin1', result.start, result.end)
        expect(text.indexOf('\r\n\r\n')).toBe(text.length - 4)
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n\0]/)
      }),
      { numRuns: 2000 },
    )
  })

  it('Any bytes get a verdict, never an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(['complete', 'incomplete', 'malformed']).toContain(scanHead(Buffer.from(bytes), 0, 0).kind)
      }),
    )
  })
})
