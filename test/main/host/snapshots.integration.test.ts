import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { describe, it, type ExpectStatic } from 'vitest'
import { Download } from '../../support/download.ts'
import { get } from '../../support/raw-client.ts'
import { serve, temporaryFolder, soon, type TestServer } from '../../support/serve.ts'

/** Resolves when no snapshot has come for a second, in which ten would have come. */
async function quiet(server: TestServer, expect: ExpectStatic): Promise<void> {
  let last = server.snapshot()
  let quietSince = performance.now()
  const quietMs = () => {
    if (server.snapshot() !== last) {
      last = server.snapshot()
      quietSince = performance.now()
    }
    return performance.now() - quietSince
  }
  await expect.poll(quietMs, { ...soon, interval: 20 }).toBeGreaterThan(1000)
}

describe.concurrent('snapshots for a host', () => {
  it('A snapshot shows that all threads are up before the first request', async ({ expect }) => {
    using folder = temporaryFolder()
    await using server = await serve({ folder: folder.path, threads: 3 })
    await expect
      .poll(() => server.snapshot()?.threads.map(({ state }) => state), soon)
      .toEqual(['idle', 'idle', 'idle'])
  })

  it('Snapshots show the progress of a download though no request ends meanwhile', async ({ expect }) => {
    using folder = temporaryFolder()
    const sizeBytes = 64 * 1024 * 1024
    writeFileSync(`${folder.path}/big.bin`, '')
    truncateSync(`${folder.path}/big.bin`, sizeBytes)
    await using server = await serve({ folder: folder.path })
    using download = await Download.start(server.port, '/big.bin?a=b', { pauseAfterBytes: 1_000_000 })
    await download.paused
    const transfer = () => server.snapshot()?.transfers.find(({ target }) => target === '/big.bin?a=b')
    await expect.poll(transfer, soon).toMatchObject({
      client: '127.0.0.1',
      status: 200,
      contentBytes: sizeBytes,
    })
    const { sentBytes, startedMs } = transfer()!
    expect(sentBytes).toBeGreaterThan(0)
    expect(sentBytes).toBeLessThan(sizeBytes)
    // What the client takes now can be seen soon after, though the response is far from its end.
    const taken = 8_000_000
    download.socket.on('data', () => {
      if (download.receivedBytes > taken) download.socket.pause()
    })
    download.resume()
    await expect.poll(() => transfer()?.sentBytes, soon).toBeGreaterThan(Math.max(sentBytes, taken))
    expect(transfer()!.sentBytes).toBeLessThan(sizeBytes)
    expect(transfer()!.startedMs).toBe(startedMs)
    download.socket.destroy()
    await expect.poll(() => server.snapshot()?.transfers, soon).toEqual([])
  })

  it('Snapshots show which thread works for a download though each step is brief', async ({ expect }) => {
    using folder = temporaryFolder()
    writeFileSync(`${folder.path}/big.bin`, '')
    truncateSync(`${folder.path}/big.bin`, 64 * 1024 * 1024)
    await using server = await serve({ folder: folder.path, threads: 1 })
    using download = await Download.start(server.port, '/big.bin', { pauseAfterBytes: 1_000_000 })
    await download.paused
    const thread = () => server.snapshot()?.threads[0]
    await expect.poll(thread, soon).toMatchObject({ state: 'idle', target: '/big.bin', client: '127.0.0.1' })
    download.socket.destroy()
    await expect.poll(thread, soon).toMatchObject({ state: 'idle', target: undefined, client: undefined })
  })

  it.for(['zip', 'tar'])(
    'Snapshots show which file of an archive a thread has read: ?%s',
    async (format, { expect }) => {
      using folder = temporaryFolder()
      // Each more than the system takes off the server’s hands before the client reads it.
      const sizeBytes = 64 * 1024 * 1024
      const names = ['1 ü\n.raw', '2.raw']
      mkdirSync(`${folder.path}/Photos/Day 1`, { recursive: true })
      for (const name of names) {
        writeFileSync(`${folder.path}/Photos/Day 1/${name}`, '')
        truncateSync(`${folder.path}/Photos/Day 1/${name}`, sizeBytes)
      }
      await using server = await serve({ folder: folder.path, threads: 1 })
      using archive = await Download.start(server.port, `/Photos/?${format}`, { pauseAfterBytes: 1_000_000 })
      await archive.paused
      const thread = () => server.snapshot()?.threads[0]
      const target = `/Photos/?${format}`
      const file = Buffer.from(`Day 1/${names[0]!}`).toString('latin1')
      await expect.poll(thread, soon).toMatchObject({ state: 'idle', target, file })
      archive.socket.on('data', () => {
        if (archive.receivedBytes > sizeBytes + 1_000_000) archive.socket.pause()
      })
      archive.resume()
      await expect.poll(thread, soon).toMatchObject({ target, file: 'Day 1/2.raw' })
      archive.socket.destroy()
      await expect.poll(thread, soon).toMatchObject({ target: undefined, file: undefined })
    },
  )

  it('Snapshots show no file of the archive that was sent before on a connection', async ({ expect }) => {
    using folder = temporaryFolder()
    mkdirSync(`${folder.path}/Photos`)
    writeFileSync(`${folder.path}/Photos/a.jpg`, 'a')
    writeFileSync(`${folder.path}/big.bin`, '')
    truncateSync(`${folder.path}/big.bin`, 64 * 1024 * 1024)
    await using server = await serve({ folder: folder.path, threads: 1 })
    const files = new Set<string | undefined>()
    using download = await Download.start(server.port, '/Photos/?zip')
    await download.ended
    download.socket.pause()
    download.socket.write('GET /big.bin HTTP/1.1\r\nHost: localhost\r\n\r\n')
    const thread = () => {
      const now = server.snapshot()?.threads[0]
      if (now?.target === '/big.bin') files.add(now.file)
      return now
    }
    await expect.poll(() => thread()?.target, soon).toBe('/big.bin')
    expect([...files]).toEqual([undefined])
  })

  it('Snapshots show the open connections, also when they close silently', async ({ expect }) => {
    using folder = temporaryFolder()
    await using server = await serve({ folder: folder.path })
    await get(server.port, '/')
    const open = () => server.snapshot()?.totals.connectionsOpen
    await expect.poll(open, soon).toBe(0)
    const idle = await Promise.all(
      [1, 2, 3].map(() => Download.start(server.port, '/', { fields: ['Connection: keep-alive'] })),
    )
    await Promise.all(idle.map(({ ended }) => ended))
    await expect.poll(open, soon).toBe(3)
    // Long after the last request, so that no snapshot of that one brings the number along.
    const lastRequest = server.entries.at(-1)!.timeMs
    await expect.poll(() => Date.now() - lastRequest, soon).toBeGreaterThan(1000)
    for (const { socket } of idle) socket.destroy()
    await expect.poll(open, soon).toBe(0)
  })

  it('Snapshots stop when nothing happens any more', async ({ expect }) => {
    using folder = temporaryFolder()
    await using server = await serve({ folder: folder.path })
    await get(server.port, '/')
    await quiet(server, expect)
  })
})
