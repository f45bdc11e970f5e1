import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { Mutex } from '../../../src/main/sync/mutex.ts'
import type { MutexThreadData } from '../../support/threads/mutex-thread.ts'

const script = new URL('../../support/threads/mutex-thread.ts', import.meta.url)

function start(memory: SharedArrayBuffer, owner: number, count: number): Worker {
  const data: MutexThreadData = { memory, owner, count }
  return new Worker(script, { workerData: data })
}

describe('Mutex', () => {
  it('A mutex lets one thread in at a time', async () => {
    const memory = new SharedArrayBuffer(8)
    const threads = [2, 3, 4, 5].map((owner) => start(memory, owner, 200_000))
    await Promise.all(threads.map((thread) => once(thread, 'exit')))
    expect(new Int32Array(memory)[1]).toBe(4 * 200_000)
  })

  it('tryLock() takes a free mutex and fails on a held one', () => {
    const words = new Int32Array(new SharedArrayBuffer(4))
    const one = new Mutex(words, 0, 1)
    const other = new Mutex(words, 0, 2)
    expect(one.tryLock()).toBe(true)
    expect(other.tryLock()).toBe(false)
    one.unlock()
    expect(other.tryLock()).toBe(true)
  })

  it('recover() frees a mutex whose owner died holding it, and no other', async () => {
    const memory = new SharedArrayBuffer(8)
    const mutex = new Mutex(new Int32Array(memory), 0, 1)
    const thread = start(memory, 2, 0)
    await once(thread, 'message')
    expect(mutex.tryLock()).toBe(false)
    mutex.recover(3)
    expect(mutex.isHeldBy(2)).toBe(true)
    await thread.terminate()
    mutex.recover(2)
    expect(mutex.isHeldBy(2)).toBe(false)
    expect(mutex.tryLock()).toBe(true)
  })
})
