import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { LogEntry } from '../../../src/shared/log/log-entry.ts'
import { combinedLine, jsonLine } from '../../../src/shared/log/log-format.ts'
import { logEntry } from './log-entry-fixture.ts'

/** Bytes of UTF-8, a character each. */
const utf8 = (text: string) => Buffer.from(text).toString('latin1')

const latin1 = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  fc.string({ unit: 'binary', maxLength: 50 }).map(utf8),
)

beforeEach(() => {
  vi.stubEnv('TZ', 'UTC')
})

describe('the combined log format of Apache and nginx', () => {
  it.each<[rule: string, entry: Partial<LogEntry>, line: string]>([
    [
      'A combined log line has address, time, request line, status, bytes, referrer and user agent',
      { referer: 'http://192.168.1.2/', userAgent: 'Mozilla/5.0 (X11)' },
      '192.168.1.23 - - [23/Nov/2026:05:21:28 +0000] "GET /cat.jpg HTTP/1.1" 200 1536 "http://192.168.1.2/" "Mozilla/5.0 (X11)"',
    ],
    [
      'A combined log line has a dash for each missing value',
      { client: '2001:db8::7', status: 304, contentBytes: 0 },
      '2001:db8::7 - - [23/Nov/2026:05:21:28 +0000] "GET /cat.jpg HTTP/1.1" 304 0 "-" "-"',
    ],
    [
      'A combined log line has a dash for a request that could not be read',
      { method: '', target: '', version: '', status: 408, contentBytes: 0 },
      '192.168.1.23 - - [23/Nov/2026:05:21:28 +0000] "-" 408 0 "-" "-"',
    ],
    [
      'A combined log line leaves out an unknown version',
      { version: '', status: 400 },
      '192.168.1.23 - - [23/Nov/2026:05:21:28 +0000] "GET /cat.jpg" 400 1536 "-" "-"',
    ],
  ])('%s', (_, changes, line) => {
    expect(combinedLine(logEntry(changes))).toBe(line)
  })

  it.each([
    ['UTC', '23/Nov/2026:05:21:28 +0000'],
    ['Europe/Berlin', '23/Nov/2026:06:21:28 +0100'],
    ['America/New_York', '23/Nov/2026:00:21:28 -0500'],
    ['America/St_Johns', '23/Nov/2026:01:51:28 -0330'],
    ['Asia/Kathmandu', '23/Nov/2026:11:06:28 +0545'],
    ['Pacific/Kiritimati', '23/Nov/2026:19:21:28 +1400'],
  ])('The time in a combined log line is local in %s', (zone, time) => {
    vi.stubEnv('TZ', zone)
    // Lines of one second share the text of their time, so another second has to come in between.
    combinedLine(logEntry({ timeMs: 0 }))
    expect(combinedLine(logEntry())).toContain(`[${time}]`)
  })

  it('The date in a combined log line has two digits for the day and four for the year', () => {
    expect(combinedLine(logEntry({ timeMs: Date.UTC(2027, 0, 3, 0, 0, 9) }))).toContain(
      '[03/Jan/2027:00:00:09 +0000]',
    )
  })

  it('The time in a combined log line follows the clock, even backwards', () => {
    const seconds = [28_000, 28_999, 29_000, 28_000].map((ms) => Date.UTC(2026, 10, 23, 5, 21) + ms)
    const times = seconds.map((timeMs) => /\[.*:(\d\d) /.exec(combinedLine(logEntry({ timeMs })))?.[1])
    expect(times).toEqual(['28', '28', '29', '28'])
  })
})

describe('the combined log format: escaping as nginx does', () => {
  it.each([
    ['a quotation mark', '"', '\\x22'],
    ['a backslash', '\\', '\\x5C'],
    ['line ends', '\r\n', '\\x0D\\x0A'],
    ['an escape', '\x1b[2J', '\\x1B[2J'],
    ['NUL', '\0', '\\x00'],
    ['DEL', '\x7f', '\\x7F'],
    ['bytes above ASCII', '\xc3\xa9', '\\xC3\\xA9'],
  ])('A quoted value is escaped as in nginx: %s', (_, text, escaped) => {
    const entry = logEntry({ target: `/${text}`, referer: text, userAgent: text })
    expect(combinedLine(entry)).toContain(`"GET /${escaped} HTTP/1.1" 200 1536 "${escaped}" "${escaped}"`)
  })

  it.each(["'", '%', '~', ' ', '<'])('The character %s stays in a quoted value', (text) => {
    expect(combinedLine(logEntry({ userAgent: text }))).toContain(`"${text}"`)
  })

  it('No client can end a combined log line, leave its quotation marks or send more than ASCII', () => {
    const line = /^192\.168\.1\.23 - - \[[^\]]+\] "[^"]*" 200 1536 "[^"]*" "[^"]*"$/
    fc.assert(
      fc.property(latin1, latin1, latin1, latin1, (method, target, referer, userAgent) => {
        const text = combinedLine(logEntry({ method, target, referer, userAgent }))
        expect(text).toMatch(line)
        expect(text).toMatch(/^[ -~]*$/)
      }),
    )
  })
})

