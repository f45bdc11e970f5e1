import { truncateSync, writeFileSync } from 'node:fs'
import { describe, it, type ExpectStatic } from 'vitest'
import { Download, type DownloadOptions } from '../../support/download.ts'
import { serve, soon, temporaryFolder, type TestServer } from '../../support/serve.ts'

const bigBytes = 64 * 1024 * 1024

async function serveBigFile() {
  const folder = temporaryFolder()
  writeFileSync(`${folder.path}/big.bin`, '')
  truncateSync(`${folder.path}/big.bin`, bigBytes)
  const server = await serve({ folder: folder.path, threads: 1 })
  return {
    folder: folder.path,
    server,
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]()
      folder[Symbol.dispose]()
    },
  }
}

/** A download that stands still, and is listed as a transfer. */
async function transfer(server: TestServer, expect: ExpectStatic, options: DownloadOptions = {}) {
  const download = await Download.start(server.port, '/big.bin', { pauseAfterBytes: 100_000, ...options })
  await download.paused
  await expect.poll(() => server.snapshot()?.transfers.length ?? 0, soon).toBeGreaterThan(0)
  return download
}

describe('the end of a download', () => {
  it('A download that took two seconds is reported as delivered', async ({ expect }) => {
    await using test = await serveBigFile()
    const { server } = test
    const startedMs = Date.now()
    using download = await transfer(server, expect, { fields: ['User-Agent: iPhone'] })
    const ageMs = () => Date.now() - startedMs
    await expect.poll(ageMs, soon).toBeGreaterThan(2100)
    download.resume()
    await download.ended
    await expect
      .poll(() => server.ended, soon)
      .toMatchObject([
        {
          connection: 1,
          client: '127.0.0.1',
          userAgent: 'iPhone',
          target: '/big.bin',
          sentBytes: bigBytes,
          contentBytes: bigBytes,
          outcome: 'delivered',
        },
      ])
    const [ended] = server.ended
    expect(ended!.startedMs).toBeGreaterThanOrEqual(startedMs)
    expect(ended!.endedMs - ended!.startedMs).toBeGreaterThanOrEqual(2000)
    expect(ended!.endedMs).toBeLessThanOrEqual(Date.now())
  })

  it('A download whose client has closed the connection was left', async ({ expect }) => {
    await using test = await serveBigFile()
    const { server } = test
    using download = await transfer(server, expect)
    download.socket.destroy()
    await expect.poll(() => server.ended, soon).toMatchObject([{ outcome: 'left', contentBytes: bigBytes }])
    expect(server.ended[0]!.sentBytes).toBeGreaterThanOrEqual(100_000)
    expect(server.ended[0]!.sentBytes).toBeLessThan(bigBytes)
  })

  it('A piece of a file that a client leaves is not reported, as players skip through films', async ({
    expect,
  }) => {
    await using test = await serveBigFile()
    const { server } = test
    using piece = await transfer(server, expect, { fields: ['Range: bytes=1-'] })
    piece.socket.destroy()
    await server.logged(({ aborted }) => aborted)
    expect(server.ended).toEqual([])
  })

  it.for([
    ['its connection', { connection: 1 }],
    ['its client', { client: '127.0.0.1' }],
    ['everyone', 'everyone'],
  ] as const)(
    'A download was canceled if the host has disconnected %s, be it of a whole file or a piece',
    async ([, whom], { expect }) => {
      for (const fields of [[], ['Range: bytes=1-']]) {
        await using test = await serveBigFile()
        const { server } = test
        using download = await transfer(server, expect, { fields })
        server.server.disconnect(whom)
        download.resume()
        await expect.poll(() => server.ended, soon).toMatchObject([{ outcome: 'canceled' }])
      }
    },
  )

  it('A download that a stop has cut off was stopped', async ({ expect }) => {
    await using test = await serveBigFile()
    const { server } = test
    using download = await transfer(server, expect)
    await server.server.stop(0)
    download.resume()
    expect(server.ended).toMatchObject([{ outcome: 'stopped' }])
  })

  it('A download whose file shrinks has failed', async ({ expect }) => {
    await using test = await serveBigFile()
    const { server } = test
    using download = await transfer(server, expect)
    truncateSync(`${test.folder}/big.bin`, 1000)
    download.resume()
    await download.ended
    await expect.poll(() => server.ended, soon).toMatchObject([{ outcome: 'failed' }])
  })

  it('Of many downloads that end at once, the last 200 are reported together', async ({ expect }) => {
    await using test = await serveBigFile()
    const { server } = test
    const downloads = await Promise.all(
      Array.from({ length: 210 }, () => Download.start(server.port, '/big.bin', { pauseAfterBytes: 1000 })),
    )
    await Promise.all(downloads.map(({ paused }) => paused))
    await expect.poll(() => server.snapshot()?.transfers.length, soon).toBe(200)
    const ageMs = () =>
      Date.now() - Math.max(...server.snapshot()!.transfers.map(({ startedMs }) => startedMs))
    await expect.poll(ageMs, soon).toBeGreaterThan(2000)
    server.server.disconnect('everyone')
    for (const download of downloads) download.resume()
    await expect.poll(() => server.snapshot()?.totals.connectionsOpen, soon).toBe(0)
    expect(server.ended).toHaveLength(200)
  })
})
