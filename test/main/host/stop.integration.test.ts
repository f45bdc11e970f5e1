import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { Download, sha256 } from '../../support/download.ts'
import { openFilesIn, threadCount } from '../../support/process-state.ts'
import { RawClient } from '../../support/raw-client.ts'
import { serve, temporaryFolder, soon, type TestServer } from '../../support/serve.ts'

const bigBytes = 16 * 1024 * 1024
const content = randomBytes(bigBytes)
const contentHash = sha256(content)
const slowStartWorker = fileURLToPath(new URL('../../support/workers/slow-start.ts', import.meta.url))
const clean = { stuckThreads: 0 }

/** A server and a folder with a big file; the test stops the server itself. */
async function serveBigFile() {
  const folder = temporaryFolder()
  writeFileSync(`${folder.path}/big.bin`, content)
  const server = await serve({ folder: folder.path })
  return { server, folder: folder.path, [Symbol.dispose]: () => folder[Symbol.dispose]() }
}

async function timed<T>(promise: Promise<T>): Promise<{ result: T; tookMs: number }> {
  const startedAt = performance.now()
  const result = await promise
  return { result, tookMs: performance.now() - startedAt }
}

async function isRefused(port: number): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1' })
  const outcome = await Promise.race([
    once(socket, 'connect').then(() => false),
    // `once` rejects with the error itself.
    new Promise<boolean>((resolve) => socket.on('error', () => resolve(true))),
  ]).catch(() => true)
  socket.destroy()
  return outcome
}

