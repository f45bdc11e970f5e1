import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { head, RawClient } from '../../support/raw-client.ts'
import { serve, sharedServer, soon, temporaryFolder } from '../../support/serve.ts'

const frugalListener = fileURLToPath(new URL('../../support/workers/frugal-listener.ts', import.meta.url))
const bigBytes = 64 * 1024 * 1024

const share = sharedServer((path) => {
  for (let file = 0; file < 10; file++) writeFileSync(`${path}/${file}.txt`, `content ${file}`)
  mkdirSync(`${path}/sub`)
  writeFileSync(`${path}/big`, '')
  truncateSync(`${path}/big`, bigBytes)
})

/** Requests of every kind with what their answers must be; `content` undefined where it is not of interest. */
const mix: readonly { request: string; method?: string; status: number; content?: string }[] = [
  { request: head('GET /0.txt HTTP/1.1'), status: 200, content: 'content 0' },
  { request: head('HEAD /1.txt HTTP/1.1'), method: 'HEAD', status: 200, content: '' },
  { request: head('GET /none HTTP/1.1'), status: 404 },
  { request: head('HEAD /none HTTP/1.1'), method: 'HEAD', status: 404, content: '' },
  { request: head('GET /2.txt HTTP/1.1', 'If-None-Match: *'), status: 304, content: '' },
  { request: head('GET /3.txt HTTP/1.1', 'Range: bytes=8-'), status: 206, content: '3' },
  { request: head('HEAD /3.txt HTTP/1.1', 'If-None-Match: *'), method: 'HEAD', status: 304, content: '' },
  { request: head('GET /sub HTTP/1.1'), status: 301 },
  { request: head('POST /4.txt HTTP/1.1', 'Content-Length: 5') + 'hello', status: 405 },
  { request: head('HEAD /sub/ HTTP/1.1'), method: 'HEAD', status: 200, content: '' },
  { request: head('GET /sub/ HTTP/1.1'), status: 200 },
  { request: head('GET /5.txt HTTP/1.1', 'Range: bytes=99-'), status: 416 },
  { request: head('GET /%zz HTTP/1.1'), status: 400 },
  { request: `\r\n${head('GET /6.txt HTTP/1.1')}`, status: 200, content: 'content 6' },
  {
    request: head('GET /big HTTP/1.1', 'Range: bytes=0-999999'),
    status: 206,
    content: '\0'.repeat(1_000_000),
  },
  { request: head('GET /7.txt HTTP/1.1', 'If-Match: "other"'), status: 412 },
  { request: head('GET /8.txt HTTP/1.1', 'Content-Length: 300') + 'GET / HTTP/1.1 '.repeat(20), status: 200 },
  { request: head('BREW /9.txt HTTP/1.1'), status: 501 },
  { request: head('GET /9.txt HTTP/1.1', 'Connection: close'), status: 200, content: 'content 9' },
]

async function expectMix(client: RawClient, requests: typeof mix): Promise<void> {
  for (const { request, method, status, content } of requests) {
    const response = await client.readResponse(method)
    expect([request, response.status]).toEqual([request, status])
    if (content !== undefined) expect(response.content.toString()).toBe(content)
  }
}

describe('pipelined requests (RFC 9112 §9.3.2)', () => {
  it('Pipelined requests are answered in order, whatever they are and however their bytes are cut', async () => {
    const bytes = mix.map(({ request }) => request).join('')
    for (const cut of [bytes.length, 1, 7, 100]) {
      using client = await RawClient.connect(share.port)
      for (let at = 0; at < bytes.length; at += cut) {
        client.send(bytes.slice(at, at + cut))
        if (cut < bytes.length) await new Promise((resolve) => setImmediate(resolve))
      }
      await expectMix(client, mix)
      expect(await client.readToEnd()).toHaveLength(0)
      expect(client.failure).toBeUndefined()
    }
  })

  it('Requests that are sent one at a time get the same answers as pipelined ones', async () => {
    using client = await RawClient.connect(share.port)
    for (const step of mix) {
      client.send(step.request)
      await expectMix(client, [step])
    }
  })

  it('200 pipelined requests are answered in order', async () => {
    using client = await RawClient.connect(share.port)
    const files = Array.from({ length: 200 }, (_, at) => (at * 7) % 10)
    client.send(files.map((file) => head(`GET /${file}.txt?${file} HTTP/1.1`)).join(''))
    for (const file of files) {
      expect((await client.readResponse()).content.toString()).toBe(`content ${file}`)
    }
  })

  it('Requests after a malformed one are not answered, and the client gets all answers up to its 400', async () => {
    using client = await RawClient.connect(share.port)
    const request = head('GET /0.txt HTTP/1.1')
    client.send(`${request.repeat(10)}GET /bad\0 HTTP/1.1\r\n\r\n${request.repeat(10)}`)
    const statuses = (await client.readToEnd()).toString().match(/(?<=HTTP\/1\.1 )\d{3}/g)
    expect(statuses).toEqual([...new Array<string>(10).fill('200'), '400'])
    expect(client.failure).toBeUndefined()
  })
})

