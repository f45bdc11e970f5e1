import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { FaultyFolder, faultyWorker } from '../../support/faulty-folder.ts'
import { get, RawClient } from '../../support/raw-client.ts'
import { serve, soon, type TestServer } from '../../support/serve.ts'

/** Never substitutes a thread, so that the pool stays as it is. */
const patientListener = fileURLToPath(new URL('../../support/workers/patient-listener.ts', import.meta.url))
const alertListener = fileURLToPath(new URL('../../support/workers/alert-listener.ts', import.meta.url))

function threadStates(server: TestServer): string[] {
  return server.snapshot()?.threads.map(({ state }) => state) ?? []
}

/** A connection on which `target` has been asked for. */
async function asking(server: TestServer, target: string): Promise<RawClient> {
  const client = await RawClient.connect(server.port)
  client.send(`GET ${target} HTTP/1.1\r\nHost: localhost\r\n\r\n`)
  return client
}

/** All the answers. A test that ends earlier has no interest in them, nor in why they fail. */
function gather<T>(answers: readonly Promise<T>[]): Promise<T[]> {
  const all = Promise.all(answers)
  all.catch(() => undefined)
  return all
}

describe('a pool whose threads are inside the disk', () => {
  it('Four threads are inside the disk at the same moment, while two more requests wait in the queue', async () => {
    using folder = new FaultyFolder()
    for (let file = 0; file < 6; file++)
      writeFileSync(`${folder.path}/gate-at-open-${file}`, `content ${file}`)
    await using server = await serve({ folder: folder.path, threads: 4 }, faultyWorker, patientListener)
    const answers = gather(Array.from({ length: 6 }, (_, file) => get(server.port, `/gate-at-open-${file}`)))
    await expect.poll(() => folder.entered.sort(), soon).toEqual([0, 1, 2, 3])
    await expect
      .poll(() => [server.snapshot()?.queueDepth, server.snapshot()?.totals.jobsInFlight], soon)
      .toEqual([2, 6])
    expect(threadStates(server)).toEqual(['busy', 'busy', 'busy', 'busy'])
    folder.openGate()
    expect((await answers).map(({ content }) => content.toString())).toEqual(
      Array.from({ length: 6 }, (_, file) => `content ${file}`),
    )
    await expect
      .poll(() => [server.snapshot()?.queueDepth, server.snapshot()?.totals.jobsInFlight], soon)
      .toEqual([0, 0])
    await expect.poll(() => threadStates(server), soon).toEqual(['idle', 'idle', 'idle', 'idle'])
  })

  it('Clients are parked when the queue is full, and all are answered in the end', async () => {
    using folder = new FaultyFolder()
    writeFileSync(`${folder.path}/gate-at-open`, 'content')
    await using server = await serve(
      { folder: folder.path, threads: 2, queue: 3 },
      faultyWorker,
      patientListener,
    )
    const answers = gather(Array.from({ length: 50 }, () => get(server.port, '/gate-at-open')))
    await expect.poll(() => folder.entered, soon).toHaveLength(2)
    const waiting = () => {
      const { queueDepth = 0, totals } = server.snapshot() ?? {}
      return { queueDepth, parked: totals?.connectionsParked ?? 0 }
    }
    await expect.poll(() => waiting().queueDepth + waiting().parked, soon).toBe(48)
    expect(waiting().queueDepth).toBeLessThanOrEqual(3)
    folder.openGate()
    for (const answer of await answers) {
      expect(answer).toMatchObject({ status: 200, content: Buffer.from('content') })
    }
    await expect.poll(() => server.snapshot()?.totals.connectionsParked, soon).toBe(0)
  })

  it('Every thread is used even if the queue has only one place', async () => {
    using folder = new FaultyFolder()
    writeFileSync(`${folder.path}/gate-at-open`, 'content')
    await using server = await serve(
      { folder: folder.path, threads: 8, queue: 1 },
      faultyWorker,
      patientListener,
    )
    // The threads are up and idle once each could have answered.
    await gather(Array.from({ length: 50 }, () => get(server.port, '/')))
    const answers = gather(Array.from({ length: 8 }, () => get(server.port, '/gate-at-open')))
    await expect.poll(() => folder.entered.sort(), soon).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    folder.openGate()
    expect(new Set((await answers).map(({ status }) => status))).toEqual(new Set([200]))
  })

  it('Clients that leave while they are parked, queued or served are forgotten', async () => {
    using folder = new FaultyFolder()
    writeFileSync(`${folder.path}/gate-at-open`, 'content')
    writeFileSync(`${folder.path}/plain.txt`, 'plain')
    await using server = await serve(
      { folder: folder.path, threads: 2, queue: 3 },
      faultyWorker,
      patientListener,
    )
    const clients = await Promise.all(Array.from({ length: 20 }, () => asking(server, '/gate-at-open')))
    await expect
      .poll(() => {
        const { queueDepth = 0, totals } = server.snapshot() ?? {}
        return queueDepth + (totals?.connectionsParked ?? 0)
      }, soon)
      .toBe(18)
    for (const client of clients) client.socket.resetAndDestroy()
    await expect.poll(() => server.snapshot()?.totals.connectionsOpen, soon).toBe(0)
    expect(server.entries.map(({ status, aborted }) => [status, aborted])).toEqual(
      Array.from({ length: 20 }, () => [499, true]),
    )
    folder.openGate()
    expect(await get(server.port, '/plain.txt')).toMatchObject({ status: 200 })
    await expect
      .poll(() => {
        const { connectionsParked, jobsInFlight, connectionsOpen } = server.snapshot()!.totals
        return { connectionsParked, jobsInFlight, connectionsOpen }
      }, soon)
      .toEqual({ connectionsParked: 0, jobsInFlight: 0, connectionsOpen: 0 })
  })
})

