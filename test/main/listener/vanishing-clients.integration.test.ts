import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { get, head, RawClient } from '../../support/raw-client.ts'
import { openDescriptors, sharedServer, soon } from '../../support/serve.ts'

const downloadBytes = 10 * 1024 * 1024
const endlessBytes = 2 ** 33

const share = sharedServer((path) => {
  writeFileSync(`${path}/small.txt`, 'small')
  for (const [name, bytes] of [
    ['download', downloadBytes],
    ['endless', endlessBytes],
  ] as const) {
    writeFileSync(`${path}/${name}`, '')
    truncateSync(`${path}/${name}`, bytes)
  }
  mkdirSync(`${path}/folder`)
  for (let file = 0; file < 3000; file++) writeFileSync(`${path}/folder/${file}`, '')
})

const small = head('GET /small.txt HTTP/1.1')

/** Resolves once the server holds nothing any longer for clients that have left, and still answers. */
async function expectNothingLeft(descriptorsBefore: number): Promise<void> {
  const { server } = share
  await expect.poll(openDescriptors, soon).toBeLessThanOrEqual(descriptorsBefore)
  const gauges = async () => {
    // Makes the server send a snapshot.
    expect((await get(share.port, '/small.txt')).content.toString()).toBe('small')
    const { connectionsOpen, connectionsParked, jobsInFlight } = server.snapshot()!.totals
    return { connectionsOpen, connectionsParked, jobsInFlight }
  }
  await expect
    .poll(gauges, { interval: 250, ...soon })
    .toEqual({ connectionsOpen: 0, connectionsParked: 0, jobsInFlight: 0 })
  expect(server.snapshot()!.transfers).toEqual([])
  expect(server.deaths).toEqual([])
}

describe('clients that vanish', () => {
  const post = head('POST /small.txt HTTP/1.1', 'Content-Length: 1000') + 'x'.repeat(500)
  const stages: readonly (readonly [string, (client: RawClient) => unknown])[] = [
    ['before a byte', () => undefined],
    ['within a head', (client) => client.send('GET /small.txt HT')],
    ['right after a head', (client) => client.send(head('GET /endless HTTP/1.1'))],
    ['right after asking for a long listing', (client) => client.send(head('GET /folder/ HTTP/1.1'))],
    ['within the content of a request', (client) => client.send(post)],
    [
      'within a response',
      async (client) => {
        client.send(head('GET /endless HTTP/1.1'))
        await client.readable()
      },
    ],
    [
      'within a listing',
      async (client) => {
        client.send(head('GET /folder/ HTTP/1.1'))
        await client.readable()
      },
    ],
    [
      'within a response that they did not read',
      async (client) => {
        client.socket.pause()
        client.send(head('GET /endless HTTP/1.1') + small.repeat(100))
        await get(share.port, '/small.txt')
      },
    ],
    [
      'between pipelined requests',
      async (client) => {
        client.send(small + head('GET /endless HTTP/1.1') + small.repeat(100))
        await client.readResponse()
      },
    ],
    [
      'within a flood of requests',
      async (client) => {
        client.send(small.repeat(1000))
        await client.readResponse()
      },
    ],
    [
      'after a refusal',
      async (client) => {
        client.send('refused\n')
        await client.readable()
      },
    ],
    [
      'while idle',
      async (client) => {
        client.send(small)
        await client.readResponse()
      },
    ],
    [
      'having closed their direction before',
      async (client) => {
        client.send(head('GET /endless HTTP/1.1'))
        client.end()
        await client.readable()
      },
    ],
  ]

  it.each(stages)(
    'Clients that vanish %s leave nothing behind, whether they close or reset the connection',
    async (_, reach) => {
      await get(share.port, '/small.txt')
      await expectNothingLeft(Infinity)
      const before = openDescriptors()
      const leave = async (at: number) => {
        const client = await RawClient.connect(share.port)
        await reach(client)
        if (at % 2 === 0) client.socket.destroy()
        else client.socket.resetAndDestroy()
      }
      await Promise.all(Array.from({ length: 20 }, (_, at) => leave(at)))
      await expectNothingLeft(before)
    },
  )

  it('A client that vanishes is logged as aborted, with the bytes that it got', async () => {
    using client = await RawClient.connect(share.port)
    client.send(head('GET /endless?logged HTTP/1.1'))
    await client.readable()
    client.socket.destroy()
    const entry = await share.server.logged(({ target }) => target === '/endless?logged')
    expect(entry).toMatchObject({ status: 200, aborted: true })
    expect(entry.contentBytes).toBeLessThan(endlessBytes)
  })

  it('10,000 clients that vanish during a download leave nothing behind but right totals', async () => {
    await expectNothingLeft(Infinity)
    const before = { descriptors: openDescriptors(), totals: share.server.snapshot()!.totals }
    const count = 10_000
    let started = 0
    const leaveAgainAndAgain = async () => {
      while (started < count) {
        started++
        using client = await RawClient.connect(share.port)
        client.send(head('GET /download?aborted HTTP/1.1'))
        await client.readable()
      }
    }
    await Promise.all(Array.from({ length: 50 }, leaveAgainAndAgain))
    await expectNothingLeft(before.descriptors)

    const { totals } = share.server.snapshot()!
    const entries = share.server.entries.filter(({ target }) => target === '/download?aborted')
    expect(entries).toHaveLength(count)
    const aborted = entries.filter((entry) => entry.aborted)
    for (const { contentBytes } of aborted) expect(contentBytes).toBeLessThanOrEqual(downloadBytes)
    for (const entry of entries) if (!entry.aborted) expect(entry.contentBytes).toBe(downloadBytes)
    expect(totals.requestsAborted - before.totals.requestsAborted).toBe(aborted.length)
    expect(totals.requests - before.totals.requests).toBeGreaterThanOrEqual(count)
    expect(totals.requests).toBe(totals.status2xx + totals.status3xx + totals.status4xx + totals.status5xx)
    expect(totals.requests).toBe(share.server.entries.length + totals.logEntriesDropped)
    expect(totals.contentBytes).toBe(
      share.server.entries.reduce((sum, { contentBytes }) => sum + contentBytes, 0),
    )
    expect(totals.threadsReplaced).toBe(0)
  })
})