describe('a client that sends and does not read', () => {
  const request = head('GET /0.txt HTTP/1.1')
  /** What the system's buffers on both sides and one connection here hold at most, with room to spare. */
  const buffered = 48 * 1024 * 1024

  /** Sends `piece` again and again as fast as it is taken; returns a function that counts the bytes taken so far. */
  function flood(client: RawClient, piece: Buffer): () => number {
    let taken = 0
    const pump = () =>
      client.socket.write(piece, (error) => {
        if (error) return
        taken += piece.length
        pump()
      })
    pump()
    return () => taken
  }

  it('A client that does not read is pushed back through TCP during one long response', async () => {
    using client = await RawClient.connect(share.port)
    client.socket.pause()
    client.send(head('GET /big HTTP/1.1'))
    const taken = flood(client, Buffer.from(request.repeat(1500)))
    let before = -1
    await expect.poll(() => before === (before = taken()), { interval: 300, ...soon }).toBe(true)
    expect(taken()).toBeLessThan(buffered)
  })

  it('A client that does not read is pushed back through TCP while its requests are answered in turn', async () => {
    using client = await RawClient.connect(share.port)
    client.socket.pause()
    const answered = () => share.server.snapshot()?.totals.requests ?? 0
    const before = answered()
    const taken = flood(client, Buffer.from(request.repeat(1500)))
    await expect.poll(() => answered() - before, soon).toBeGreaterThan(1000)
    // More may have been answered than the last snapshot says.
    expect(taken()).toBeLessThan(buffered + (answered() - before) * 4 * request.length)
  })

  it('A client that sends far ahead gets every answer once it reads', async () => {
    using client = await RawClient.connect(share.port)
    client.socket.pause()
    const last = head('GET /1.txt HTTP/1.1', 'Connection: close')
    client.send(head('GET /big HTTP/1.1') + request.repeat(5000) + last)
    client.socket.resume()
    expect(await client.digestResponse()).toMatchObject({ status: 200, bytes: bigBytes })
    const rest = (await client.readToEnd()).toString()
    expect(rest.match(/content 0/g)).toHaveLength(5000)
    expect(rest.endsWith('content 1')).toBe(true)
  })
})

describe('a client that sends the beginning of a long head ahead', () => {
  it('The rest of a long head is read after the response, however much of the head came ahead', async () => {
    using client = await RawClient.connect(share.port)
    client.socket.pause()
    const long = head(`GET /1.txt?${'q'.repeat(12_000)} HTTP/1.1`, `A: ${'a'.repeat(12_000)}`)
    client.send(head('GET /big HTTP/1.1') + long.slice(0, 20_000))
    client.socket.resume()
    expect(await client.digestResponse()).toMatchObject({ status: 200, bytes: bigBytes })
    client.send(long.slice(20_000))
    expect((await client.readResponse()).content.toString()).toBe('content 1')
  })
})

describe('clients that together send ahead more than they may', () => {
  it('Clients that together send too much ahead do not cut off another that sends little ahead', async () => {
    using folder = temporaryFolder()
    writeFileSync(`${folder.path}/0.txt`, 'content 0')
    await using server = await serve({ folder: folder.path }, undefined, frugalListener)
    // Half a megabyte is all there is; these are heads that never end.
    const hogs = await Promise.all(Array.from({ length: 40 }, () => RawClient.connect(server.port)))
    for (const hog of hogs) hog.send(`GET /0.txt HTTP/1.1\r\nX: ${'x'.repeat(15_000)}`)
    const connections = () => server.snapshot()?.totals.connectionsOpen
    await expect.poll(connections, soon).toBe(hogs.length)
    for (let round = 0; round < 5; round++) {
      using client = await RawClient.connect(server.port)
      client.send(head('GET /0.txt HTTP/1.1').repeat(4) + head('GET /0.txt HTTP/1.1', 'Connection: close'))
      expect((await client.readToEnd()).toString().match(/content 0/g)).toHaveLength(5)
    }
    for (const hog of hogs) hog[Symbol.dispose]()
  })

  const ahead = head('GET /0.txt HTTP/1.1').repeat(1500)

  it('Clients that together send too much ahead get the current answer whole, then the end', async () => {
    using folder = temporaryFolder()
    writeFileSync(`${folder.path}/0.txt`, 'content 0')
    writeFileSync(`${folder.path}/big`, '')
    truncateSync(`${folder.path}/big`, bigBytes)
    await using server = await serve({ folder: folder.path }, undefined, frugalListener)
    const clients = await Promise.all(Array.from({ length: 16 }, () => RawClient.connect(server.port)))
    for (const client of clients) {
      client.socket.pause()
      client.send(head('GET /big HTTP/1.1'))
    }
    const open = () => server.snapshot()?.transfers.length
    await expect.poll(open, soon).toBe(clients.length)
    for (const client of clients) client.send(ahead)
    for (const client of clients) client.socket.resume()
    const ends = await Promise.all(
      clients.map(async (client) => {
        expect(await client.digestResponse()).toMatchObject({ status: 200, bytes: bigBytes })
        client.send(head('GET /0.txt HTTP/1.1', 'Connection: close'))
        return (await client.readToEnd()).toString().match(/content 0/g)?.length ?? 0
      }),
    )
    // What some of them sent fitted in.
    expect(ends.some((answers) => answers === 0)).toBe(true)
    expect(ends.some((answers) => answers === 1501)).toBe(true)
    for (const client of clients) client[Symbol.dispose]()

    // Nothing that they sent counts any longer.
    for (let round = 0; round < 16; round++) {
      using client = await RawClient.connect(server.port)
      client.send(ahead + head('GET /0.txt HTTP/1.1', 'Connection: close'))
      expect((await client.readToEnd()).toString().match(/content 0/g)).toHaveLength(1501)
    }
  })
})