// The two run side by side, since each waits for four seconds of real time.
describe.concurrent('a thread stuck in a dead disk', () => {
  it('The other threads serve on while one is stuck, which is shown as busy, then as stuck, with its request', async ({
    expect,
  }) => {
    using folder = new FaultyFolder()
    writeFileSync(`${folder.path}/gate-at-open`, 'at last')
    for (let file = 0; file < 10; file++) writeFileSync(`${folder.path}/${file}.txt`, `content ${file}`)
    await using server = await serve({ folder: folder.path, threads: 2 }, faultyWorker, patientListener)
    using stuck = await asking(server, '/gate-at-open?by=the+unlucky')
    await expect.poll(() => folder.entered, soon).toHaveLength(1)
    const [thread] = folder.entered
    const shown = () => server.snapshot()?.threads.find((other) => other.thread === thread)

    await expect
      .poll(shown, soon)
      .toMatchObject({ state: 'busy', target: '/gate-at-open?by=the+unlucky', client: '127.0.0.1' })
    const { connection, sinceMs } = shown()!
    // All other files, many times over, by one thread.
    for (let round = 0; round < 30; round++) {
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, file) => get(server.port, `/${file}.txt`)),
      )
      expect(answers.map(({ content }) => content.toString())).toEqual(
        Array.from({ length: 10 }, (_, file) => `content ${file}`),
      )
    }
    await expect
      .poll(
        async () => {
          await get(server.port, '/1.txt')
          return shown()
        },
        { ...soon, interval: 200 },
      )
      .toMatchObject({ state: 'stuck', target: '/gate-at-open?by=the+unlucky', connection, sinceMs })
    expect(Date.now() - sinceMs).toBeGreaterThan(4_000)

    folder.openGate()
    expect((await stuck.readResponse()).content.toString()).toBe('at last')
    expect(server.deaths).toEqual([])
  })

  it('A stuck thread is shown even if nothing else happens', async ({ expect }) => {
    using folder = new FaultyFolder()
    writeFileSync(`${folder.path}/gate-at-open`, 'at last')
    await using server = await serve({ folder: folder.path, threads: 2 }, faultyWorker, alertListener)
    using stuck = await asking(server, '/gate-at-open')
    await expect.poll(() => folder.entered, soon).toHaveLength(1)
    await expect.poll(() => threadStates(server), soon).toContain('busy')
    // The pool's two threads, one of them stuck, and a substitute.
    const all = ['idle', 'idle', 'stuck']
    await expect.poll(() => threadStates(server).sort(), soon).toEqual(all)
    folder.openGate()
    expect((await stuck.readResponse()).content.toString()).toBe('at last')
    await expect.poll(() => threadStates(server), soon).toEqual(['idle', 'idle'])
  })
})

describe('a server whose threads are all stuck', () => {
  it('A server whose threads are all stuck still stops, and reports how many it had to leave behind', async () => {
    using folder = new FaultyFolder()
    writeFileSync(`${folder.path}/gate-at-open`, 'never')
    const { server, port } = await serve({ folder: folder.path, threads: 2 }, faultyWorker, patientListener)
    const clients = await Promise.all(
      [1, 2, 3].map(async () => {
        const client = await RawClient.connect(port)
        client.send('GET /gate-at-open HTTP/1.1\r\nHost: localhost\r\n\r\n')
        return client
      }),
    )
    await expect.poll(() => folder.entered, soon).toHaveLength(2)
    expect(await server.stop(100)).toMatchObject({ stuckThreads: 2 })
    for (const client of clients) expect(await client.readToEnd()).toHaveLength(0)
  })
})
