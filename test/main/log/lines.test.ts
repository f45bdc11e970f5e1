/** The lines that are made of bytes, against those that are made of strings. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { combinedLines } from '../../../src/main/log/combined-lines.ts'
import { jsonLines } from '../../../src/main/log/json-lines.ts'
import { LogBatchWriter, readLogBatch, type RawLogEntry } from '../../../src/main/log/log-batch.ts'
import { combinedLine, jsonLine } from '../../../src/shared/log/log-format.ts'
import { rawLogEntry } from '../../shared/log/log-entry-fixture.ts'

function batchOf(...entries: RawLogEntry[]): Uint8Array {
  const writer = new LogBatchWriter()
  for (const entry of entries) writer.add(entry)
  return writer.flush()!
}

const formats = [
  ['combined', combinedLines, combinedLine],
  ['JSON', jsonLines, jsonLine],
] as const

/** Heads of requests: whole ones, parts of them, and what is none. */
const pieces = [
  'GET ',
  'HEAD /',
  '/a b',
  ' HTTP/1.1',
  ' HTTP/',
  '\r\n',
  '\n',
  '\r',
  '\r\nReferer:',
  '\r\nREFERER: \t',
  '\r\nreferers: x',
  '\r\nUser-Agent: Fox/1 (“x”)',
  '\r\nuser-agent:\t Fox \t',
  '"\\',
  '\x00\x1b[31m',
  'caf\xe9',
  'caf\xc3\xa9',
  '\xe2\x80\xae',
  ' ',
]
const heads = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((some) => some.join('')),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
)
const entries = fc.record({
  head: heads,
  timeMs: fc.integer({ min: 0, max: 4e12 }),
  client: fc.constantFrom('192.168.1.23', '2001:db8::7', '::'),
  connection: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
  status: fc.integer({ min: 100, max: 599 }),
  contentBytes: fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.maxSafeNat()),
  durationMs: fc.float({ min: 0, max: 1e6, noNaN: true }),
  thread: fc.integer({ min: -1, max: 127 }),
  aborted: fc.boolean(),
})

describe.each(formats)('lines in the format %s', (_format, lines, line) => {
  it('Lines are the same as those of single entries, whatever clients send', () => {
    fc.assert(
      fc.property(fc.array(entries, { minLength: 1, maxLength: 5 }), (several) => {
        const batch = batchOf(...several.map(({ head, ...rest }) => rawLogEntry(head, rest)))
        const expected = [...readLogBatch(batch)].map((entry) => `${line(entry)}\n`).join('')
        expect(lines(batch).toString()).toBe(expected)
      }),
    )
  })

  it.each([
    ['a head of the longest kind', `GET /${'x'.repeat(30_000)} HTTP/1.1\r\n\r\n`],
    ['a head of which each byte is escaped', `GET /${'\x01'.repeat(30_000)} HTTP/1.1\r\n\r\n`],
  ])('A line has room for %s', (_what, head) => {
    const batch = batchOf(rawLogEntry(head), rawLogEntry('GET /next HTTP/1.1\r\n\r\n'))
    const expected = [...readLogBatch(batch)].map((entry) => `${line(entry)}\n`).join('')
    expect(lines(batch).toString()).toBe(expected)
  })
})
