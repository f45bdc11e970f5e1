import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { Download, type DownloadEnd, sha256 } from '../../support/download.ts'
import { FaultyFolder, faultyWorker } from '../../support/faulty-folder.ts'
import { openFilesIn } from '../../support/process-state.ts'
import { get, RawClient } from '../../support/raw-client.ts'
import { serve, soon } from '../../support/serve.ts'

const bigBytes = 4 * 1024 * 1024
const content = randomBytes(bigBytes)

describe('a disk that fails', () => {
  it.each(['open', 'first-read'])(
    'An I/O error at %s is 500 for that request alone, and the connection goes on',
    async (moment) => {
      using folder = new FaultyFolder()
      writeFileSync(`${folder.path}/eio-at-${moment}`, content)
      writeFileSync(`${folder.path}/well.txt`, 'well')
      await using server = await serve({ folder: folder.path }, faultyWorker)
      using client = await RawClient.connect(server.port)
      for (let round = 0; round < 5; round++) {
        client.send(`GET /eio-at-${moment} HTTP/1.1\r\nHost: localhost\r\n\r\n`)
        client.send('GET /well.txt HTTP/1.1\r\nHost: localhost\r\n\r\n')
        const failed = await client.readResponse()
        expect(failed.status).toBe(500)
        // Nothing about the machine: neither the path nor the system's words.
        expect(failed.content.toString()).not.toMatch(/EIO|spool-test|share\//)
        expect(await client.readResponse()).toMatchObject({ status: 200, content: Buffer.from('well') })
      }
      await expect.poll(() => openFilesIn(folder.path), soon).toEqual([])
      expect(server.deaths).toEqual([])
    },
  )

  it('An I/O error at a later read ends the connection early, and all bytes before it are right', async () => {
    using folder = new FaultyFolder()
    writeFileSync(`${folder.path}/eio-at-later-read`, content)
    await using server = await serve({ folder: folder.path }, faultyWorker)
    using download = await Download.start(server.port, '/eio-at-later-read')
    const { status, promisedBytes, receivedBytes, closed, sha256: received } = await download.ended
    expect({ status, promisedBytes, closed }).toEqual({ status: 200, promisedBytes: bigBytes, closed: true })
    expect(receivedBytes).toBeLessThan(bigBytes)
    expect(received).toBe(sha256(content.subarray(0, receivedBytes)))
    expect(await server.logged(({ target }) => target === '/eio-at-later-read')).toMatchObject({
      status: 200,
      aborted: true,
      contentBytes: receivedBytes,
    })
    await expect.poll(() => openFilesIn(folder.path), soon).toEqual([])
    expect(server.deaths).toEqual([])
  })
})

const waitingForDescriptors = (howLong: 'lasting' | 'fleeting') =>
  fileURLToPath(new URL(`../../support/workers/${howLong}-listener.ts`, import.meta.url))

describe('a lack of file descriptors', () => {
  it('Requests wait while no file descriptor is free, and are then answered 200', async () => {
    using folder = new FaultyFolder()
    writeFileSync(`${folder.path}/emfile-at-open`, 'worth the wait')
    writeFileSync(`${folder.path}/well.txt`, 'well')
    folder.takeDescriptors()
    await using server = await serve({ folder: folder.path }, faultyWorker, waitingForDescriptors('lasting'))
    const answers = Promise.all(Array.from({ length: 20 }, () => get(server.port, '/emfile-at-open')))
    await expect.poll(() => folder.triedInVain.sort(), soon).toEqual([0, 1])
    // A request that waits for a descriptor holds no thread.
    expect(await get(server.port, '/well.txt')).toMatchObject({ status: 200 })
    folder.giveDescriptors()
    for (const answer of await answers) {
      expect(answer).toMatchObject({ status: 200, content: Buffer.from('worth the wait') })
    }
    expect(server.deaths).toEqual([])
  })

  it('A request that gets no file descriptor in time is 503, with Retry-After', async () => {
    using folder = new FaultyFolder()
    writeFileSync(`${folder.path}/emfile-at-open`, 'never')
    folder.takeDescriptors()
    await using server = await serve({ folder: folder.path }, faultyWorker, waitingForDescriptors('fleeting'))
    const answer = await get(server.port, '/emfile-at-open')
    expect(answer.status).toBe(503)
    expect(answer.fields.get('retry-after')).toBe('5')
    expect(folder.triedInVain.length).toBeGreaterThan(0)
    expect(await server.logged(({ target }) => target === '/emfile-at-open')).toMatchObject({ status: 503 })
    folder.giveDescriptors()
    expect(await get(server.port, '/emfile-at-open')).toMatchObject({ status: 200 })
  })

  it('Neither a client that leaves nor a server that stops waits for a file descriptor', async () => {
    using folder = new FaultyFolder()
    writeFileSync(`${folder.path}/emfile-at-open`, 'never')
    folder.takeDescriptors()
    const server = await serve({ folder: folder.path }, faultyWorker, waitingForDescriptors('lasting'))
    using leaving = await Download.start(server.port, '/emfile-at-open')
    await expect.poll(() => folder.triedInVain.length, soon).toBeGreaterThan(0)
    leaving.socket.resetAndDestroy()
    expect(await server.logged(({ target }) => target === '/emfile-at-open')).toMatchObject({ status: 499 })
    using staying = await Download.start(server.port, '/emfile-at-open')
    expect(await server.server.stop(0)).toMatchObject({ stuckThreads: 0 })
    // Cut off, or answered at the last moment.
    expect(await staying.ended).toSatisfy(({ closed, status }: DownloadEnd) => closed || status === 503)
  })
})
