import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LogBatchWriter, readLogBatch } from '../../../src/main/log/log-batch.ts'
import type { LogEntry } from '../../../src/shared/log/log-entry.ts'
import { logEntry, rawLogEntry } from '../../shared/log/log-entry-fixture.ts'

/** What comes out of a batch into which `heads` went. */
function throughBatch(...heads: string[]): LogEntry[] {
  const writer = new LogBatchWriter()
  for (const head of heads) writer.add(rawLogEntry(head))
  return [...readLogBatch(writer.flush()!)]
}

describe('a batch of log entries', () => {
  it('A batch returns the entries put into it, oldest first', () => {
    const writer = new LogBatchWriter()
    const first = { status: 206, contentBytes: 5 * 2 ** 40, durationMs: 3.25, connection: 1 }
    const second = { status: 503, thread: -1, aborted: true, connection: 2 ** 32 - 1, client: '2001:db8::7' }
    writer.add(rawLogEntry('GET /a HTTP/1.1\r\nHost: x\r\n\r\n', first))
    writer.add(rawLogEntry('HEAD /b HTTP/1.0\r\n\r\n', second))
    expect([...readLogBatch(writer.flush()!)]).toEqual([
      logEntry({ ...first, target: '/a' }),
      logEntry({ ...second, method: 'HEAD', target: '/b', version: '1.0' }),
    ])
  })

  it('A batch is undefined before the first entry, and again after it was taken', () => {
    const writer = new LogBatchWriter()
    expect(writer.flush()).toBeUndefined()
    writer.add(rawLogEntry(''))
    expect(writer.flush()).toBeDefined()
    expect(writer.flush()).toBeUndefined()
  })

  it('A batch can be transferred: the writer continues in memory of its own', () => {
    const writer = new LogBatchWriter()
    writer.add(rawLogEntry('GET /a HTTP/1.1\r\n\r\n'))
    const first = writer.flush()!
    structuredClone(first, { transfer: [first.buffer] })
    writer.add(rawLogEntry('GET /b HTTP/1.1\r\n\r\n'))
    expect([...readLogBatch(writer.flush()!)]).toMatchObject([{ target: '/b' }])
  })

  it('A batch can be read in place within larger memory', () => {
    const writer = new LogBatchWriter()
    writer.add(rawLogEntry('GET /a HTTP/1.1\r\n\r\n'))
    const batch = writer.flush()!
    const larger = new Uint8Array(batch.length + 20).fill(0xff)
    larger.set(batch, 7)
    expect([...readLogBatch(larger.subarray(7, 7 + batch.length))]).toMatchObject([{ target: '/a' }])
  })

  it('A batch is full once one more entry of any length may not fit', () => {
    const writer = new LogBatchWriter(140_000)
    let entries = 0
    for (; !writer.full; entries++)
      writer.add(rawLogEntry(`GET /${'x'.repeat(90_000)}`, { client: '1'.repeat(64) }))
    expect(entries).toBe(4)
    const batch = writer.flush()!
    expect(batch.length).toBeLessThanOrEqual(140_000)
    expect([...readLogBatch(batch)]).toHaveLength(4)
    expect(writer.full).toBe(false)
  })
})

