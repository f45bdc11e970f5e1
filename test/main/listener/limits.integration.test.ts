import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { head, RawClient } from '../../support/raw-client.ts'
import { sharedServer } from '../../support/serve.ts'

const share = sharedServer((path) => writeFileSync(`${path}/hello.txt`, 'hello'))

const get = 'GET /hello.txt HTTP/1.1'

/** Status codes of all that comes for `bytes` and a valid request behind them until the server closes. */
async function exchange(bytes: string): Promise<number[]> {
  using client = await RawClient.connect(share.port)
  client.send(bytes)
  client.send(head(get, 'Connection: close'))
  const answer = (await client.readToEnd()).toString('latin1')
  expect(client.failure).toBeUndefined()
  return [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))
}

/** A request line of `length` bytes without its CRLF. */
function requestLine(length: number): string {
  const query = length - 'GET /hello.txt? HTTP/1.1'.length
  return `GET /hello.txt?${'q'.repeat(query)} HTTP/1.1`
}

/** A request head whose field section has `length` bytes, with the CRLFs before and after it. */
function headOf(length: number, line = get): string {
  return head(line, `A: ${'a'.repeat(length + get.length - head(get, 'A: ').length)}`)
}

function fieldLines(count: number): string {
  return head(get, ...Array.from({ length: count - 1 }, (_, at) => `A${at}: b`))
}

describe('limits of a request head (RFC 9112 §3, RFC 9110 §15.5.15, RFC 6585 §5)', () => {
  it.each([
    ['a request line of 16 KiB', [200, 200], head(requestLine(16_384))],
    ['a request line of 16 KiB and a byte', [414], head(requestLine(16_385))],
    ['a request line of 20 KiB', [414], head(requestLine(20_480))],
    ['a request line of 100 KiB', [414], head(requestLine(102_400))],
    ['a target without end', [414], `GET /${'x'.repeat(17_000)}`],
    ['a method without end', [414], 'G'.repeat(17_000)],
    ['fields of 16 KiB', [200, 200], headOf(16_384)],
    ['fields of 16 KiB and a byte', [431], headOf(16_385)],
    ['fields of 100 KiB', [431], headOf(102_400)],
    ['the longest line and fields', [200, 200], headOf(16_384, requestLine(16_384))],
    ['the longest line and longer fields', [431], headOf(16_385, requestLine(16_384))],
    ['a field line without end', [431], `${get}\r\nHost: localhost\r\nA: ${'a'.repeat(20_000)}`],
    ['field lines without end', [431], `${get}\r\n${'A: b\r\n'.repeat(5000)}`],
    ['100 field lines', [200, 200], fieldLines(100)],
    ['101 field lines', [431], fieldLines(101)],
    ['1,000 field lines', [431], fieldLines(1000)],
    ['100 times one field', [431], head(get, ...new Array<string>(100).fill('A: b'))],
  ])('Input with %s is answered with %j', async (_, expected, bytes) => {
    expect(await exchange(bytes)).toEqual(expected)
  })

  it.each([
    ['request line', 'GET /', 16_385, 414],
    ['field line', `${get}\r\nHost: localhost\r\nA: `, get.length + 16_384, 431],
  ])(
    'A %s that never ends is refused as soon as it is too long, however slowly it comes',
    async (_, start, length, status) => {
      using client = await RawClient.connect(share.port)
      client.send(start.padEnd(length - 20, 'x'))
      await client.trickle('x'.repeat(19))
      expect(client.pending).toHaveLength(0)
      await client.trickle('xx')
      expect(await client.readResponse()).toMatchObject({ status })
      expect(await client.readToEnd()).toHaveLength(0)
    },
  )

  it('A client that has been refused and sends without end is cut off', async () => {
    using client = await RawClient.connect(share.port)
    let sent = 0
    for (; sent < 64 * 1024 * 1024 && client.failure === undefined; sent += 65_536) {
      await new Promise((resolve) => client.socket.write('x'.repeat(65_536), resolve))
    }
    expect(sent).toBeLessThan(32 * 1024 * 1024)
  })
})

describe('deadlines (RFC 9112 §9.5, RFC 9110 §15.5.9)', () => {
  type Outcome = { readonly seconds: number; readonly answer: string }

  /** Waits for the server's end; seconds count from the call. */
  async function untilClosed(client: RawClient): Promise<Outcome> {
    const start = performance.now()
    const answer = (await client.readToEnd()).toString()
    expect(client.failure).toBeUndefined()
    return { seconds: (performance.now() - start) / 1000, answer }
  }

  async function silent(): Promise<Outcome> {
    using client = await RawClient.connect(share.port)
    return await untilClosed(client)
  }

  async function unfinished(): Promise<Outcome> {
    using client = await RawClient.connect(share.port)
    client.send('GET /hello.txt HT')
    return await untilClosed(client)
  }

  /** A byte now and then, each of which shows a living client (Slowloris). */
  async function dripping(): Promise<Outcome> {
    using client = await RawClient.connect(share.port)
    client.send(`${get}\r\n`)
    const drip = setInterval(() => client.send('a'), 500)
    try {
      return await untilClosed(client)
    } finally {
      clearInterval(drip)
    }
  }

  async function unfinishedSecond(): Promise<Outcome> {
    using client = await RawClient.connect(share.port)
    client.send(head(get))
    await client.readResponse()
    client.send('GET /')
    return await untilClosed(client)
  }

  async function idle(): Promise<Outcome> {
    using client = await RawClient.connect(share.port)
    client.send(head(get))
    await client.readResponse()
    return await untilClosed(client)
  }

  async function contentThatNeverComes(): Promise<Outcome> {
    using client = await RawClient.connect(share.port)
    client.send(head(get, 'Content-Length: 5'))
    await client.readResponse()
    return await untilClosed(client)
  }

  /** A client that was refused and has seen the server's end, but never closes its own direction. */
  async function refusedAndStaying(): Promise<RawClient> {
    const client = await RawClient.connect(share.port)
    client.send('refused\n')
    expect((await client.readToEnd()).toString()).toMatch(/^HTTP\/1\.1 400 /)
    return client
  }

  /** What must happen by the deadline may be noticed a little later, and the machine may be busy. */
  const slack = 20

  it('A head that takes 10 s is 408, and idle connections are closed after 15 s without an answer', async () => {
    using staying = await refusedAndStaying()
    const [nothing, head1, drops, head2, pause, content] = await Promise.all([
      silent(),
      unfinished(),
      dripping(),
      unfinishedSecond(),
      idle(),
      contentThatNeverComes(),
    ])
    for (const { seconds, answer } of [head1, drops, head2]) {
      expect(answer).toMatch(/^HTTP\/1\.1 408 /)
      expect(answer).toMatch(/^connection: close\r$/im)
      expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1)
      expect(seconds).toBeGreaterThan(9.9)
      expect(seconds).toBeLessThan(10 + slack)
    }
    expect(pause.answer).toBe('')
    expect(pause.seconds).toBeGreaterThan(14.9)
    expect(pause.seconds).toBeLessThan(15 + slack)
    // No request has begun, so there is nothing to answer.
    expect(nothing.answer).toBe('')
    expect(nothing.seconds).toBeLessThan(15 + slack)
    expect(content.answer).toBe('')
    expect(content.seconds).toBeLessThan(15 + slack)
    // By now the server has let go of it altogether: what it sends is answered by a reset.
    for (let time = 0; time < 100 && staying.failure === undefined; time++) {
      await new Promise((resolve) => staying.socket.write('x', resolve))
    }
    expect(staying.failure).toBeDefined()
  })
})
