import { createHash, randomBytes } from 'node:crypto'
import {
  appendFileSync,
  chmodSync,
  closeSync,
  openSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Download, sha256 } from '../../support/download.ts'
import { openFilesIn } from '../../support/process-state.ts'
import { get, RawClient } from '../../support/raw-client.ts'
import { serve, temporaryFolder, soon } from '../../support/serve.ts'

/** More than the sockets' buffers and the chunks read ahead hold together, so that a paused client stops the server. */
const bigBytes = 16 * 1024 * 1024
const pauseAfterBytes = 200_000

const content = randomBytes(bigBytes)
const contentHash = sha256(content)

const sha256OfStart = (bytes: number) => createHash('sha256').update(content.subarray(0, bytes)).digest('hex')

/** Makes a change in the middle of a download; returns how the download ended, and where its first wrong byte was. */
async function downloadThrough(change: (path: string, folder: string) => void) {
  using folder = temporaryFolder()
  const path = `${folder.path}/big.bin`
  writeFileSync(path, content)
  await using server = await serve({ folder: folder.path })
  let wrongByte: { readonly position: number; readonly value: number } | undefined
  using download = await Download.start(server.port, '/big.bin', {
    pauseAfterBytes,
    onContent: (piece, position) => {
      if (piece.equals(content.subarray(position, position + piece.length))) return
      const index = piece.findIndex((byte, at) => byte !== content[position + at])
      wrongByte ??= { position: position + index, value: piece[index]! }
    },
  })
  await download.paused
  change(path, folder.path)
  download.resume()
  const end = await download.ended
  const entry = await server.logged(({ target }) => target === '/big.bin')
  // Whatever became of the file, the server goes on and has closed it.
  writeFileSync(`${folder.path}/next.txt`, 'next')
  expect(await get(server.port, '/next.txt')).toMatchObject({ status: 200 })
  await expect.poll(() => openFilesIn(folder.path), soon).toEqual([])
  expect(server.deaths).toEqual([])
  return { end, entry, wrongByte }
}

describe('a file that changes while it is sent', () => {
  it.each([
    ['deleted', (path: string) => rmSync(path)],
    [
      'replaced by another in one step',
      (path: string) => {
        writeFileSync(`${path}.new`, randomBytes(bigBytes))
        renameSync(`${path}.new`, path)
      },
    ],
    [
      'deleted and created again',
      (path: string) => {
        rmSync(path)
        writeFileSync(path, 'short')
      },
    ],
    ['renamed', (path: string) => renameSync(path, `${path}.old`)],
    ['made unreadable', (path: string) => chmodSync(path, 0)],
    ['made longer', (path: string) => appendFileSync(path, randomBytes(1_000_000))],
  ])('A file arrives whole as it was when, while being sent, it is %s', async (_how, change) => {
    const { end, entry } = await downloadThrough(change)
    expect(end).toEqual({
      status: 200,
      promisedBytes: bigBytes,
      receivedBytes: bigBytes,
      sha256: contentHash,
      closed: false,
    })
    expect(entry).toMatchObject({ status: 200, contentBytes: bigBytes, aborted: false })
  })

  it.each([
    ['to nothing', 0],
    ['to what has been sent already', 100_000],
    ['to the next byte', pauseAfterBytes + 1],
    ['in its middle', bigBytes / 2],
    ['by one byte', bigBytes - 1],
  ])(
    'A file truncated %s while being sent ends the connection early, without a byte that it never had',
    async (_where, sizeBytes) => {
      const { end, entry, wrongByte } = await downloadThrough((path) => truncateSync(path, sizeBytes))
      expect(end).toMatchObject({ status: 200, promisedBytes: bigBytes, closed: true })
      expect(end.receivedBytes).toBeLessThan(bigBytes)
      // Linux clears what it cuts off before a read that is under way has seen it, so zeros may come from there.
      if (wrongByte !== undefined) {
        expect(wrongByte.value).toBe(0)
        expect(wrongByte.position).toBeGreaterThanOrEqual(sizeBytes)
      }
      expect(entry).toMatchObject({ status: 200, aborted: true })
      expect(entry.contentBytes).toBeLessThan(bigBytes)
    },
  )

  it('A truncated file ends early as a range, too', async () => {
    using folder = temporaryFolder()
    const path = `${folder.path}/big.bin`
    writeFileSync(path, content)
    await using server = await serve({ folder: folder.path })
    using download = await Download.start(server.port, '/big.bin', {
      pauseAfterBytes,
      fields: ['Range: bytes=1000-'],
    })
    await download.paused
    truncateSync(path, bigBytes / 2)
    download.resume()
    const end = await download.ended
    expect(end).toMatchObject({ status: 206, promisedBytes: bigBytes - 1000, closed: true })
    expect(end.receivedBytes).toBeLessThanOrEqual(bigBytes / 2 - 1000)
    expect(end.sha256).toBe(sha256(content.subarray(1000, 1000 + end.receivedBytes)))
  })

  it('A truncated file ends early as several ranges, without a separator where content should be', async () => {
    using folder = temporaryFolder()
    const path = `${folder.path}/big.bin`
    writeFileSync(path, content)
    await using server = await serve({ folder: folder.path })
    using download = await Download.start(server.port, '/big.bin', {
      pauseAfterBytes,
      fields: [`Range: bytes=0-${bigBytes / 2 - 1},${bigBytes / 2 + 10}-${bigBytes - 1}`],
    })
    await download.paused
    truncateSync(path, bigBytes / 4)
    download.resume()
    const end = await download.ended
    expect(end).toMatchObject({ status: 206, closed: true })
    expect(end.receivedBytes).toBeLessThan(bigBytes / 2)
    await expect.poll(() => openFilesIn(folder.path), soon).toEqual([])
  })

  it('A file that never stops growing is sent with exactly the promised length', async () => {
    using folder = temporaryFolder()
    const path = `${folder.path}/log.txt`
    writeFileSync(path, content.subarray(0, 1_000_000))
    await using server = await serve({ folder: folder.path })
    const descriptor = openSync(path, 'a')
    let written = 1_000_000
    const growing = setInterval(() => {
      // On a slow machine all of it is written before the last round.
      if (written + 10_000 <= content.length) written += writeSync(descriptor, content, written, 10_000)
    }, 1)
    using client = await RawClient.connect(server.port)
    for (let round = 0; round < 50; round++) {
      client.send('GET /log.txt HTTP/1.1\r\nHost: localhost\r\n\r\n')
      const response = await client.readResponse()
      expect(response.status).toBe(200)
      // The next answer is found right behind it, so not a byte more was sent either.
      expect(sha256(response.content)).toBe(sha256OfStart(response.content.length))
    }
    clearInterval(growing)
    closeSync(descriptor)
  })
})

describe('a small file that changes between requests', () => {
  it('A small file that changes between requests is never served as it was, however often it was served before', async () => {
    using folder = temporaryFolder()
    const path = `${folder.path}/note.txt`
    await using server = await serve({ folder: folder.path })
    using client = await RawClient.connect(server.port)
    for (let version = 0; version < 300; version++) {
      // The same length, written in place and by replacement in turn, faster than the file system's clock may tick.
      const text = `version ${String(version).padStart(5, '0')}`
      if (version % 2 === 0) {
        writeFileSync(path, text)
      } else {
        writeFileSync(`${path}.new`, text)
        renameSync(`${path}.new`, path)
      }
      for (let round = 0; round < 3; round++) {
        client.send('GET /note.txt HTTP/1.1\r\nHost: localhost\r\n\r\n')
        expect((await client.readResponse()).content.toString()).toBe(text)
      }
    }
  })
})
