import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { textLine } from '../../../src/main/cli/text-line.ts'
import { textStyle } from '../../../src/main/cli/text-style.ts'
import type { LogEntry } from '../../../src/shared/log/log-entry.ts'
import { logEntry } from '../../shared/log/log-entry-fixture.ts'

const plain = textStyle(false)
const coloured = textStyle(true)
const utf8 = (text: string) => Buffer.from(text).toString('latin1')

beforeEach(() => {
  vi.stubEnv('TZ', 'UTC')
})

describe('a line of the log for people', () => {
  it.each<[rule: string, entry: Partial<LogEntry>, line: string]>([
    [
      'begins with time, client and status',
      {},
      '05:21:28  192.168.1.23     200  GET /cat.jpg  1.5 KB, 3.3 ms',
    ],
    [
      'keeps its columns for the shortest address',
      { client: '10.0.0.1' },
      '05:21:28  10.0.0.1         200  GET /cat.jpg  1.5 KB, 3.3 ms',
    ],
    [
      'moves over for an IPv6 address',
      { client: '2001:db8::1234:5678' },
      '05:21:28  2001:db8::1234:5678  200  GET /cat.jpg  1.5 KB, 3.3 ms',
    ],
    [
      'says that a response was interrupted',
      { aborted: true, contentBytes: 0 },
      '05:21:28  192.168.1.23     200  GET /cat.jpg  0 B, 3.3 ms  interrupted',
    ],
    [
      'shows a dash for a request that could not be read',
      { method: '', target: '', version: '', status: 408, contentBytes: 0, durationMs: 0 },
      '05:21:28  192.168.1.23     408  -  0 B, 0.0 ms',
    ],
    [
      'shows names as people write them',
      { target: '/Gr%C3%BC%C3%9Fe/%E7%8C%AB.jpg' },
      '05:21:28  192.168.1.23     200  GET /Grüße/猫.jpg  1.5 KB, 3.3 ms',
    ],
    [
      'tells an archive in words',
      { target: `/Photos/?zip${'&f=abcdef'.repeat(900)}` },
      '05:21:28  192.168.1.23     200  GET /Photos (ZIP, selection)  1.5 KB, 3.3 ms',
    ],
  ])('A line %s', (_, changes, line) => {
    expect(textLine(logEntry(changes), plain)).toBe(`${line}\n`)
  })

  it('A line shows the time in the time zone of the machine', () => {
    vi.stubEnv('TZ', 'Asia/Kathmandu')
    expect(textLine(logEntry(), plain)).toMatch(/^11:06:28 /)
    expect(textLine(logEntry(), plain, true)).toMatch(/^\d{4}-\d\d-\d\d 11:06:28 /)
  })

  it.each([
    [0, '0.0 ms'],
    [0.04, '0.0 ms'],
    [9.94, '9.9 ms'],
    [9.96, '10 ms'],
    [999.4, '999 ms'],
    [999.6, '1.0 s'],
    [59_900, '59.9 s'],
    [59_960, '1 min 0 s'],
    [3_725_000, '62 min 5 s'],
  ])('A duration of %d ms reads %s', (durationMs, text) => {
    expect(textLine(logEntry({ durationMs }), plain)).toMatch(new RegExp(`, ${text}\n$`))
  })
})

describe('colours of the status', () => {
  it.each([
    [200, '\x1b[32m200\x1b[39m'],
    [206, '\x1b[32m206\x1b[39m'],
    [304, '\x1b[36m304\x1b[39m'],
    [404, '\x1b[33m404\x1b[39m'],
    [499, '\x1b[33m499\x1b[39m'],
    [503, '\x1b[31m503\x1b[39m'],
  ])('The status %d has its colour', (status, text) => {
    expect(textLine(logEntry({ status }), coloured)).toContain(`  ${text}  `)
  })

  it('Colours leave the text of a line as it is', () => {
    const entry = logEntry({ aborted: true })
    expect(stripVTControlCharacters(textLine(entry, coloured))).toBe(textLine(entry, plain))
  })
})

describe('what a client sends has no power over the terminal', () => {
  it.each<[rule: string, entry: Partial<LogEntry>, text: string]>([
    ['an encoded escape', { target: '/%1b%5b2J' }, 'GET /\\x1b[2J  '],
    ['a raw escape', { target: '/\x1b]0;owned\x07' }, 'GET /\\x1b]0;owned\\x07  '],
    ['an eight-bit escape in UTF-8', { target: '/%c2%9b2J' }, 'GET /\\x9b2J  '],
    ['a raw eight-bit escape', { target: '/\x9b2J' }, 'GET /%9B2J  '],
    ['an encoded line end', { target: '/a%0d%0a05:21:28%20fake' }, 'GET /a\\x0d\\x0a05:21:28 fake  '],
    ['a line separator', { target: '/a%e2%80%a8b' }, 'GET /a\\u{2028}b  '],
    ['a change of direction', { target: `/${utf8('\u202e')}gpj.exe` }, 'GET /\\u{202e}gpj.exe  '],
    ['a byte that is not UTF-8', { target: '/caf%E9' }, 'GET /caf%E9  '],
    [
      'a method of control characters',
      { method: '\x16\x03\x01\x1b', target: '' },
      '  \\x16\\x03\\x01\\x1b  ',
    ],
  ])("A client can't control the terminal by %s", (_, changes, text) => {
    expect(textLine(logEntry(changes), plain)).toContain(text)
  })

  it('A long path loses its middle, not its folder or its name', () => {
    const line = textLine(logEntry({ target: `/photos/${'x'.repeat(8000)}/cat.jpg` }), plain)
    expect(line).toBe(
      `05:21:28  192.168.1.23     200  GET /photos/${'x'.repeat(52)}…${'x'.repeat(51)}/cat.jpg  1.5 KB, 3.3 ms\n`,
    )
  })

  it('A path of 120 characters stays whole, even if each takes two code units', () => {
    const target = `/${'😀'.repeat(119)}`
    expect(textLine(logEntry({ target: encodeURI(target) }), plain)).toContain(`GET ${target}  `)
  })

  it('A long path is not cut within a character', () => {
    const line = textLine(logEntry({ target: encodeURI(`/${'😀'.repeat(200)}`) }), plain)
    expect(line).toContain(`GET /${'😀'.repeat(59)}…${'😀'.repeat(59)}  `)
  })

  it('A malformed method does not fill the screen', () => {
    const line = textLine(logEntry({ method: 'x'.repeat(4000), target: '', status: 400 }), plain)
    expect(line).toContain(`400  ${'x'.repeat(10)}…${'x'.repeat(9)}  `)
  })

  it('Whatever a client sends becomes one line of printable characters', () => {
    const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array).toString('latin1'))
    const encoded = fc.string({ unit: 'binary' }).map((text) => encodeURIComponent(text.toWellFormed()))
    const texts = fc.oneof(
      bytes,
      encoded,
      fc.tuple(bytes, encoded).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(texts, texts, (method, target) => {
        expect(textLine(logEntry({ method, target }), plain)).toMatch(
          /^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+\n$/u,
        )
      }),
    )
  })
})
