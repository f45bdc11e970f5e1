import { linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { Download } from '../../support/download.ts'
import { ask, get, head, RawClient } from '../../support/raw-client.ts'
import { sharedServer, soon } from '../../support/serve.ts'

/** Names for one and the same empty file, since making a name is far cheaper than making a file. */
function makeFiles(folder: string, count: number): void {
  mkdirSync(folder)
  for (let file = 0; file < count; file++) {
    // File systems limit the names of a file, ext4 to 65,000.
    const source = `${folder}.${Math.floor(file / 50_000)}`
    if (file % 50_000 === 0) writeFileSync(source, '')
    linkSync(source, `${folder}/file ${file}.txt`)
  }
}

type Listing = {
  readonly page: number
  readonly pages: number
  readonly total: number
  readonly entries: readonly { readonly name: string; readonly href: string; readonly size: number }[]
}

const share = sharedServer((path) => {
  makeFiles(`${path}/5000`, 5000)
  makeFiles(`${path}/5001`, 5001)
  makeFiles(`${path}/100000`, 100_000)
  rmSync(`${path}/100000/file 77777.txt`)
  writeFileSync(`${path}/100000/file 77777.txt`, 'large')
})

async function list(target: string): Promise<Listing> {
  const response = await get(share.port, target, ['Accept: application/json'])
  expect(response.status).toBe(200)
  return JSON.parse(response.content.toString()) as Listing
}

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `file ${from + at}.txt`)

const names = ({ entries }: Listing) => entries.map(({ name }) => name)

describe('5,000 entries', () => {
  it('5,000 entries are one page of JSON, in natural order', async () => {
    const listing = await list('/5000/')
    expect(listing).toMatchObject({ page: 1, pages: 1, total: 5000 })
    expect(names(listing)).toEqual(numbered(0, 5000))
  })

  it('5,000 entries come whole as a page, compressed or not, and HEAD has none of them', async () => {
    using client = await RawClient.connect(share.port)
    client.send(
      head('GET /5000/ HTTP/1.1') +
        head('HEAD /5000/ HTTP/1.1') +
        head('GET /5000/ HTTP/1.1', 'Accept-Encoding: gzip') +
        head('GET /5000/file%204999.txt HTTP/1.1'),
    )
    const plain = await client.readResponse()
    const rows = (page: Buffer) => page.toString().match(/href="file%20\d+\.txt"/g)?.length
    expect(rows(plain.content)).toBe(5000)
    const byHead = await client.readResponse('HEAD')
    expect(byHead.fields.get('content-length')).toBe(plain.fields.get('content-length'))
    const compressed = await client.readResponse()
    expect(compressed.content.length).toBeLessThan(plain.content.length / 5)
    expect(rows(gunzipSync(compressed.content))).toBe(5000)
    expect(await client.readResponse()).toMatchObject({ status: 200 })
  })

  it('5,001 entries are several pages, none twice and none left out', async () => {
    const first = await list('/5001/')
    expect(first.total).toBe(5001)
    expect(first.pages).toBeGreaterThan(1)
    const all = names(first)
    for (let page = 2; page <= first.pages; page++) all.push(...names(await list(`/5001/?page=${page}`)))
    expect(all).toEqual(numbered(0, 5001))
    expect(names(await list('/5001/?page=9999'))).toEqual(names(await list(`/5001/?page=${first.pages}`)))
  })

  it('Long listings that clients do not read lead to 503 for others of that address, until they have left', async () => {
    mkdirSync(`${share.path}/long`)
    // A control character is six characters in JSON and three in a link: 11 MB a page.
    for (let file = 0; file < 5000; file++)
      writeFileSync(`${share.path}/long/${'\x01'.repeat(240)}${file}`, '')
    const request = head('GET /long/ HTTP/1.1', 'Accept: application/json', 'Connection: close')
    const statusNow = async () => (await ask(share.port, request)).status
    const clients = await Promise.all(Array.from({ length: 11 }, () => RawClient.connect(share.port)))
    for (const client of clients) {
      client.socket.pause()
      client.send(request)
    }
    await expect.poll(statusNow, soon).toBe(503)
    if (process.platform === 'linux') {
      // Each client has its own share of the memory.
      const other = { localAddress: '127.0.0.2', fields: ['Accept: application/json'] }
      using download = await Download.start(share.port, '/long/', other)
      await download.started
      expect(download.status).toBe(200)
    }
    for (const client of clients) client.socket.destroy()
    await expect.poll(statusNow, soon).toBe(200)
    expect(share.server.deaths).toEqual([])
  })
})

describe('one client that asks for many long listings at once', () => {
  it('A client that asks for 60 long listings at once makes another wait for some of them, not for all', async () => {
    const many = await Promise.all(Array.from({ length: 60 }, () => RawClient.connect(share.port)))
    // Each for another page, though there is only one, since what was just made is sent from memory.
    many.forEach((client, at) =>
      client.send(head(`HEAD /5000/?page=${at + 1} HTTP/1.1`, 'Connection: close')),
    )
    const first = await Promise.race(many.map((client) => client.readResponse('HEAD')))
    expect(first.status).toBe(200)
    expect((await get(share.port, '/5000/file%201.txt')).status).toBe(200)
    await Promise.all(many.map((client) => client.readToEnd()))
    await share.server.logged(({ target }) => target === '/5000/file%201.txt')
    const log = share.server.entries.map(({ method, target }) => `${method} ${target}`)
    const answer = log.lastIndexOf('GET /5000/file%201.txt')
    const begin = log.findIndex((line) => line.startsWith('HEAD /5000/?page='))
    const since = log.slice(begin, answer)
    expect(since.length).toBeLessThan(20)
    for (const client of many) client[Symbol.dispose]()
  })
})

describe('100,000 entries', () => {
  beforeAll(async () => {
    // Brings the directory into the system's cache, whose speed is not at issue here.
    await list('/100000/')
  })

  it('A page of 100,000 entries begins to arrive soon and leads to the next one', async () => {
    const start = performance.now()
    using client = await RawClient.connect(share.port)
    client.send(head('GET /100000/ HTTP/1.1'))
    await client.readable()
    // About 300 ms on an idle machine.
    expect(performance.now() - start).toBeLessThan(30_000)
    const page = await client.readResponse()
    expect(page.content.length).toBeLessThan(1_000_000)
    expect(page.content.toString()).toContain('?page=2"')
  })

  it('100,000 entries are on the pages in natural order, none twice and none left out', async () => {
    const first = await list('/100000/')
    expect(first.total).toBe(100_000)
    const size = first.entries.length
    expect(first.pages).toBe(Math.ceil(100_000 / size))
    for (const page of [1, 2, 37, first.pages]) {
      const listing = await list(`/100000/?page=${page}`)
      expect(names(listing)).toEqual(numbered((page - 1) * size, Math.min(page * size, 100_000)))
    }
  })

  it('100,000 entries can be listed by size several times at once while other requests are answered', async () => {
    const listings = [1, 2, 3].map((page) => list(`/100000/?sort=size&order=desc&page=${page}`))
    const others = Array.from({ length: 20 }, () =>
      ask(share.port, head('HEAD /5000/file%201.txt HTTP/1.1'), 'HEAD'),
    )
    for (const other of await Promise.all(others)) expect(other.status).toBe(200)
    const [first] = await Promise.all(listings)
    expect(first!.entries[0]).toMatchObject({ name: 'file 77777.txt', size: 5 })
    expect(share.server.deaths).toEqual([])
  })
})
