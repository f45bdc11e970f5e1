import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { describe, it } from 'vitest'
import { Download } from '../../support/download.ts'
import { ask } from '../../support/raw-client.ts'
import { serve, soon, temporaryFolder, type TestServer } from '../../support/serve.ts'

const bigBytes = 64 * 1024 * 1024

function fill(path: string): void {
  writeFileSync(`${path}/small.txt`, 'x'.repeat(1000))
  writeFileSync(`${path}/big.bin`, '')
  truncateSync(`${path}/big.bin`, bigBytes)
  mkdirSync(`${path}/Photos`)
  writeFileSync(`${path}/Photos/a.jpg`, 'a')
}

const guest = (server: TestServer, client: string) =>
  server.snapshot()?.guests.find((other) => other.client === client)

describe('guests', () => {
  it('A snapshot shows each client by its address, with its program and the downloads that arrived whole', async ({
    expect,
  }) => {
    using folder = temporaryFolder()
    fill(folder.path)
    await using server = await serve({ folder: folder.path })
    const startedMs = Date.now()
    const request = async (target: string, ...fields: string[]) => {
      using download = await Download.start(server.port, target, { fields, localAddress: '127.0.0.2' })
      await download.ended
    }
    await request('/small.txt', 'User-Agent: iPhone')
    await request('/Photos/?zip', 'User-Agent: iPad')
    await request('/small.txt')
    // No downloads: a listing, what isn't there, a piece, what is known already.
    await request('/', 'User-Agent: curl')
    await request('/missing')
    await request('/small.txt', 'Range: bytes=0-9')
    await request('/small.txt', 'If-None-Match: *')
    await expect
      .poll(() => guest(server, '127.0.0.2'), soon)
      .toMatchObject({ userAgent: 'curl', downloads: 3, connections: 0 })
    const { firstMs, lastMs } = guest(server, '127.0.0.2')!
    expect(firstMs).toBeGreaterThanOrEqual(startedMs)
    expect(lastMs).toBeGreaterThanOrEqual(firstMs)
    expect(lastMs).toBeLessThanOrEqual(Date.now())
  })

  it('A download that was left is none of a guest’s downloads, but its bytes count', async ({ expect }) => {
    using folder = temporaryFolder()
    fill(folder.path)
    await using server = await serve({ folder: folder.path })
    using download = await Download.start(server.port, '/big.bin', { pauseAfterBytes: 100_000 })
    await download.paused
    await expect.poll(() => guest(server, '127.0.0.1'), soon).toMatchObject({ connections: 1, downloads: 0 })
    download.socket.destroy()
    await expect.poll(() => guest(server, '127.0.0.1'), soon).toMatchObject({ connections: 0, downloads: 0 })
    expect(guest(server, '127.0.0.1')!.contentBytes).toBeGreaterThanOrEqual(100_000)
  })

  it('A guest who is being sent something is among the latest', async ({ expect }) => {
    using folder = temporaryFolder()
    fill(folder.path)
    await using server = await serve({ folder: folder.path })
    using download = await Download.start(server.port, '/big.bin', {
      pauseAfterBytes: 100_000,
      localAddress: '127.0.0.2',
    })
    await download.paused
    await expect
      .poll(() => {
        const { lastMs, firstMs } = guest(server, '127.0.0.2') ?? { lastMs: 0, firstMs: 0 }
        return lastMs - firstMs
      }, soon)
      .toBeGreaterThan(500)
  })

  it('The bytes of all guests are those of the server, also while responses are under way', async ({
    expect,
  }) => {
    using folder = temporaryFolder()
    fill(folder.path)
    await using server = await serve({ folder: folder.path })
    using slow = await Download.start(server.port, '/big.bin', { pauseAfterBytes: 100_000 })
    await slow.paused
    const targets = ['/', '/small.txt', '/missing', '/big.bin', '/Photos/?zip']
    for (const [nth, target] of targets.entries()) {
      using download = await Download.start(server.port, target, { localAddress: `127.0.0.${nth + 2}` })
      await download.ended
    }
    await ask(server.port, 'nonsense\r\n\r\n')
    const finished = () => server.snapshot()?.totals.requests
    await expect.poll(finished, soon).toBe(targets.length + 1)
    const { guests, totals } = server.snapshot()!
    expect(guests).toHaveLength(targets.length + 1)
    expect(guests.reduce((sum, { contentBytes }) => sum + contentBytes, 0)).toBe(totals.contentBytes)
    expect(totals.contentBytes).toBeGreaterThan(bigBytes)
  })
})
