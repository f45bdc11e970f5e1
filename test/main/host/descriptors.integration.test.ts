import { truncateSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { ChildServer } from '../../support/child-server.ts'
import { Download } from '../../support/download.ts'
import { descriptors, openFilesIn } from '../../support/process-state.ts'
import { get } from '../../support/raw-client.ts'
import { temporaryFolder, soon } from '../../support/serve.ts'

const maxDescriptors = 160
/** A share with a page for quick clients and a file for slow ones, and a server that has few descriptors. */
async function smallServer(args: readonly string[] = []) {
  const folder = temporaryFolder()
  writeFileSync(`${folder.path}/page.html`, 'a page')
  writeFileSync(`${folder.path}/big.bin`, '')
  truncateSync(`${folder.path}/big.bin`, 64 * 1024 * 1024)
  const server = await ChildServer.listening({ folder: folder.path, maxDescriptors, args })
  return {
    server,
    folder: folder.path,
    port: server.port,
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]()
      folder[Symbol.dispose]()
    },
  }
}

/** Opens connections from `localAddress`, each with one answered request, until one is turned away. */
async function fill(port: number, localAddress: string): Promise<{ held: Download[]; turnedAway: Download }> {
  const held: Download[] = []
  for (;;) {
    const download = await Download.start(port, '/page.html', { localAddress })
    const { status } = await download.ended
    if (status !== 200) return { held, turnedAway: download }
    held.push(download)
  }
}

describe('a process with few descriptors', () => {
  it('One address gets half of the connections, several get all of them, and any client beyond gets 503', async () => {
    await using small = await smallServer()
    const first = await fill(small.port, '127.0.0.1')
    const second = await fill(small.port, '127.0.0.2')
    const third = await fill(small.port, '127.0.0.3')
    expect(first.held.length).toBeGreaterThanOrEqual(4)
    expect(second.held.length).toBe(first.held.length)
    expect(third.held.length).toBe(0)
    // A connection may need one descriptor more, for its file; and the process needs some of its own.
    expect((first.held.length + second.held.length) * 2).toBeLessThan(maxDescriptors)
    for (const { turnedAway } of [first, second, third]) {
      expect(await turnedAway.ended).toMatchObject({ status: 503 })
      expect(turnedAway.head).toMatch(/\r\nRetry-After: 5\r\n/i)
      expect(turnedAway.head).toMatch(/\r\nConnection: close\r\n/i)
    }

    // One that leaves makes room for one: of its own address or, within the limit for all, of any.
    first.held.pop()!.socket.destroy()
    const next = await expectServed(small.port, '127.0.0.3')
    next.socket.destroy()
    const again = await expectServed(small.port, '127.0.0.1')
    again.socket.destroy()
    for (const { socket } of [...first.held, ...second.held]) socket.destroy()
    await expect.poll(async () => (await get(small.port, '/page.html')).status, soon).toBe(200)
    expect(small.server.alive).toBe(true)
  })

  it.each([
    ['that download and do not read', '/big.bin', 0],
    ['that stay after their response', '/page.html', Infinity],
  ])(
    'Among far too many clients %s none hangs, and service continues when they have left',
    async (_what, target, pauseAfterBytes) => {
      await using small = await smallServer()
      await get(small.port, '/page.html')
      const before = await settledDescriptors(small.server.pid)
      const clients = await Promise.all(
        Array.from({ length: 300 }, (_, client) =>
          Download.start(small.port, target, {
            pauseAfterBytes,
            localAddress: `127.0.1.${1 + (client % 30)}`,
          }),
        ),
      )
      // Each client that reads now finds that its answer has begun, or a 503.
      for (const client of clients) client.resume()
      const statuses = await Promise.all(
        clients.map(async (client) => {
          await client.started
          return client.status
        }),
      )
      const count = (status: number) => statuses.filter((other) => other === status).length
      expect(count(200)).toBeGreaterThanOrEqual(8)
      expect(count(200) + count(503)).toBe(300)

      for (const { socket } of clients) socket.destroy()
      await expect.poll(() => openFilesIn(small.folder, small.server.pid), soon).toEqual([])
      await expect.poll(() => descriptors(small.server.pid).length, soon).toBeLessThanOrEqual(before)
      expect(await get(small.port, '/page.html')).toMatchObject({
        status: 200,
        content: Buffer.from('a page'),
      })
      expect(small.server.alive).toBe(true)
    },
  )

  it('A server with few descriptors survives a thousand silent connections', async () => {
    await using small = await smallServer()
    const silent: Socket[] = []
    for (let client = 0; client < 1000; client++) {
      const socket = connect({
        port: small.port,
        host: '127.0.0.1',
        localAddress: `127.0.2.${1 + (client % 50)}`,
      })
      socket.on('error', () => undefined)
      silent.push(socket)
    }
    await expect.poll(() => silent.filter(({ connecting }) => connecting).length, soon).toBe(0)
    for (const socket of silent) socket.destroy()
    await expect.poll(async () => (await get(small.port, '/page.html')).status, soon).toBe(200)
    expect(small.server.alive).toBe(true)
  })

  it('A start yields as many threads as asked for, or reports too few descriptors', async () => {
    using folder = temporaryFolder()
    const started = await ChildServer.start({
      folder: folder.path,
      maxDescriptors,
      args: ['--threads', '64'],
    })
    if (started instanceof ChildServer) {
      await using server = started
      await Promise.all(Array.from({ length: 100 }, () => get(server.port, '/')))
      expect(server.errors).toBe('')
    } else {
      expect(started.exitCode).toBe(1)
      expect(started.errors).toMatch(/^spool: Too many files are open/)
    }
  })
})

/** Number of descriptors of a process, once its threads have come up: they open and close files of their own. */
async function settledDescriptors(pid: number): Promise<number> {
  let last = 0
  let looks = 0
  const unchanged = () => {
    const now = descriptors(pid).length
    looks = now === last ? looks + 1 : 0
    last = now
    return looks
  }
  await expect.poll(unchanged, soon).toBeGreaterThan(9)
  return last
}

async function expectServed(port: number, localAddress: string): Promise<Download> {
  let served: Download | undefined
  await expect
    .poll(async () => {
      const download = await Download.start(port, '/page.html', { localAddress })
      const { status } = await download.ended
      if (status === 200) served = download
      return status
    }, soon)
    .toBe(200)
  return served!
}