async function idleClient({ port }: TestServer): Promise<RawClient> {
  const client = await RawClient.connect(port)
  client.send('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await client.readResponse()
  return client
}

describe('a stop', () => {
  it('A stop waits for threads that have not yet started', async () => {
    using folder = temporaryFolder()
    const { server } = await serve({ folder: folder.path }, slowStartWorker)
    expect(await server.stop()).toMatchObject(clean)
  })

  it('A stop lets a running response end within the grace and accepts no new client', async () => {
    using test = await serveBigFile()
    const { server } = test
    using download = await Download.start(server.port, '/big.bin', { pauseAfterBytes: 100_000 })
    await download.paused
    const stopping = server.server.stop(30_000)
    await expect.poll(() => isRefused(server.port), soon).toBe(true)
    download.resume()
    expect(await download.ended).toMatchObject({ receivedBytes: bigBytes, sha256: contentHash })
    expect(await stopping).toMatchObject(clean)
    expect(openFilesIn(test.folder)).toEqual([])
  })

  it('A stop cuts off what has not ended within the grace', async () => {
    using test = await serveBigFile()
    const { server } = test
    using download = await Download.start(server.port, '/big.bin', { pauseAfterBytes: 100_000 })
    await download.paused
    const { result, tookMs } = await timed(server.server.stop(500))
    expect(result).toMatchObject(clean)
    expect(tookMs).toBeGreaterThanOrEqual(499)
    expect(tookMs).toBeLessThan(30_000)
    download.resume()
    const { closed, receivedBytes } = await download.ended
    expect(closed).toBe(true)
    expect(receivedBytes).toBeLessThan(bigBytes)
    expect(openFilesIn(test.folder)).toEqual([])
    expect(await server.logged(({ target }) => target === '/big.bin')).toMatchObject({ aborted: true })
  })

  it('A stop amid 50 downloads lets those end that can, cuts off the others and leaves nothing', async () => {
    using test = await serveBigFile()
    const { server } = test
    const fast = await Promise.all(
      Array.from({ length: 25 }, () => Download.start(server.port, '/big.bin', { pauseAfterBytes: 100_000 })),
    )
    const slow = await Promise.all(
      Array.from({ length: 25 }, () => Download.start(server.port, '/big.bin', { pauseAfterBytes: 100_000 })),
    )
    await Promise.all([...fast, ...slow].map(({ paused }) => paused))
    void server.server.stop(120_000)
    for (const download of fast) download.resume()
    for (const download of fast) {
      expect(await download.ended).toMatchObject({ receivedBytes: bigBytes, sha256: contentHash })
    }
    // The grace ends when those that can have ended: on a busy machine nobody knows how long that takes.
    expect(await server.server.stop(0)).toMatchObject(clean)
    for (const download of slow) {
      download.resume()
      expect((await download.ended).receivedBytes).toBeLessThan(bigBytes)
    }
    expect(server.entries.filter(({ aborted }) => aborted)).toHaveLength(25)
    expect(server.entries.filter(({ aborted }) => !aborted)).toHaveLength(25)
    expect(openFilesIn(test.folder)).toEqual([])
    for (const { socket } of [...fast, ...slow]) socket.destroy()
  })

  it('A stop answers no further request on a connection whose response it lets end', async () => {
    using test = await serveBigFile()
    const { server } = test
    using client = await RawClient.connect(server.port)
    client.socket.pause()
    client.send('GET /big.bin HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await expect.poll(() => openFilesIn(test.folder), soon).toHaveLength(1)
    const stopping = server.server.stop(30_000)
    await expect.poll(() => isRefused(server.port), soon).toBe(true)
    client.socket.resume()
    expect((await client.readResponse()).content.length).toBe(bigBytes)
    expect(await client.readToEnd()).toHaveLength(0)
    client.end()
    expect(await stopping).toMatchObject(clean)
    expect(server.entries.map(({ target }) => target)).toEqual(['/big.bin'])
  })

  it.each([
    ['no client is connected', () => Promise.resolve()],
    ['connections are idle between requests', (server: TestServer) => idleClient(server)],
    ['a connection has sent nothing yet', (server: TestServer) => RawClient.connect(server.port)],
    [
      'half a request head has arrived',
      async (server: TestServer) => {
        const client = await idleClient(server)
        client.send('GET / HTTP/1.1\r\nHost: loc')
        return client
      },
    ],
    [
      'content that nobody wants is still coming',
      async (server: TestServer) => {
        const client = await RawClient.connect(server.port)
        client.send('GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nabc')
        await client.readResponse()
        return client
      },
    ],
  ])('A stop is immediate, whatever the grace, when %s', async (_what, prepare) => {
    using folder = temporaryFolder()
    const server = await serve({ folder: folder.path })
    // So that threads are there.
    const warmUp = await idleClient(server)
    warmUp.socket.destroy()
    const client = await prepare(server)
    const { result, tookMs } = await timed(server.server.stop(60_000))
    expect(result).toMatchObject(clean)
    expect(tookMs).toBeLessThan(30_000)
    if (client !== undefined) expect(await client.readToEnd()).toHaveLength(0)
  })

  it('A client that keeps a refused connection open holds up a stop for two seconds, not for the grace', async () => {
    using folder = temporaryFolder()
    const server = await serve({ folder: folder.path })
    using client = await RawClient.connect(server.port)
    client.send('nonsense\r\n\r\n')
    expect(await client.readResponse()).toMatchObject({ status: 400 })
    const { tookMs } = await timed(server.server.stop(60_000))
    expect(tookMs).toBeLessThan(30_000)
  })

  it('A stop of unlimited grace lets downloads end, and closes idle connections meanwhile', async () => {
    using test = await serveBigFile()
    const { server } = test
    using download = await Download.start(server.port, '/big.bin', { pauseAfterBytes: 100_000 })
    await download.paused
    using idle = await idleClient(server)
    const stopping = server.server.stop(Infinity)
    expect(await idle.readToEnd()).toHaveLength(0)
    await expect.poll(() => isRefused(server.port), soon).toBe(true)
    download.resume()
    expect(await download.ended).toMatchObject({ receivedBytes: bigBytes, sha256: contentHash })
    expect(await stopping).toMatchObject(clean)
    expect(server.entries.filter(({ aborted }) => aborted)).toEqual([])
  })

  it.each<[string, (server: TestServer) => void]>([
    ['another stop without grace', ({ server }) => void server.stop(0)],
    ['a disconnection of everyone', ({ server }) => server.disconnect('everyone')],
  ])('A stop of unlimited grace is ended by %s', async (_what, end) => {
    using test = await serveBigFile()
    const { server } = test
    using download = await Download.start(server.port, '/big.bin', { pauseAfterBytes: 100_000 })
    await download.paused
    await expect.poll(() => server.snapshot()?.transfers.length, soon).toBe(1)
    const stopping = server.server.stop(Infinity)
    await expect.poll(() => isRefused(server.port), soon).toBe(true)
    end(server)
    expect(await stopping).toMatchObject(clean)
    expect(server.ended).toMatchObject([{ outcome: 'stopped' }])
    expect(openFilesIn(test.folder)).toEqual([])
  })

  it('A stop that is repeated with a longer grace ends no later', async () => {
    using test = await serveBigFile()
    const { server } = test
    using download = await Download.start(server.port, '/big.bin', { pauseAfterBytes: 100_000 })
    await download.paused
    void server.server.stop(500)
    const { tookMs } = await timed(server.server.stop(Infinity))
    expect(tookMs).toBeLessThan(30_000)
  })

  it('A stop that is repeated is the same stop', async () => {
    using folder = temporaryFolder()
    const { server } = await serve({ folder: folder.path })
    const first = server.stop()
    expect(server.stop(0)).toBe(first)
    expect(await first).toMatchObject(clean)
    expect(server.stop()).toBe(first)
    // There is no listener any more, and that is no error.
    server.configure({ hidden: true, listing: true, index: true, cors: false, threads: 5 })
  })

  it('A stop works right after the start, while the threads still come up', async () => {
    using folder = temporaryFolder()
    // The first time, the runtime makes threads of its own that stay.
    const { server: first } = await serve({ folder: folder.path })
    await first.stop()
    const threads = threadCount()
    for (let round = 0; round < 3; round++) {
      const { server } = await serve({ folder: folder.path, threads: 8 })
      expect(await server.stop()).toMatchObject(clean)
    }
    await expect.poll(() => threadCount(), soon).toBe(threads)
  })

  it('A stop frees the port for the next start', async () => {
    using folder = temporaryFolder()
    const first = await serve({ folder: folder.path })
    using client = await idleClient(first)
    await first.server.stop(0)
    await using second = await serve({ folder: folder.path, port: first.port })
    expect(second.port).toBe(first.port)
    expect(await client.readToEnd()).toHaveLength(0)
  })
})
