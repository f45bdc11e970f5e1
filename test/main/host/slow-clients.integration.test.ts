import { randomBytes } from 'node:crypto'
import { truncateSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { Download, sha256 } from '../../support/download.ts'
import { descriptors, openFilesIn } from '../../support/process-state.ts'
import { get, RawClient } from '../../support/raw-client.ts'
import { serve, temporaryFolder, soon, type TestServer } from '../../support/serve.ts'

const impatientListener = fileURLToPath(
  new URL('../../support/workers/impatient-listener.ts', import.meta.url),
)

function gauges(server: TestServer) {
  const { connectionsOpen, connectionsParked, jobsInFlight } = server.snapshot()!.totals
  return { connectionsOpen, connectionsParked, jobsInFlight }
}

/** A folder with a file too long for any buffer, and one that fits every one. */
function folderOfBoth(bigBytes = 64 * 1024 * 1024) {
  const folder = temporaryFolder()
  writeFileSync(`${folder.path}/big.bin`, '')
  truncateSync(`${folder.path}/big.bin`, bigBytes)
  writeFileSync(`${folder.path}/small.txt`, 'small')
  return folder
}

/** Connects `count` clients that ask for the big file and read nothing. */
async function sleepers(server: TestServer, count: number): Promise<Download[]> {
  const clients: Download[] = []
  for (let first = 0; first < count; first += 100) {
    const some = Array.from({ length: 100 }, () =>
      Download.start(server.port, '/big.bin', { pauseAfterBytes: 0 }),
    )
    clients.push(...(await Promise.all(some)))
  }
  return clients
}

describe('clients that ask for much and read nothing', () => {
  it('500 clients that read nothing hold none of two threads: a fast client is served all the while', async () => {
    using folder = folderOfBoth()
    await using server = await serve({ folder: folder.path })
    using fast = await RawClient.connect(server.port)
    const ask = async () => {
      fast.send('GET /small.txt HTTP/1.1\r\nHost: localhost\r\n\r\n')
      const { status, content } = await fast.readResponse()
      expect([status, content.toString()]).toEqual([200, 'small'])
    }
    await ask()
    // Threads that come up open and close files of their own.
    await expect
      .poll(() => server.snapshot()?.threads.map(({ state }) => state), soon)
      .toEqual(['idle', 'idle'])
    const before = descriptors().length

    const arriving = sleepers(server, 500)
    // While they come, and while they all are there.
    const phase = { arriving: true }
    const there = arriving
      .then(() => expect.poll(() => openFilesIn(folder.path).length, { ...soon, interval: 200 }).toBe(500))
      .finally(() => (phase.arriving = false))
    while (phase.arriving) await ask()
    await there
    const clients = await arriving
    for (let round = 0; round < 500; round++) await ask()
    // None of the answers had to wait until a slow client was given up.
    expect(openFilesIn(folder.path)).toHaveLength(500)
    await expect
      .poll(async () => {
        await ask()
        return gauges(server)
      }, soon)
      .toEqual({ connectionsOpen: 501, connectionsParked: 0, jobsInFlight: 0 })
    // Another big download goes through at full length, chunk by chunk.
    using download = await Download.start(server.port, '/big.bin')
    expect(await download.ended).toMatchObject({ status: 200, receivedBytes: 64 * 1024 * 1024 })
    download.socket.destroy()

    for (const { socket } of clients) socket.destroy()
    await expect.poll(() => openFilesIn(folder.path), soon).toEqual([])
    await expect.poll(() => descriptors().length, soon).toBe(before)
    await expect
      .poll(async () => {
        await ask()
        return gauges(server)
      }, soon)
      .toEqual({ connectionsOpen: 1, connectionsParked: 0, jobsInFlight: 0 })
    expect(server.deaths).toEqual([])
  })

  it('Clients that read nothing return every shared chunk, however they leave', async () => {
    using folder = folderOfBoth()
    // One place in the queue makes 129 chunks in all: were one lost with each client, none would be left soon.
    await using server = await serve({ folder: folder.path, queue: 1 })
    for (let round = 0; round < 3; round++) {
      const clients = await sleepers(server, 100)
      await expect.poll(() => openFilesIn(folder.path).length, soon).toBe(100)
      for (const [index, { socket }] of clients.entries()) {
        if (index % 2 === 0) socket.destroy()
        else socket.resetAndDestroy()
      }
      await expect.poll(() => openFilesIn(folder.path), soon).toEqual([])
    }
    const answers = await Promise.all(Array.from({ length: 300 }, () => get(server.port, '/small.txt')))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    using download = await Download.start(server.port, '/big.bin')
    expect(await download.ended).toMatchObject({ receivedBytes: 64 * 1024 * 1024 })
  })
})

describe('a client that reads slowly', () => {
  const content = randomBytes(24 * 1024 * 1024)
  const contentHash = sha256(content)

  /** Reads a piece every few milliseconds while `isSlow` says so for the bytes received so far. */
  function pace(download: Download, isSlow: (receivedBytes: number) => boolean): void {
    download.socket.on('data', () => {
      if (!isSlow(download.receivedBytes)) return
      download.socket.pause()
      setTimeout(() => download.resume(), 5)
    })
  }

  it.each<[how: string, isSlow: (receivedBytes: number) => boolean]>([
    ['at first and then fast', (bytes) => bytes < 6_000_000],
    ['at last', (bytes) => bytes > 20_000_000],
    ['and fast in turn', (bytes) => bytes % 8_000_000 < 3_000_000],
  ])('A client that reads slowly %s gets the file intact', async (_how, isSlow) => {
    using folder = temporaryFolder()
    writeFileSync(`${folder.path}/big.bin`, content)
    await using server = await serve({ folder: folder.path })
    using download = await Download.start(server.port, '/big.bin')
    pace(download, isSlow)
    expect(await download.ended).toMatchObject({ receivedBytes: content.length, sha256: contentHash })
    // And so does the next request of the connection that was slow.
    expect(await server.logged(({ target }) => target === '/big.bin')).toMatchObject({
      aborted: false,
      contentBytes: content.length,
    })
  })

  it('Forty clients, each at its own pace, all get the file intact', async () => {
    using folder = temporaryFolder()
    const part = content.subarray(0, 5_000_000)
    writeFileSync(`${folder.path}/part.bin`, part)
    await using server = await serve({ folder: folder.path, queue: 4 })
    const downloads = await Promise.all(
      Array.from({ length: 40 }, () => Download.start(server.port, '/part.bin')),
    )
    for (const [client, download] of downloads.entries()) {
      pace(download, (bytes) => client % 4 !== 0 && Math.floor(bytes / 500_000) % 4 < client % 4)
    }
    for (const download of downloads) {
      expect(await download.ended).toMatchObject({ receivedBytes: part.length, sha256: sha256(part) })
      download.socket.destroy()
    }
    await expect.poll(() => openFilesIn(folder.path), soon).toEqual([])
  })
})

// The listener's patience is two seconds here, not sixty.
describe.concurrent('a client that takes nothing any more', () => {
  it.for<[how: string, talk: (client: Download) => void]>([
    ['and sends nothing', () => undefined],
    ['though it keeps sending', (client: Download) => client.socket.write('G')],
  ])('A client that takes nothing %s is disconnected after a while', async ([, talk], { expect }) => {
    using folder = folderOfBoth()
    await using server = await serve({ folder: folder.path }, undefined, impatientListener)
    using client = await Download.start(server.port, '/big.bin', { pauseAfterBytes: 100_000 })
    await client.paused
    const pausedAt = performance.now()
    const talking = setInterval(() => talk(client), 300)
    // ListingAllowance with every started 32 KiB of one write, at most, and not with the whole.
    await expect
      .poll(() => server.entries.find(({ target }) => target === '/big.bin'), soon)
      .toMatchObject({ status: 200, aborted: true })
    clearInterval(talking)
    expect(performance.now() - pausedAt).toBeGreaterThan(2000)
    await expect.poll(() => openFilesIn(folder.path), soon).toEqual([])
  })

  it('A client that takes little at a time is not disconnected', async ({ expect }) => {
    using folder = folderOfBoth(12 * 1024 * 1024)
    await using server = await serve({ folder: folder.path }, undefined, impatientListener)
    using client = await Download.start(server.port, '/big.bin')
    const startedAt = performance.now()
    // About 1.5 MB a second: eight seconds in all, four times the server's patience.
    client.socket.on('data', (data: Buffer) => {
      client.socket.pause()
      setTimeout(() => client.resume(), data.length / 1500)
    })
    expect(await client.ended).toMatchObject({ receivedBytes: 12 * 1024 * 1024 })
    expect(performance.now() - startedAt).toBeGreaterThan(4000)
  })
})