describe('the texts of an entry', () => {
  const request = (rest: string) => `GET /a HTTP/1.1\r\nHost: x\r\n${rest}\r\n`

  it.each<[rule: string, head: string, texts: Partial<LogEntry>]>([
    ['no byte came', '', { method: '', target: '', version: '' }],
    ['half a method came', 'GE', { method: 'GE', target: '', version: '' }],
    ['half a target came', 'GET /a', { method: 'GET', target: '/a', version: '' }],
    ['half a version came', 'GET /a HTT', { method: 'GET', target: '/a', version: '' }],
    ['half a line end came', 'GET /a HTTP/1.1\r', { version: '1.1' }],
    ['only the request line came', 'GET /a HTTP/1.1\r\n', { method: 'GET', target: '/a', version: '1.1' }],
    ['the line ends without CR', 'GET /a HTTP/1.1\nHost: x', { target: '/a', version: '1.1' }],
    ['the version is another one', 'GET /a HTTP/2.0\r\n\r\n', { version: '2.0' }],
    ['the last word is no version', 'GET /a FTP/1.1\r\n\r\n', { target: '/a', version: '' }],
    ['there are too many words', 'GET /a b HTTP/1.1\r\n\r\n', { target: '/a', version: '' }],
    ['the target has bytes above ASCII', 'GET /caf\xe9 HTTP/1.1\r\n\r\n', { target: '/caf\xe9' }],
    [
      'the client speaks TLS',
      '\x16\x03\x01\x02\x00',
      { method: '\x16\x03\x01\x02\x00', target: '', version: '' },
    ],
    ['there is neither referrer nor user agent', request(''), { referer: '', userAgent: '' }],
    [
      'there are both',
      request('Referer: http://x/\r\nUser-Agent: Fox/1\r\n'),
      { referer: 'http://x/', userAgent: 'Fox/1' },
    ],
    [
      'field names are in any case',
      request('rEFERER: r\r\nUSER-AGENT: a\r\n'),
      { referer: 'r', userAgent: 'a' },
    ],
    ['a value has space around it', request('User-Agent: \t a b \t \r\n'), { userAgent: 'a b' }],
    [
      'a value ends in à, whose last byte looks like a space',
      request('User-Agent: \xc3\xa0\r\n'),
      { userAgent: '\xc3\xa0' },
    ],
    ['a value follows the colon directly', request('User-Agent:a\r\n'), { userAgent: 'a' }],
    ['a value is empty', request('User-Agent:\r\nReferer: r\r\n'), { userAgent: '', referer: 'r' }],
    ['another field name ends alike', request('X-User-Agent: a\r\n'), { userAgent: '' }],
    ['a target looks like a field', 'GET /user-agent:x HTTP/1.1\r\n\r\n', { userAgent: '' }],
    ['a field is incomplete', 'GET /a HTTP/1.1\r\nUser-Agent: Fo', { userAgent: 'Fo' }],
  ])('The texts of an entry are right if %s', (_, head, texts) => {
    expect(throughBatch(head)).toMatchObject([texts])
  })

  it('A head with the longest request line and all fields allowed is kept whole', () => {
    const target = `/${'x'.repeat(16_000)}`
    const userAgent = 'y'.repeat(16_000)
    expect(throughBatch(`GET ${target} HTTP/1.1\r\nUser-Agent: ${userAgent}\r\n\r\n`)).toMatchObject([
      { target, version: '1.1', userAgent },
    ])
  })

  it('The first 32 KiB are kept of a longer head, which is refused', () => {
    expect(
      throughBatch(`GET /${'x'.repeat(40_000)} HTTP/1.1\r\n\r\n`, 'GET /next HTTP/1.1\r\n\r\n'),
    ).toMatchObject([
      { method: 'GET', target: `/${'x'.repeat(32 * 1024 - 5)}`, version: '' },
      { target: '/next', version: '1.1' },
    ])
  })
})

describe('whatever happens on the network', () => {
  const bytes = (maxLength: number) =>
    fc.uint8Array({ maxLength }).map((array) => Buffer.from(array).toString('latin1'))
  const facts = fc.record({
    timeMs: fc.double({ noNaN: true }),
    client: bytes(64),
    connection: fc.nat(2 ** 32 - 1),
    status: fc.nat(999),
    contentBytes: fc.maxSafeNat(),
    durationMs: fc.float({ noNaN: true }),
    thread: fc.integer({ min: -1, max: 63 }),
    aborted: fc.boolean(),
  })
  const heads = fc.oneof(
    bytes(6000),
    fc
      .array(fc.constantFrom('GET', '/', ' ', '\r', '\n', '\r\n', 'HTTP/1.1', 'User-Agent:', 'Referer:', 'x'))
      .map((parts) => parts.join('')),
  )

  it('Facts survive a batch unchanged, and the words are those of the first line', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(facts, heads), { maxLength: 40 }), (requests) => {
        const writer = new LogBatchWriter()
        for (const [fact, head] of requests) writer.add(rawLogEntry(head, fact))
        const batch = writer.flush()
        const entries = batch === undefined ? [] : [...readLogBatch(batch)]
        expect(entries).toHaveLength(requests.length)
        for (const [index, [fact, head]] of requests.entries()) {
          const [method, target = ''] = head
            .slice(0, 32 * 1024)
            .split('\n', 1)[0]!
            .replace(/\r$/, '')
            .split(' ')
          expect(entries[index]).toMatchObject({ ...fact, method, target })
        }
      }),
      { numRuns: 300 },
    )
  })

  it('No byte of a head leaks into the next entry, up to a full batch', () => {
    fc.assert(
      fc.property(fc.array(heads, { minLength: 1, maxLength: 5 }), (some) => {
        const writer = new LogBatchWriter(64 * 1024)
        let count = 0
        for (; !writer.full; count++)
          writer.add(rawLogEntry(some[count % some.length]!, { connection: count }))
        const connections = [...readLogBatch(writer.flush()!)].map(({ connection }) => connection)
        expect(connections).toEqual(Array.from({ length: count }, (_, index) => index))
      }),
    )
  })
})
