import { createHash, randomFillSync } from 'node:crypto'
import {
  appendFileSync,
  closeSync,
  ftruncateSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ask, download, get, head, RawClient } from '../../support/raw-client.ts'
import { serve, sharedServer, soon, temporaryFolder } from '../../support/serve.ts'

const GiB = 2 ** 30
const sparseBytes = 5 * GiB
const hugeBytes = 100 * GiB

/** Where a 32-bit number, signed or not, ends or turns over. */
const edges = [2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1]

/** The byte that stands at `position` of the sparse file. */
const mark = (position: number) => 1 + (edges.indexOf(position) % 250)

/** Makes a file of `bytes` that takes no space but for the `marks`. */
function makeSparse(path: string, bytes: number, marks: ReadonlyMap<number, number>): void {
  const file = openSync(path, 'w')
  ftruncateSync(file, bytes)
  for (const [position, byte] of marks) writeSync(file, Buffer.of(byte), 0, 1, position)
  closeSync(file)
}

/** Writes a file of `bytes` without repetitions; returns its SHA-256. */
function makeDense(path: string, bytes: number): string {
  const hash = createHash('sha256')
  const file = openSync(path, 'w')
  const block = randomFillSync(Buffer.alloc(4 * 1024 * 1024))
  for (let at = 0; at < bytes; at += block.length) {
    block.writeDoubleLE(at)
    const piece = block.subarray(0, Math.min(block.length, bytes - at))
    hash.update(piece)
    writeSync(file, piece)
  }
  closeSync(file)
  return hash.digest('hex')
}

describe('files beyond 32 bits', () => {
  const share = sharedServer((path) => {
    makeSparse(`${path}/sparse`, sparseBytes, new Map(edges.map((edge) => [edge, mark(edge)])))
    makeSparse(`${path}/huge`, hugeBytes, new Map([[hugeBytes - 1, 42]]))
  })

  it.each(edges)('A range around byte %i has the bytes of the file', async (edge) => {
    const wanted = Array.from({ length: 7 }, (_, at) => edge - 3 + at)
    const expected = Buffer.from(wanted.map((at) => (edges.includes(at) ? mark(at) : 0)))
    const response = await get(share.port, '/sparse', [`Range: bytes=${wanted[0]!}-${wanted[6]!}`])
    expect(response.fields.get('content-range')).toBe(`bytes ${wanted[0]!}-${wanted[6]!}/${sparseBytes}`)
    expect(response.content.equals(expected)).toBe(true)
  })

  it.each([2 ** 31, 2 ** 32])(
    'A range across byte %i and several chunks has the bytes of the file',
    async (edge) => {
      const expected = Buffer.alloc(2_000_000)
      for (const position of edges) {
        const at = position - (edge - 1_000_000)
        if (at >= 0 && at < expected.length) expected[at] = mark(position)
      }
      const response = await get(share.port, '/sparse', [
        `Range: bytes=${edge - 1_000_000}-${edge + 999_999}`,
      ])
      expect([response.status, response.content.equals(expected)]).toEqual([206, true])
    },
  )

  it('Several ranges of one request may lie on both sides of 2^31 and 2^32', async () => {
    const ranges = edges.filter((_, at) => at !== 1 && at !== 3).map((edge) => `${edge}-${edge}`)
    const response = await get(share.port, '/sparse', [`Range: bytes=${ranges.join(',')}`])
    expect(response.status).toBe(206)
    for (const one of ranges) {
      const edge = Number(one.split('-')[0])
      const part = `Content-Range: bytes ${one}/${sparseBytes}\r\n\r\n${String.fromCharCode(mark(edge))}\r\n--`
      expect(response.content.toString('latin1')).toContain(part)
    }
  })

  it.each([`bytes=${hugeBytes - 1}-`, `bytes=-1`, `bytes=${hugeBytes - 1}-${hugeBytes + 5}`])(
    'The range %s of a file of 100 GiB is its last byte',
    async (value) => {
      const response = await get(share.port, '/huge', [`Range: ${value}`])
      expect(response.fields.get('content-range')).toBe(
        `bytes ${hugeBytes - 1}-${hugeBytes - 1}/${hugeBytes}`,
      )
      expect([...response.content]).toEqual([42])
    },
  )

  it('HEAD has the length of a file of 100 GiB, and a range beyond its end is 416', async () => {
    const response = await ask(share.port, head('HEAD /huge HTTP/1.1'), 'HEAD')
    expect([response.status, response.fields.get('content-length')]).toEqual([200, '107374182400'])
    const behind = await get(share.port, '/huge', [`Range: bytes=${hugeBytes}-`])
    expect([behind.status, behind.fields.get('content-range')]).toEqual([416, 'bytes */107374182400'])
  })

  it('Listings and snapshots have the right sizes up to 100 GiB', async () => {
    const listing = await get(share.port, '/', ['Accept: application/json'])
    const { entries } = JSON.parse(listing.content.toString()) as {
      entries: { name: string; size: number }[]
    }
    expect(entries).toMatchObject([
      { name: 'huge', size: hugeBytes },
      { name: 'sparse', size: sparseBytes },
    ])
    using client = await RawClient.connect(share.port)
    client.send(head('GET /huge?snapshot HTTP/1.1'))
    client.socket.pause()
    const transfer = () =>
      share.server.snapshot()?.transfers.find(({ target }) => target === '/huge?snapshot')
    // A request makes sure that there is a snapshot.
    await expect
      .poll(async () => {
        await get(share.port, '/huge', ['Range: bytes=0-0'])
        return transfer()?.contentBytes
      }, soon)
      .toBe(hugeBytes)
  })
})

