import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Download, sha256 } from '../../support/download.ts'
import { FaultyFolder, faultyWorker, type Fault, type Moment } from '../../support/faulty-folder.ts'
import { descriptors, openFilesIn } from '../../support/process-state.ts'
import { get } from '../../support/raw-client.ts'
import { serve, soon } from '../../support/serve.ts'

/** More than the sockets' buffers and the chunks read ahead hold together. */
const bigBytes = 16 * 1024 * 1024
const content = randomBytes(bigBytes)
/** What listings that have not been sent yet may take together. */
const listingMemoryBytes = 64 * 1024 * 1024
const contentHash = sha256(content)

type Death = { what: string; fault: Fault; reason: RegExp; moment: Moment; rounds: number }

const moments: readonly Moment[] = ['open', 'first-read', 'later-read']
const deaths = moments.flatMap((moment): Death[] => [
  { what: 'exits', fault: 'exit', reason: /exit code 7/, moment, rounds: 5 },
  {
    what: 'throws an unexpected error',
    fault: 'throw',
    reason: /a bug in a worker/,
    moment,
    rounds: 2,
  },
])

describe('a thread that dies', () => {
  it.each(deaths)(
    'A thread that $what at $moment ends one connection, is replaced and leaves nothing behind ($rounds × 4)',
    async ({ fault, reason, moment, rounds }) => {
      using folder = new FaultyFolder()
      const name = `${fault}-at-${moment}`
      writeFileSync(`${folder.path}/${name}`, content)
      writeFileSync(`${folder.path}/big.bin`, content)
      writeFileSync(`${folder.path}/small.txt`, 'small')
      await using server = await serve({ folder: folder.path, threads: 4 }, faultyWorker)
      // A thread has all its descriptors once it runs.
      await expect
        .poll(async () => {
          await get(server.port, '/small.txt')
          return server.snapshot()?.threads.map(({ state }) => state) ?? ['starting']
        }, soon)
        .not.toContain('starting')
      const before = descriptors().length

      const others = await Promise.all(
        [1, 2, 3].map(() => Download.start(server.port, '/big.bin', { pauseAfterBytes: 100_000 })),
      )
      await Promise.all(others.map(({ paused }) => paused))
      for (let round = 1; round <= rounds; round++) {
        const victims = await Promise.all([1, 2, 3, 4].map(() => Download.start(server.port, `/${name}`)))
        for (const victim of victims) {
          const { closed, receivedBytes } = await victim.ended
          expect(closed).toBe(true)
          expect(receivedBytes).toBeLessThan(bigBytes)
        }
        // Each death is reported once, and nothing else is.
        await expect.poll(() => server.deaths.length, soon).toBe(round * 4)
      }
      for (const death of server.deaths) expect(death).toMatch(reason)
      for (const other of others) other.resume()
      for (const other of others) {
        expect(await other.ended).toMatchObject({ receivedBytes: bigBytes, sha256: contentHash })
        other.socket.destroy()
      }
      expect(await get(server.port, '/small.txt')).toMatchObject({ status: 200 })

      expect(server.deaths).toHaveLength(rounds * 4)
      await expect.poll(() => server.snapshot()?.totals.threadsReplaced, soon).toBe(rounds * 4)
      await expect.poll(() => server.snapshot()?.threads.length, soon).toBe(4)
      await expect.poll(() => openFilesIn(folder.path), soon).toEqual([])
      await expect.poll(() => descriptors().length, soon).toBeLessThanOrEqual(before)
      await expect.poll(() => server.snapshot()?.totals.connectionsOpen, soon).toBe(0)
      expect(server.snapshot()?.totals.jobsInFlight).toBe(0)
    },
  )

  it('A thread that runs out of memory ends one connection, and its file is closed', async () => {
    using folder = new FaultyFolder()
    writeFileSync(`${folder.path}/memory-at-first-read`, content)
    writeFileSync(`${folder.path}/big.bin`, content)
    await using server = await serve({ folder: folder.path, threads: 2 }, faultyWorker)
    using other = await Download.start(server.port, '/big.bin', { pauseAfterBytes: 100_000 })
    await other.paused
    using victim = await Download.start(server.port, '/memory-at-first-read')
    expect(await victim.ended).toMatchObject({ closed: true, receivedBytes: 0 })
    other.resume()
    expect(await other.ended).toMatchObject({ receivedBytes: bigBytes, sha256: contentHash })
    await expect.poll(() => server.deaths, soon).toHaveLength(1)
    expect(server.deaths[0]).toMatch(/memory/i)
    await expect.poll(() => openFilesIn(folder.path), soon).toEqual([])
  })

  it('The request of a thread that dies is logged as aborted', async () => {
    using folder = new FaultyFolder()
    writeFileSync(`${folder.path}/exit-at-open`, content)
    writeFileSync(`${folder.path}/exit-at-later-read`, content)
    await using server = await serve({ folder: folder.path, threads: 2 }, faultyWorker)
    using early = await Download.start(server.port, '/exit-at-open')
    await early.ended
    expect(await server.logged(({ target }) => target === '/exit-at-open')).toMatchObject({ aborted: true })
    using late = await Download.start(server.port, '/exit-at-later-read')
    await late.ended
    expect(await server.logged(({ target }) => target === '/exit-at-later-read')).toMatchObject({
      aborted: true,
      status: 200,
    })
  })
})

describe('threads that die with a long listing', () => {
  it('Threads that die with a long listing leave none of it in the memory that listings share', async () => {
    using folder = new FaultyFolder()
    // What HTML has to escape makes the longest pages.
    const long = '"'.repeat(240)
    for (const name of ['exit-at-page', 'whole']) {
      mkdirSync(`${folder.path}/${name}`)
      for (let file = 0; file < 5000; file++) writeFileSync(`${folder.path}/${name}/${file}-${long}`, '')
    }
    await using server = await serve({ folder: folder.path, threads: 2 }, faultyWorker)
    const whole = await get(server.port, '/whole/')
    expect(whole).toMatchObject({ status: 200 })
    const times = Math.ceil(listingMemoryBytes / whole.content.length) + 1
    for (let deaths = 1; deaths <= times; deaths++) {
      using victim = await Download.start(server.port, '/exit-at-page/')
      expect(await victim.ended).toMatchObject({ closed: true, receivedBytes: 0 })
      await expect.poll(() => server.deaths.length, soon).toBe(deaths)
    }
    expect(await get(server.port, '/whole/')).toMatchObject({ status: 200 })
  })
})

describe('all threads dying at once', () => {
  it('A server whose threads all die at once answers again as soon as they are replaced', async () => {
    using folder = new FaultyFolder()
    writeFileSync(`${folder.path}/exit-at-open`, '')
    writeFileSync(`${folder.path}/small.txt`, 'small')
    await using server = await serve({ folder: folder.path, threads: 4 }, faultyWorker)
    // Deaths and plain requests side by side: each is answered, or its own connection alone ends.
    for (let round = 0; round < 3; round++) {
      const victims = await Promise.all(
        Array.from({ length: 8 }, () => Download.start(server.port, '/exit-at-open')),
      )
      const plain = await Promise.all(Array.from({ length: 40 }, () => get(server.port, '/small.txt')))
      expect(new Set(plain.map(({ content: text }) => text.toString()))).toEqual(new Set(['small']))
      for (const victim of victims)
        expect(await victim.ended).toMatchObject({ closed: true, receivedBytes: 0 })
    }
    await expect.poll(() => server.deaths.length, soon).toBe(24)
    await expect.poll(() => server.snapshot()?.threads.length, soon).toBe(4)
  })
})
