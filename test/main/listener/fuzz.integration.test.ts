import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { get, head, RawClient } from '../../support/raw-client.ts'
import { openDescriptors, sharedServer, soon } from '../../support/serve.ts'

const share = sharedServer((path) => {
  writeFileSync(`${path}/file.txt`, 'x'.repeat(3000))
  mkdirSync(`${path}/sub`)
  for (let file = 0; file < 30; file++) writeFileSync(`${path}/sub/${file}`, String(file))
})

/** Pseudo-random numbers in [0, 1), the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const valid = [
  head('GET /file.txt HTTP/1.1'),
  head('HEAD /file.txt HTTP/1.1', 'Connection: keep-alive'),
  head('GET / HTTP/1.1', 'Accept: application/json;q=0.9, text/html', 'Accept-Encoding: gzip, br;q=0.5'),
  head('GET /sub?sort=size&order=desc&page=2 HTTP/1.1'),
  head('GET /sub/?sort=size&order=desc&page=2 HTTP/1.1'),
  head('GET /file.txt HTTP/1.1', 'Range: bytes=0-5,10-20,-5', 'If-Range: "a"'),
  head(
    'GET /file.txt HTTP/1.1',
    'If-None-Match: W/"a", "b"',
    'If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT',
  ),
  head('GET /%66ile%2Etxt HTTP/1.1', 'If-Match: *', 'If-Unmodified-Since: Sunday, 06-Nov-94 08:49:37 GMT'),
  head('POST /file.txt HTTP/1.1', 'Content-Length: 11') + 'hello world',
  head('GET /file.txt HTTP/1.1', 'Transfer-Encoding: chunked') + '5\r\nhello\r\n0\r\n\r\n',
  'GET http://localhost:80/sub/1 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n',
].map((request) => Buffer.from(request, 'latin1'))

/** What parsers are known to stumble over. */
const dictionary = [
  '\r\n',
  '\n',
  '\r',
  '\r\n\r\n',
  '\0',
  ' ',
  '\t',
  ':',
  ',',
  ';',
  '"',
  '%',
  '%00',
  '%2f',
  '..',
  '/../',
  '//',
  '?',
  '#',
  'HTTP/1.1',
  'HTTP/2.0',
  'Host: localhost\r\n',
  'Content-Length: 9\r\n',
  'Transfer-Encoding: chunked\r\n',
  '-',
  '=',
  '*',
  '99999999999999999999',
  '4294967296',
  '-1',
  '0x10',
  '1e9',
  'bytes=',
  '\x80',
  '\xff\xfe',
  '\x7f',
  'a'.repeat(300),
  'Range: bytes=0-\r\n',
  'Expect: 100-continue\r\n',
  'Connection: close\r\n',
  'GET / HTTP/1.1\r\n\r\n',
  '{{',
  '\\',
].map((text) => Buffer.from(text, 'latin1'))

/** One to four random changes to a random valid request. */
function mutant(random: () => number): Buffer {
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <T>(from: readonly T[]) => from[below(from.length)]!
  let bytes = Buffer.from(pick(valid))
  for (let changes = 1 + below(4); changes > 0; changes--) {
    const at = below(bytes.length + 1)
    const length = below(Math.min(40, bytes.length - at + 1))
    const [before, piece, after] = [
      bytes.subarray(0, at),
      bytes.subarray(at, at + length),
      bytes.subarray(at + length),
    ]
    const other = pick(valid)
    const parts = pick([
      () => [before, Buffer.of(below(256)), after],
      () => [before, Buffer.of(below(256)), piece, after],
      () => [before, after],
      () => [before, piece, piece, after],
      () => [before, pick(dictionary), piece, after],
      () => [before, pick(dictionary), after],
      () => [before, pick(dictionary), pick(dictionary), piece, after],
      () => [before, other.subarray(below(other.length))],
      () => [before, Buffer.from(piece).reverse(), after],
    ])()
    bytes = Buffer.concat(parts)
  }
  return bytes
}

const statuses = [200, 206, 301, 304, 400, 404, 405, 408, 412, 414, 416, 417, 421, 431, 501, 505]

describe('10,000 mutations of valid requests, a few on each connection', () => {
  // Every connection has its own seed, so that it can be repeated alone.
  const mutations = 10_000
  const atOnce = 20

  it('10,000 mutations of valid requests are answered or end the connection, and leave the server as it was', async () => {
    await get(share.port, '/file.txt')
    const descriptorsBefore = openDescriptors()
    const offences: string[] = []
    let seed = 0
    let sent = 0

    const attack = async (ownSeed: number) => {
      const random = randomFrom(ownSeed)
      using client = await RawClient.connect(share.port)
      client.socket.setTimeout(8000, () => {
        offences.push(`seed ${ownSeed}: neither answered nor closed`)
        client.socket.destroy()
      })
      for (let left = 1 + Math.floor(random() * 4); left > 0; left--) {
        sent++
        client.send(mutant(random))
        // Some wait for an answer, some send on.
        if (random() < 0.2) await new Promise((resolve) => setImmediate(resolve))
      }
      client.end()
      const answer = (await client.readToEnd()).toString('latin1')
      if (answer !== '' && !answer.startsWith('HTTP/1.1 '))
        offences.push(`seed ${ownSeed}: ${answer.slice(0, 50)}`)
      for (const [, status] of answer.matchAll(/HTTP\/1\.1 (\d+) [A-Z]/g)) {
        if (!statuses.includes(Number(status))) offences.push(`seed ${ownSeed}: status ${status!}`)
      }
    }
    const attacker = async () => {
      while (sent < mutations) await attack(++seed)
    }
    await Promise.all(Array.from({ length: atOnce }, attacker))

    expect(offences).toEqual([])
    expect((await get(share.port, '/file.txt')).content.toString()).toBe('x'.repeat(3000))
    expect(share.server.deaths).toEqual([])
    await expect.poll(openDescriptors, soon).toBeLessThanOrEqual(descriptorsBefore)
    const gauges = async () => {
      await get(share.port, '/file.txt')
      const { connectionsOpen, connectionsParked, jobsInFlight, status5xx } = share.server.snapshot()!.totals
      // Only methods and versions that are not supported may be answered with a 5xx status.
      const refused = share.server.entries.filter(({ status }) => status === 501 || status === 505).length
      return { connectionsOpen, connectionsParked, jobsInFlight, failures: status5xx - refused }
    }
    await expect
      .poll(gauges, { interval: 250, ...soon })
      .toEqual({ connectionsOpen: 0, connectionsParked: 0, jobsInFlight: 0, failures: 0 })
    expect(share.server.snapshot()!.totals.requests).toBeGreaterThan(mutations / 4)
  })
})
