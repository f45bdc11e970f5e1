import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { get } from '../../support/raw-client.ts'
import { serve, soon, temporaryFolder, type TestServer } from '../../support/serve.ts'

const settings = { listing: true, hidden: false, index: true, cors: false }

/** Resolves once exactly the threads 0 to `count` - 1 are there, and ready. */
async function threadsAre(server: TestServer, count: number): Promise<void> {
  const ready = async () => {
    await get(server.port, '/file.txt')
    const threads = server.snapshot()?.threads ?? []
    return threads.filter(({ state }) => state !== 'starting').map(({ thread }) => thread)
  }
  await expect.poll(ready, soon).toEqual(Array.from({ length: count }, (_, thread) => thread))
}

describe('a change of the thread count', () => {
  it.each([
    ['fewer', [16, 3]],
    ['more', [3, 12]],
    ['one', [8, 1]],
  ])('A change of the thread count to %s leaves the threads numbered from 0 on', async (_what, counts) => {
    using folder = temporaryFolder()
    writeFileSync(`${folder.path}/file.txt`, 'text')
    await using server = await serve({ folder: folder.path, threads: counts[0] })
    for (const threads of counts) {
      server.server.configure({ ...settings, threads })
      await threadsAre(server, threads)
    }
    expect(server.deaths).toEqual([])
  })

  it('A change to fewer threads keeps those that are up, not those that are starting', async () => {
    using folder = temporaryFolder()
    writeFileSync(`${folder.path}/file.txt`, 'text')
    await using server = await serve({ folder: folder.path, threads: 3 })
    const jobs = () => server.snapshot()?.threads.map((thread) => thread.jobs) ?? []
    const haveAllWorked = async () => {
      await Promise.all(Array.from({ length: 20 }, () => get(server.port, '/file.txt')))
      return jobs().length === 3 && jobs().every((count) => count > 0)
    }
    await expect.poll(haveAllWorked, soon).toBe(true)
    const before = jobs()
    for (let time = 0; time < 5; time++) {
      server.server.configure({ ...settings, threads: 64 })
      server.server.configure({ ...settings, threads: 3 })
      expect(await get(server.port, '/file.txt')).toMatchObject({ status: 200 })
    }
    await threadsAre(server, 3)
    // The same threads: new ones would have begun to count from 0.
    for (const [thread, count] of jobs().entries()) expect(count).toBeGreaterThanOrEqual(before[thread]!)
    expect(server.snapshot()!.totals.threadsReplaced).toBe(0)
    expect(server.deaths).toEqual([])
  })
})
