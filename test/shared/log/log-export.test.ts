import { describe, expect, it } from 'vitest'
import { exportLog, logExportFormats, type LogExportFormat } from '../../../src/shared/log/log-export.ts'
import type { LogEntry } from '../../../src/shared/log/log-entry.ts'
import { visibleText } from '../../../src/shared/text/printable.ts'

const entry: LogEntry = {
  timeMs: Date.UTC(2026, 10, 23, 5, 21, 28, 120),
  client: '192.0.2.1',
  connection: 7,
  method: 'GET',
  target: '/a%20b.txt',
  version: '1.1',
  status: 200,
  contentBytes: 5,
  durationMs: 1.23456,
  thread: 1,
  aborted: false,
  referer: '',
  userAgent: 'curl/8',
}
const header = 'time,client,method,target,status,bytes,durationMs,thread,aborted,referer,userAgent\r\n'

function exported(entries: readonly LogEntry[], format: LogExportFormat): string {
  return [...exportLog(entries, format)].join('')
}

describe('the log as CSV (RFC 4180)', () => {
  it('A CSV has a line of names and a line for each request', () => {
    expect(exported([entry], 'csv')).toBe(
      `${header}2026-11-23T05:21:28.120Z,192.0.2.1,GET,/a%20b.txt,200,5,1.235,2,false,,curl/8\r\n`,
    )
  })

  it('A CSV of no entries is the names alone', () => {
    expect(exported([], 'csv')).toBe(header)
  })

  const cell = (userAgent: string) => {
    const line = exported([{ ...entry, userAgent }], 'csv').slice(header.length)
    expect(line).toMatch(
      /^2026-11-23T05:21:28\.120Z,192\.0\.2\.1,GET,\/a%20b\.txt,200,5,1\.235,2,false,,[^]*\r\n$/,
    )
    return line.slice(line.indexOf('false,,') + 'false,,'.length, -2)
  }
  /** The bytes of UTF-8, a character each, as fields are received. */
  const utf8 = (text: string) => Buffer.from(text).toString('latin1')

  it.each([
    ['a comma', 'a,b', '"a,b"'],
    ['a quote', 'a"b', '"a""b"'],
    ['a line end', 'a\r\nb', 'a\\x0d\\x0ab'],
    ['an unprintable character', 'a\u200bb\u202ec', 'a\\u{200b}b\\u{202e}c'],
    ['text that a spreadsheet would take for a formula', '=1+1', "'=1+1"],
    ['a formula where semicolons separate cells', "/x;=cmd|'/C calc'!A0;", "/x;'=cmd|'/C calc'!A0;"],
    ['a formula with a quote', '@SUM("x")', `"'@SUM(""x"")"`],
    ['a formula on a line of its own', 'a\n=1', "a\\x0a'=1"],
    ['a formula behind spaces and a semicolon', 'a; =1', "a;' =1"],
    ['signs in the middle', 'a=b-c+d@e ＝f', 'a=b-c+d@e ＝f'],
    ['white space before a word', '  a', '\\x20\\x20a'],
  ])('A CSV keeps %s in its cell', (_, userAgent, expected) => {
    expect(cell(utf8(userAgent))).toBe(expected)
  })

  const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '\u2212']
  const spaces = [' ', '\v\f', '\0', '\x1b', '\xa0', '\u3000']
  const invisible = [
    '\ufeff',
    '\u200b',
    '\u2060',
    '\u202e',
    '\xad',
    '\u034f',
    '\u3164',
    '\ufe0f',
    '\u2800',
    '\u{e0041}',
  ]
  it.each([
    ...signs,
    ...[...spaces, ...invisible, ' \ufeff \u200d'].flatMap((hidden) => [`${hidden}=`, `${hidden}＝`]),
  ])('A CSV has an apostrophe before %j', (start) =>
    expect(cell(utf8(`${start}1`))).toBe(visibleText(`'${start}1`)),
  )

  it.each([
    ['a tab', '\ta', "'\\x09a"],
    ['a carriage return', '\ra', "'\\x0da"],
    ['a formula behind a tab', '\t=1', "'\\x09'=1"],
    ['a formula behind spaces and a tab', ' \t=1', "\\x20\\x09'=1"],
  ])('A CSV has an apostrophe before %s', (_, text, expected) => {
    expect(cell(text)).toBe(expected)
  })
})

describe('the log for programs', () => {
  it('A log as JSON lines is one object per line', () => {
    const lines = exported([entry, entry], 'jsonl').trimEnd().split('\n')
    expect(lines).toHaveLength(2)
    expect(JSON.parse(lines[1]!)).toMatchObject({ client: '192.0.2.1', status: 200, userAgent: 'curl/8' })
  })

  it('A log in the combined format has lines as Apache writes them', () => {
    expect(exported([entry], 'combined')).toMatch(
      /^192\.0\.2\.1 - - \[.*\] "GET \/a%20b\.txt HTTP\/1\.1" 200 5 "-" "curl\/8"\n$/,
    )
  })
})

describe('a long log', () => {
  it.each(logExportFormats)('A long log comes in pieces, each bounded and of whole lines: %s', (format) => {
    // Escaped it is at its longest.
    const entries = Array<LogEntry>(1000).fill({ ...entry, userAgent: '\x00"'.repeat(2000) })
    const pieces = [...exportLog(entries, format)]
    expect(pieces.length).toBeGreaterThan(10)
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(100_000)
    expect(pieces.filter((piece) => piece !== '' && !piece.endsWith('\n'))).toEqual([])
    expect(pieces.join('').match(/192\.0\.2\.1/g)).toHaveLength(1000)
  })

  it('A long log is written no faster than it is read', () => {
    let made = 0
    const entries = (function* () {
      for (; made < 10_000; made++) yield entry
    })()
    const pieces = exportLog(entries, 'jsonl')
    pieces.next()
    expect(made).toBeLessThan(1000)
  })
})
