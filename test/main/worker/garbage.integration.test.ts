import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { getHeapStatistics } from 'node:v8'
import { expect, it } from 'vitest'
import { Garbage } from '../../../src/main/worker/garbage.ts'
import { get } from '../../support/raw-client.ts'
import { serve, soon, temporaryFolder } from '../../support/serve.ts'

const tellingCollector = fileURLToPath(new URL('../../support/workers/telling-collector.ts', import.meta.url))

it('is worth collecting after the start, and then after every thousandth job', () => {
  const garbage = new Garbage()
  expect(garbage.isWorthCollecting).toBe(true)
  garbage.collect()
  for (let job = 0; job < 999; job++) garbage.add()
  expect(garbage.isWorthCollecting).toBe(false)
  garbage.add()
  expect(garbage.isWorthCollecting).toBe(true)
})

it('gives the memory that nobody uses back to the system, and leaves no function behind that others lack', () => {
  const garbage = new Garbage()
  const physical = () => getHeapStatistics().total_physical_size
  leaveGarbage()
  const before = physical()
  garbage.collect()
  expect(before - physical()).toBeGreaterThan(10 * 1024 * 1024)
  expect(globalThis).not.toHaveProperty('gc')
})

it('threads collect theirs when they have nothing to do, once, and serve on', async () => {
  using folder = temporaryFolder()
  writeFileSync(`${folder.path}/file`, 'content')
  await using server = await serve({ folder: folder.path, threads: 2 }, tellingCollector)
  const marks = [0, 1].map((thread) => `${folder.path}/collected-${thread}`)
  const collected = () => marks.every((mark) => existsSync(mark))
  await expect.poll(collected, soon).toBe(true)
  for (const mark of marks) rmSync(mark)
  const answers = () => Promise.all(Array.from({ length: 100 }, () => get(server.port, '/file')))
  for (const { content } of await answers()) expect(content.toString()).toBe('content')
  expect(marks.some((mark) => existsSync(mark))).toBe(false)
  for (let round = 0; round < 30; round++) await answers()
  await expect.poll(() => marks.some((mark) => existsSync(mark)), soon).toBe(true)
})

function leaveGarbage(): void {
  const objects = Array.from({ length: 500_000 }, (_, index) => ({ index }))
  expect(objects.length).toBe(500_000)
}
