/** What the engine reports of clients whose link doesn't open. The guest is 127.0.0.2: to the engine that is another machine. */
import { writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { head, RawClient } from '../../support/raw-client.ts'
import { serve, soon, temporaryFolder, type TestServer } from '../../support/serve.ts'

const guest = '127.0.0.2'
const brisk = fileURLToPath(new URL('../../support/workers/brisk-listener.ts', import.meta.url))

/** How many of each kind have arrived. */
function counts({ snapshot }: TestServer): Record<string, number> {
  return Object.fromEntries(
    Object.entries(snapshot()!.arrivals)
      .map(([kind, arrival]) => [kind, 'count' in arrival ? arrival.count : 0] as const)
      .filter(([, count]) => count > 0),
  )
}

/** A server with a folder of its own. */
async function share(listener?: string): Promise<TestServer> {
  const folder = temporaryFolder()
  writeFileSync(`${folder.path}/hello.txt`, 'hello')
  const server = await serve({ folder: folder.path }, undefined, listener)
  return {
    ...server,
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]()
      folder[Symbol.dispose]()
    },
  }
}

describe('the report of what has arrived', () => {
  it('A guest that is answered is reported with the address that it came to', async () => {
    await using server = await share()
    const { port } = server
    using client = await RawClient.connect(port, '127.0.0.1', guest)
    client.send(head('GET /hello.txt HTTP/1.1'))
    expect(await client.readResponse()).toMatchObject({ status: 200 })
    await expect
      .poll(() => server.snapshot()?.arrivals, soon)
      .toMatchObject({
        connections: { count: 1, client: guest },
        answered: { count: 1, client: guest },
        incomplete: { count: 0 },
        local: [{ address: '127.0.0.1', connections: 1, answered: 1 }],
      })
    // Several requests on one connection are one arrival.
    client.send(head('GET /none.txt HTTP/1.1'))
    await client.readResponse()
    await expect.poll(() => counts(server), soon).toEqual({ connections: 1, answered: 2 })
  })

  it('A browser that is told to use TLS is answered 400 and counted', async () => {
    await using server = await share()
    const socket = connect({ port: server.port, host: '127.0.0.1', localAddress: guest })
    const tls = connectTls({ socket, rejectUnauthorized: false })
    await new Promise((resolve) => tls.once('error', resolve))
    await expect.poll(() => counts(server), soon).toEqual({ connections: 1, tls: 1 })
    expect(server.snapshot()?.arrivals.tls.client).toBe(guest)
    expect(await server.logged(() => true)).toMatchObject({ status: 400, client: guest })
  })

  it('A TLS hello that comes byte by byte is recognized by its first', async () => {
    await using server = await share()
    using client = await RawClient.connect(server.port, '127.0.0.1', guest)
    await client.trickle(Uint8Array.of(0x16, 0x03, 0x01))
    expect(await client.readResponse()).toMatchObject({ status: 400 })
    await expect.poll(() => counts(server), soon).toEqual({ connections: 1, tls: 1 })
  })

  it.each([
    ['at once', ''],
    ['amid its request', 'GET / HTT'],
  ])('A connection that is closed %s is one without a request', async (_when, bytes) => {
    await using server = await share()
    const client = await RawClient.connect(server.port, '127.0.0.1', guest)
    client.send(bytes)
    client.end()
    await client.readToEnd()
    await expect.poll(() => counts(server), soon).toEqual({ connections: 1, incomplete: 1 })
    client[Symbol.dispose]()
  })

  it.each([
    ['that says nothing', '', undefined],
    ['that begins a request', 'GET / HTT', 408],
  ])('A connection %s is one without a request once its time is over', async (_what, bytes, status) => {
    await using server = await share(brisk)
    using client = await RawClient.connect(server.port, '127.0.0.1', guest)
    client.send(bytes)
    const answer = (await client.readToEnd()).toString('latin1')
    if (status !== undefined) expect(answer).toContain(`HTTP/1.1 ${status} `)
    client.end()
    await expect.poll(() => counts(server), soon).toEqual({ connections: 1, incomplete: 1 })
  })

  it('A request for a foreign name is answered 421 and reported with the name', async () => {
    await using server = await share()
    using client = await RawClient.connect(server.port, '127.0.0.1', guest)
    client.send('GET / HTTP/1.1\r\nHost: nas.example:8080\r\n\r\n')
    expect(await client.readResponse()).toMatchObject({ status: 421 })
    await expect
      .poll(() => server.snapshot()?.arrivals.misdirected, soon)
      .toMatchObject({
        count: 1,
        client: guest,
        host: 'nas.example',
      })
    expect(counts(server)).toEqual({ connections: 1, misdirected: 1 })
  })

  it('A blocked guest has reached this machine', async () => {
    await using server = await share()
    server.server.block([guest])
    using client = await RawClient.connect(server.port, '127.0.0.1', guest)
    client.send(head('GET /hello.txt HTTP/1.1'))
    expect(await client.readResponse()).toMatchObject({ status: 403 })
    await expect.poll(() => counts(server), soon).toEqual({ connections: 1, answered: 1 })
  })

  it('What this machine asks of itself is no arrival', async () => {
    await using server = await share()
    using client = await RawClient.connect(server.port)
    client.send(head('GET /hello.txt HTTP/1.1'))
    await client.readResponse()
    await server.logged(({ status }) => status === 200)
    expect(counts(server)).toEqual({})
    expect(server.snapshot()?.arrivals.local).toEqual([])
  })
})