describe('whole transfers', () => {
  it('A file of 200 MiB arrives intact, twice at the same time', async () => {
    using folder = temporaryFolder()
    const bytes = 200 * 1024 * 1024 + 1
    const sha256 = makeDense(`${folder.path}/dense`, bytes)
    await using server = await serve({ folder: folder.path })
    const downloads = await Promise.all([download(server.port, '/dense'), download(server.port, '/dense')])
    for (const one of downloads) expect(one).toMatchObject({ status: 200, bytes, sha256 })
    const entry = await server.logged(({ target }) => target === '/dense')
    expect(entry).toMatchObject({ status: 200, contentBytes: bytes, aborted: false })
  })

  it('50 downloads at once arrive intact, with 2 threads and one place in the queue', async () => {
    using folder = temporaryFolder()
    const bytes = 4 * 1024 * 1024
    const digests = Array.from({ length: 50 }, (_, at) => makeDense(`${folder.path}/${at}`, bytes + at))
    await using server = await serve({ folder: folder.path, threads: 2, queue: 1 })
    const downloads = await Promise.all(digests.map((_, at) => download(server.port, `/${at}`)))
    for (const [at, one] of downloads.entries()) {
      expect(one).toMatchObject({ status: 200, bytes: bytes + at, sha256: digests[at] })
    }
    expect(server.deaths).toEqual([])
  })

  it('A slow reader and a fast one get the same bytes', async () => {
    using folder = temporaryFolder()
    const bytes = 8 * 1024 * 1024
    const sha256 = makeDense(`${folder.path}/dense`, bytes)
    await using server = await serve({ folder: folder.path })
    using slow = await RawClient.connect(server.port)
    slow.send(head('GET /dense?slow HTTP/1.1').repeat(2))
    // Reads a little whenever another client has been served in the meantime.
    for (let time = 0; time < 10; time++) {
      slow.socket.pause()
      expect(await download(server.port, '/dense')).toMatchObject({ bytes, sha256 })
      slow.socket.resume()
      await new Promise((resolve) => setImmediate(resolve))
    }
    for (let time = 0; time < 2; time++) {
      expect(await slow.digestResponse()).toMatchObject({ status: 200, bytes, sha256 })
    }
  })

  it('150 clients that do not read hold neither threads nor places in the queue: others are served at once', async () => {
    using folder = temporaryFolder()
    makeSparse(`${folder.path}/sparse`, sparseBytes, new Map())
    const sha256 = makeDense(`${folder.path}/dense`, 4 * 1024 * 1024)
    await using server = await serve({ folder: folder.path, threads: 2, queue: 1 })
    const stuck = await Promise.all(Array.from({ length: 150 }, () => RawClient.connect(server.port)))
    for (const client of stuck) {
      client.socket.pause()
      client.send(head('GET /sparse HTTP/1.1'))
    }
    const transfers = async () => {
      await ask(server.port, head('HEAD /dense HTTP/1.1'), 'HEAD')
      return server.snapshot()?.transfers.filter(({ target }) => target === '/sparse').length
    }
    await expect.poll(transfers, soon).toBe(150)
    const start = performance.now()
    for (let time = 0; time < 20; time++)
      expect(await download(server.port, '/dense')).toMatchObject({ sha256 })
    expect((performance.now() - start) / 20).toBeLessThan(5000)
    for (const client of stuck) client.socket.destroy()
  })

  it('A file that shrinks during its download ends the connection early and is never padded', async () => {
    using folder = temporaryFolder()
    // More than the system's buffers hold, so that the server can't have read all of it by then.
    const bytes = 128 * 1024 * 1024
    makeDense(`${folder.path}/dense`, bytes)
    const original = readFileSync(`${folder.path}/dense`)
    await using server = await serve({ folder: folder.path })
    using client = await RawClient.connect(server.port)
    client.send(head('GET /dense HTTP/1.1') + head('GET /dense?next HTTP/1.1'))
    const { fields } = await client.readHead()
    truncateSync(`${folder.path}/dense`, 1000)
    expect(fields.get('content-length')).toBe(String(bytes))
    const received = await client.readToEnd()
    expect(received.length).toBeLessThan(bytes)
    expect(received.equals(original.subarray(0, received.length))).toBe(true)
    expect(await server.logged(({ target }) => target === '/dense')).toMatchObject({ aborted: true })
    expect(server.deaths).toEqual([])
  })

  it('A file that grows during its download is sent with the length that was announced', async () => {
    using folder = temporaryFolder()
    const bytes = 64 * 1024 * 1024 + 1
    const sha256 = makeDense(`${folder.path}/dense`, bytes)
    await using server = await serve({ folder: folder.path })
    using client = await RawClient.connect(server.port)
    client.send(head('GET /dense HTTP/1.1') + head('HEAD /dense HTTP/1.1'))
    const started = await client.readHead()
    appendFileSync(`${folder.path}/dense`, Buffer.alloc(1000))
    expect(await client.digestResponse(started)).toMatchObject({ bytes, sha256 })
    const next = await client.readResponse('HEAD')
    expect(next.fields.get('content-length')).toBe(String(bytes + 1000))
  })
})
