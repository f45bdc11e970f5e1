import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { FileBoard, type FileRead } from '../../../src/main/jobs/file-board.ts'
import { numberedFile } from '../../support/numbered-file.ts'
import { soon } from '../../support/serve.ts'
import type { FileWritingThreadData } from '../../support/threads/file-writing-thread.ts'

const script = new URL('../../support/threads/file-writing-thread.ts', import.meta.url)

/** Different files that are read while the thread writes. */
const wanted = 5000

function isWhole(file: FileRead): boolean {
  return JSON.stringify(file) === JSON.stringify(numberedFile(file.connection))
}

it('What is read from the file board is whole, however fast a thread writes', async () => {
  const memory = FileBoard.allocate()
  const control = new SharedArrayBuffer(4)
  const workerData: FileWritingThreadData = { memory, control, thread: 5 }
  const thread = new Worker(script, { workerData })
  const board = new FileBoard(memory)
  await expect.poll(() => board.read(5), soon).toBeDefined()
  const torn: FileRead[] = []
  let last = 0
  for (let read = 0; read < wanted;) {
    const file = board.read(5)
    if (file === undefined || file.connection === last) continue
    last = file.connection
    read++
    if (!isWhole(file)) torn.push(file)
  }
  Atomics.store(new Int32Array(control), 0, 1)
  await once(thread, 'exit')
  expect(torn).toEqual([])
})
