import { once } from 'node:events'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { FaultyFolder, faultyWorker } from '../../support/faulty-folder.ts'
import { get, RawClient, type RawResponse } from '../../support/raw-client.ts'
import { serve, temporaryFolder, soon } from '../../support/serve.ts'
import type { SwappingThreadData } from '../../support/threads/swapping-thread.ts'

/** In every name and file outside and nowhere inside. */
const secret = 'secret'

const script = new URL('../../support/threads/swapping-thread.ts', import.meta.url)

/** Swaps links while the block lasts. */
function swapping(links: SwappingThreadData['links']): AsyncDisposable & { readonly rounds: () => number } {
  const memory = new SharedArrayBuffer(8)
  const words = new Int32Array(memory)
  const workerData: SwappingThreadData = { memory, links }
  const thread = new Worker(script, { workerData })
  return {
    rounds: () => Atomics.load(words, 1),
    [Symbol.asyncDispose]: async () => {
      const exited = once(thread, 'exit')
      Atomics.store(words, 0, 1)
      await exited
    },
  }
}

/** Asks for each target in turn, `count` times in all, over one connection with `window` requests on their way. */
async function askMany(port: number, targets: readonly string[], count: number): Promise<RawResponse[]> {
  using client = await RawClient.connect(port)
  const window = 10
  const answers: RawResponse[] = []
  for (let asked = 0; asked < count; asked += window) {
    const batch = Array.from({ length: window }, (_, place) => targets[(asked + place) % targets.length]!)
    client.send(batch.map((target) => `GET ${target} HTTP/1.1\r\nHost: localhost\r\n\r\n`).join(''))
    for (let read = 0; read < window; read++) answers.push(await client.readResponse())
  }
  return answers
}

function area() {
  const folder = temporaryFolder()
  const share = `${folder.path}/share`
  const outside = `${folder.path}/outside`
  mkdirSync(`${share}/inside/sub`, { recursive: true })
  mkdirSync(`${outside}/sub`, { recursive: true })
  writeFileSync(`${share}/inside/file.txt`, 'inside')
  writeFileSync(`${share}/inside/sub/file.txt`, 'inside')
  writeFileSync(`${outside}/file.txt`, secret)
  writeFileSync(`${outside}/sub/file.txt`, secret)
  writeFileSync(`${outside}/sub/${secret}.txt`, secret)
  writeFileSync(`${outside}/${secret}.txt`, secret)
  return { share, outside, [Symbol.dispose]: () => folder[Symbol.dispose]() }
}

describe('links that change their target while they are requested', () => {
  it.each([
    ['files', ['/file', '/folder/file.txt', '/folder/sub/file.txt']],
    ['listings', ['/folder/', '/folder/sub/']],
  ])(
    'Links that change their target reveal nothing from outside in 2,000 answers and more: %s',
    async (_what, targets) => {
      using places = area()
      const { share, outside } = places
      symlinkSync(`${share}/inside/file.txt`, `${share}/file`)
      symlinkSync(`${share}/inside`, `${share}/folder`)
      await using server = await serve({ folder: share, threads: 4 })
      await using swaps = swapping([
        { path: `${share}/file`, targets: [`${share}/inside/file.txt`, `${outside}/file.txt`] },
        { path: `${share}/folder`, targets: [`${share}/inside`, outside] },
      ])
      await expect.poll(swaps.rounds, soon).toBeGreaterThan(10)
      const before = swaps.rounds()
      const answers: RawResponse[] = []
      // A busy machine may hardly let the other thread run.
      while (answers.length < 2000 || swaps.rounds() < before + 100) {
        const clients = Array.from({ length: 4 }, () => askMany(server.port, targets, 500))
        answers.push(...(await Promise.all(clients)).flat())
      }
      expect(answers.filter(({ content }) => content.includes(secret)).length).toBe(0)
      // Both were met, so there was a race to be lost.
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 404]))
      expect(server.deaths).toEqual([])
    },
  )

  /** What the race above meets by chance: the link changes in the very moment after it was looked at. */
  it.each([
    ['by name', '/folder/'],
    ['by date', '/folder/?sort=date'],
  ])(
    'Links that change right after they were proved to lead inside reveal no names: %s',
    async (_what, target) => {
      using folder = new FaultyFolder()
      mkdirSync(`${folder.path}/inside`)
      writeFileSync(`${folder.outside}/${secret}.txt`, secret)
      symlinkSync(`${folder.path}/inside`, `${folder.path}/folder`)
      symlinkSync(folder.outside, folder.swapAfterLookUp('folder'))
      await using server = await serve({ folder: folder.path }, faultyWorker)
      expect((await get(server.port, target)).content.includes(secret)).toBe(false)
    },
  )

  it('Links that change their target reveal no size of a file outside in the listing of their folder', async () => {
    using folder = new FaultyFolder()
    writeFileSync(`${folder.path}/inside.txt`, 'inside')
    writeFileSync(`${folder.outside}/secret.txt`, Buffer.alloc(123_457))
    symlinkSync('inside.txt', `${folder.path}/link.txt`)
    symlinkSync(`${folder.outside}/secret.txt`, folder.swapAfterLookUp('link.txt'))
    await using server = await serve({ folder: folder.path }, faultyWorker)
    const listing = await get(server.port, '/', ['Accept: application/json'])
    expect(listing.content.toString()).not.toContain('123457')
  })

  it('Links that change right after they were found to lead to a file reveal nothing of the new one', async () => {
    using folder = new FaultyFolder()
    mkdirSync(`${folder.path}/inside`)
    writeFileSync(`${folder.path}/inside/index.html`, 'inside')
    writeFileSync(`${folder.outside}/index.html`, secret)
    symlinkSync(`${folder.path}/inside`, `${folder.path}/folder`)
    symlinkSync(folder.outside, folder.swapAfterLookUp('folder'))
    await using server = await serve({ folder: folder.path }, faultyWorker)
    expect((await get(server.port, '/folder/')).content.includes(secret)).toBe(false)
  })
})
