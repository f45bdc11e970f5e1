import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ask, get, head, RawClient } from '../../support/raw-client.ts'
import { serve, sharedServer, soon, temporaryFolder } from '../../support/serve.ts'

const share = sharedServer((path) => writeFileSync(`${path}/small.txt`, 'small'))

const small = head('GET /small.txt HTTP/1.1')

describe('snapshots of an idle server', () => {
  const open = () => share.server.snapshot()?.totals.connectionsOpen

  /** Resolves once snapshots have ceased, or several have come. */
  async function forAWhile(): Promise<void> {
    let before: number | undefined
    let changes = 0
    const isOver = () => {
      const timeMs = share.server.snapshot()?.timeMs
      if (timeMs !== before) changes++
      const hasCeased = timeMs === before
      before = timeMs
      return hasCeased || changes > 2
    }
    await expect.poll(isOver, { interval: 300, ...soon }).toBe(true)
  }

  it('Snapshots show connections that come and go without a request', async () => {
    await get(share.port, '/small.txt')
    await forAWhile()
    using client = await RawClient.connect(share.port)
    await expect.poll(open, soon).toBe(1)
    await forAWhile()
    client.socket.destroy()
    await expect.poll(open, soon).toBe(0)
  })

  it('Snapshots show when a connection closes long after its request', async () => {
    using client = await RawClient.connect(share.port)
    client.send(small)
    await client.readResponse()
    await forAWhile()
    expect(open()).toBe(1)
    client.socket.destroy()
    await expect.poll(open, soon).toBe(0)
  })

  it('Snapshots cease when no client is connected', async () => {
    await get(share.port, '/small.txt')
    let before: number | undefined
    const hasCeased = () => before === (before = share.server.snapshot()?.timeMs)
    await expect.poll(hasCeased, { interval: 300, ...soon }).toBe(true)
    expect(open()).toBe(0)
  })
})

describe('snapshots and log of a server at work', () => {
  it('An archive is one request and one line of the log, whatever its number of files and steps', async () => {
    using folder = temporaryFolder()
    mkdirSync(`${folder.path}/Photos`)
    for (let file = 0; file < 300; file++)
      writeFileSync(`${folder.path}/Photos/${file}.jpg`, Buffer.alloc(20_000))
    await using server = await serve({ folder: folder.path, threads: 4 })
    const { content } = await get(server.port, '/Photos/?zip')
    await get(server.port, '/Photos/?tar&x=abcdef')
    await server.logged(({ target }) => target.startsWith('/Photos/?tar'))
    expect(server.entries).toMatchObject([
      { target: '/Photos/?zip', status: 200, aborted: false, contentBytes: content.length },
      { target: '/Photos/?tar&x=abcdef', status: 200, aborted: false },
    ])
    expect(server.snapshot()?.totals.requests).toBe(2)
  })

  it('Every request is counted once, under the class of its status', async () => {
    using folder = temporaryFolder()
    writeFileSync(`${folder.path}/small.txt`, 'small')
    await using server = await serve({ folder: folder.path })
    const requests = [
      small,
      head('HEAD /small.txt HTTP/1.1'),
      head('GET / HTTP/1.1'),
      head('GET /small.txt HTTP/1.1', 'Range: bytes=0-0'),
      head('GET /small.txt HTTP/1.1', 'If-None-Match: *'),
      head('GET /none HTTP/1.1'),
      head('GET /.. HTTP/1.1'),
      'malformed\n',
      head('GET / HTTP/2.0'),
      head('FOO / HTTP/1.1'),
      `GET /${'x'.repeat(17_000)}`,
    ]
    let contentBytes = 0
    for (const request of requests) {
      const { content } = await ask(server.port, request, request.slice(0, 4).trim())
      contentBytes += content.length
    }
    const total = () => server.snapshot()?.totals
    await expect.poll(() => total()?.requests, soon).toBe(requests.length)
    expect(total()).toMatchObject({
      status2xx: 4,
      status3xx: 1,
      status4xx: 4,
      status5xx: 2,
      requestsAborted: 0,
      requestsTurnedAway: 3,
      contentBytes,
      connectionsAccepted: requests.length,
      connectionsRefused: 0,
      threadsReplaced: 0,
    })
    expect(server.entries.map(({ status }) => status)).toEqual([
      200, 200, 200, 206, 304, 404, 400, 400, 505, 501, 414,
    ])
    expect(server.entries.reduce((sum, entry) => sum + entry.contentBytes, 0)).toBe(contentBytes)
    expect(server.entries.every(({ client }) => client === '127.0.0.1')).toBe(true)
  })

  it('A transfer on its way is in the snapshot, and its request, status and connection are in the log', async () => {
    using folder = temporaryFolder()
    writeFileSync(`${folder.path}/large`, '')
    truncateSync(`${folder.path}/large`, 2 ** 33)
    await using server = await serve({ folder: folder.path })
    using client = await RawClient.connect(server.port)
    client.send(head('GET /large?%41 HTTP/1.1', 'User-Agent: test/1.0', 'Referer: http://localhost/'))
    await client.readable()
    client.socket.pause()
    const transfers = async () => {
      await get(server.port, '/none')
      return server.snapshot()!.transfers
    }
    await expect.poll(async () => (await transfers()).length, soon).toBe(1)
    const [transfer] = await transfers()
    expect(transfer).toMatchObject({
      client: '127.0.0.1',
      target: '/large?%41',
      status: 200,
      contentBytes: 2 ** 33,
    })
    expect(transfer!.sentBytes).toBeGreaterThan(0)
    client.socket.destroy()
    expect(await server.logged(({ target }) => target === '/large?%41')).toMatchObject({
      method: 'GET',
      version: '1.1',
      status: 200,
      aborted: true,
      connection: transfer!.connection,
      userAgent: 'test/1.0',
      referer: 'http://localhost/',
    })
    await expect.poll(transfers, soon).toEqual([])
  })
})
