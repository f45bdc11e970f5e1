import { truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { describe, it, type ExpectStatic } from 'vitest'
import { Download, type DownloadOptions } from '../../support/download.ts'
import { sharedServer, soon } from '../../support/serve.ts'

const bigBytes = 64 * 1024 * 1024
const half = bigBytes / 2

const share = sharedServer((path) => {
  for (const name of ['big.bin', 'other.bin', 'slow.bin', 'changed.bin']) {
    writeFileSync(`${path}/${name}`, '')
    truncateSync(`${path}/${name}`, bigBytes)
  }
  writeFileSync(`${path}/small.txt`, 'x'.repeat(1000))
})

let clients = 1
/** An address that no other test has. */
const newClient = () => `127.0.2.${clients++}`

async function fetchAll(target: string, localAddress: string, ...ranges: readonly string[]): Promise<void> {
  const requests = ranges.map(async (range) => {
    using download = await Download.start(share.port, target, {
      localAddress,
      fields: [`Range: bytes=${range}`],
    })
    await download.ended
  })
  await Promise.all(requests)
}

async function leave(target: string, options: DownloadOptions): Promise<number> {
  using download = await Download.start(share.port, target, { pauseAfterBytes: 1_000_000, ...options })
  await download.paused
  return download.receivedBytes
}

const guestOf = (client: string) => share.server.snapshot()?.guests.find((guest) => guest.client === client)

/** Waits until all of the client's responses have been counted. */
async function guestWhenGone(expect: ExpectStatic, client: string) {
  await expect.poll(() => guestOf(client), soon).toMatchObject({ connections: 0 })
  return guestOf(client)!
}

describe('deliveries', () => {
  it('A file in two pieces is one delivery, with the second of them', async ({ expect }) => {
    const client = newClient()
    const before = share.server.snapshot()?.totals.deliveries ?? 0
    await fetchAll('/big.bin', client, `0-${half - 1}`)
    expect(await guestWhenGone(expect, client)).toMatchObject({ downloads: 0 })
    await fetchAll('/big.bin', client, `${half}-`)
    await expect.poll(() => guestOf(client), soon).toMatchObject({ downloads: 1 })
    expect(share.server.snapshot()!.totals.deliveries).toBe(before + 1)
  })

  it('A file over eight connections at once is one delivery', async ({ expect }) => {
    const client = newClient()
    const eighth = bigBytes / 8
    const ranges = Array.from({ length: 8 }, (_, nth) => `${nth * eighth}-${(nth + 1) * eighth - 1}`)
    await fetchAll('/other.bin', client, ...ranges)
    await expect.poll(() => guestOf(client), soon).toMatchObject({ downloads: 1, connections: 0 })
  })

  it('A download that was broken off and resumed is one delivery', async ({ expect }) => {
    const client = newClient()
    const receivedBytes = await leave('/big.bin', { localAddress: client })
    await guestWhenGone(expect, client)
    await fetchAll('/big.bin', client, `${receivedBytes}-`)
    await expect.poll(() => guestOf(client), soon).toMatchObject({ downloads: 1 })
  })

  it('Pieces that leave a gap, several ranges in one response and pieces of a changed file deliver nothing', async ({
    expect,
  }) => {
    const client = newClient()
    await fetchAll('/big.bin', client, `0-${half - 1}`, `${half + 1}-`, `0-1,${half - 1}-${half}`)
    await fetchAll('/changed.bin', client, `0-${half - 1}`)
    utimesSync(`${share.path}/changed.bin`, 1, 1)
    await fetchAll('/changed.bin', client, `${half}-`)
    expect(await guestWhenGone(expect, client)).toMatchObject({ downloads: 0 })
  })

  it('A file that is saved is the same as one that is opened; small ones are counted together', async ({
    expect,
  }) => {
    const client = newClient()
    for (const target of ['/small.txt', '/small.txt?dl']) {
      using download = await Download.start(share.port, target, { localAddress: client })
      await download.ended
    }
    await fetchAll('/small.txt', client, '0-499')
    await fetchAll('/small.txt?dl', client, '500-')
    await expect
      .poll(() => guestOf(client), soon)
      .toMatchObject({ downloads: 3, quickDownloads: 3, quickBytes: 3000 })
  })

  it('A download in pieces that took two seconds in all is reported as delivered, with the size of the whole', async ({
    expect,
  }) => {
    const client = newClient()
    const startedMs = Date.now()
    await fetchAll('/slow.bin', client, `0-${half - 1}`)
    await expect.poll(() => Date.now() - startedMs, soon).toBeGreaterThan(2100)
    await fetchAll('/slow.bin', client, `${half}-`)
    const receipts = () => share.server.ended.filter((ended) => ended.client === client)
    await expect
      .poll(receipts, soon)
      .toMatchObject([
        { target: '/slow.bin', outcome: 'delivered', sentBytes: bigBytes, contentBytes: bigBytes },
      ])
    expect(receipts()[0]!.startedMs).toBeLessThan(startedMs + 1000)
    expect(guestOf(client)).toMatchObject({ downloads: 1, quickDownloads: 0 })
  })
})
