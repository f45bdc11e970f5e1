import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { FaultyFolder, faultyWorker } from '../../support/faulty-folder.ts'
import { get, RawClient } from '../../support/raw-client.ts'
import { serve, soon, type TestServer } from '../../support/serve.ts'

const hastyListener = fileURLToPath(new URL('../../support/workers/hasty-listener.ts', import.meta.url))

/** The most substitutes that a pool has. */
const maxSubstitutes = 64

/** The most requests that wait for the disk in a test: more than the pool, its substitutes and the queue hold. */
const crowd = 300

/** Asks for the file on the dead disk, `times` at once. */
async function askForDeadFile(server: TestServer, times: number): Promise<RawClient[]> {
  const clients = await Promise.all(Array.from({ length: times }, () => RawClient.connect(server.port)))
  for (const client of clients) client.send('GET /gate-at-open HTTP/1.1\r\nHost: localhost\r\n\r\n')
  return clients
}

function makeFolder(): FaultyFolder {
  const folder = new FaultyFolder()
  writeFileSync(`${folder.path}/gate-at-open`, 'at last')
  writeFileSync(`${folder.path}/small.txt`, 'small')
  return folder
}

const threadNumbers = (server: TestServer) => server.snapshot()?.threads.map(({ thread }) => thread)

describe('one file on a disk that hangs', () => {
  it('Other files are served though a disk holds every thread of the pool for clients that have left', async () => {
    using folder = makeFolder()
    await using server = await serve({ folder: folder.path, threads: 4 }, faultyWorker)
    const clients = await askForDeadFile(server, 4)
    await expect.poll(() => folder.entered, soon).toHaveLength(4)
    for (const client of clients) client.socket.resetAndDestroy()
    expect(await get(server.port, '/small.txt')).toMatchObject({ status: 200 })
    expect(folder.entered).toHaveLength(4)
    folder.openGate()
  })

  it('The substitutes of held threads end when the disk answers', async () => {
    using folder = makeFolder()
    await using server = await serve({ folder: folder.path, threads: 2 }, faultyWorker)
    const clients = await askForDeadFile(server, 2)
    await expect.poll(() => threadNumbers(server), soon).toEqual([0, 1, 2, 3])
    folder.openGate()
    for (const client of clients) {
      expect((await client.readResponse()).content.toString()).toBe('at last')
      client.socket.destroy()
    }
    await expect.poll(() => threadNumbers(server), soon).toEqual([0, 1])
    expect(server.deaths).toEqual([])
  })

  it('One client can’t hold the last thread, and all of its requests are answered in the end', async () => {
    using folder = makeFolder()
    await using server = await serve({ folder: folder.path, threads: 8 }, faultyWorker, hastyListener)
    const clients = await askForDeadFile(server, crowd)
    const allButOne = 8 + maxSubstitutes - 1
    await expect.poll(() => folder.entered.length, { timeout: 120_000 }).toBe(allButOne)
    for (let time = 0; time < 20; time++) {
      using other = await RawClient.connect(server.port, '127.0.0.1', '127.0.0.2')
      other.send('GET /small.txt HTTP/1.1\r\nHost: localhost\r\n\r\n')
      expect((await other.readResponse()).content.toString()).toBe('small')
    }
    expect(folder.entered).toHaveLength(allButOne)
    folder.openGate()
    for (const client of clients) {
      expect((await client.readResponse()).content.toString()).toBe('at last')
      client.socket.destroy()
    }
    await expect.poll(() => threadNumbers(server), soon).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    await expect
      .poll(() => server.snapshot()?.totals, soon)
      .toMatchObject({
        jobsInFlight: 0,
        connectionsParked: 0,
      })
  })
})