describe('JSON lines', () => {
  it('A JSON line holds every fact, in this order', () => {
    const entry = logEntry({
      referer: 'http://192.168.1.2/',
      userAgent: 'Fox/1',
      durationMs: 3.250_400_066_375_732_4,
    })
    expect(jsonLine(entry)).toBe(
      '{"event":"request","time":"2026-11-23T05:21:28.250Z","client":"192.168.1.23","connection":7,"method":"GET",' +
        '"target":"/cat.jpg","httpVersion":"1.1","status":200,"bytes":1536,"durationMs":3.25,"thread":3,' +
        '"aborted":false,"referer":"http://192.168.1.2/","userAgent":"Fox/1"}',
    )
  })

  it('A JSON line keeps sizes above 4 GiB exact', () => {
    expect(JSON.parse(jsonLine(logEntry({ contentBytes: 2 ** 53 - 1 })))).toMatchObject({
      bytes: 2 ** 53 - 1,
    })
  })

  it.each([
    ['a line end', '\r\n', '\\r\\n'],
    ['the escape character', '\x1b', '\\u001b'],
    ['DEL', '\x7f', '\\u007f'],
    ['an eight-bit escape', '\x9b', '\\u009b'],
    ['several of them', '\x80\x9f', '\\u0080\\u009f'],
    ['overrides of direction', utf8('\u202e'), '\\u202e'],
    ['invisible characters', utf8('\u200b\ufeff'), '\\u200b\\ufeff'],
    ['marks of direction', utf8('\u200e\u061c'), '\\u200e\\u061c'],
    ['letters without a shape', utf8('\u3164\u2063'), '\\u3164\\u2063'],
    ['tags, in the two halves that JSON has for them', utf8('\u{e0041}'), '\\udb40\\udc41'],
    ['a quotation mark', '"', '\\"'],
  ])('A JSON line escapes %s', (_, text, escaped) => {
    expect(jsonLine(logEntry({ target: text }))).toContain(`"target":"${escaped}"`)
  })

  it.each([
    ['decoded if it is UTF-8', utf8('/ü☃😀'), '/ü☃😀'],
    ['with one character per byte if it is not UTF-8', '/\xfc\xff', '/\xfc\xff'],
    ['with one character per byte if one byte is not UTF-8', `${utf8('ü')}\xff`, '\xc3\xbc\xff'],
  ])('A JSON line has the text of a request %s', (_, sent, text) => {
    const line = jsonLine(logEntry({ target: sent, referer: sent, userAgent: sent }))
    expect(JSON.parse(line)).toMatchObject({ target: text, referer: text, userAgent: text })
  })

  it('A JSON line counts threads from 1 as the window does, and 0 is the listener', () => {
    expect(JSON.parse(jsonLine(logEntry({ thread: 0 })))).toMatchObject({ thread: 1 })
    expect(JSON.parse(jsonLine(logEntry({ thread: -1 })))).toMatchObject({ thread: 0 })
  })

  it('A JSON line reads back as the same entry, and is one line that a terminal can show', () => {
    fc.assert(
      fc.property(latin1, latin1, latin1, latin1, (method, target, referer, userAgent) => {
        const line = jsonLine(logEntry({ method, target, referer, userAgent }))
        expect(line).not.toMatch(/\p{Cc}/u)
        const read = JSON.parse(line) as Record<string, string>
        const sent = { method, target, referer, userAgent }
        for (const [name, bytes] of Object.entries(sent))
          expect([read[name], utf8(read[name]!)]).toContain(bytes)
      }),
    )
  })
})
