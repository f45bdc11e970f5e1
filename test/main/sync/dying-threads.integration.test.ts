import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BlockingQueue } from '../../../src/main/sync/blocking-queue.ts'
import { Mutex } from '../../../src/main/sync/mutex.ts'
import type { MortalResult, MortalTask } from '../../support/threads/mortal-thread.ts'

const script = new URL('../../support/threads/mortal-thread.ts', import.meta.url)

/** Polls shared memory. */
const soon = { interval: 0, timeout: 60_000 }

/** The test's own number as an owner of locks. */
const self = 1

class Thread {
  readonly worker = new Worker(script)
  readonly taker: number
  readonly owner: number
  #asleep = new Int32Array(new SharedArrayBuffer(4))
  result: MortalResult | undefined

  constructor(taker: number) {
    this.taker = taker
    this.owner = self + 1 + taker
    this.worker.on('message', (result: MortalResult) => (this.result = result))
  }

  begin(task: Pick<MortalTask, 'memory' | 'puts' | 'takes' | 'dieAt'>): void {
    this.result = undefined
    this.#asleep = new Int32Array(new SharedArrayBuffer(4))
    const { taker, owner } = this
    this.worker.postMessage({ ...task, taker, owner, asleep: this.#asleep.buffer } satisfies MortalTask)
  }

  /** Whether it has finished or waits. */
  get isAtRest(): boolean {
    return this.result !== undefined || Atomics.load(this.#asleep, 0) === 1
  }
}

/** The one that dies, two that do the same as it, and one at the other end of the queue. */
let threads: Thread[] = []
beforeAll(() => (threads = [0, 1, 2, 3].map((taker) => new Thread(taker))))
afterAll(() => Promise.all(threads.map(({ worker }) => worker.terminate())))

type Scene = {
  /** Values in the queue, whose capacity is 2, before the threads begin. */
  readonly before: readonly number[]
  /** Whether all threads have to wait for the lock first. */
  readonly locked: boolean
  /** What each of the first three threads puts; if empty, each takes one value. */
  readonly puts: readonly number[]
  /** What the fourth thread puts, and how many values it takes. */
  readonly otherEnd: { readonly puts: readonly number[]; readonly takes: number }
}

/** Plays the scene with the first thread dying at its `dieAt`th step. Returns whether it got that far. */
async function play({ before, locked, puts, otherEnd }: Scene, dieAt: number): Promise<boolean> {
  const memory = BlockingQueue.allocate(2)
  const queue = new BlockingQueue(memory, self)
  // The lock is the queue's first word.
  const mutex = new Mutex(new Int32Array(memory), 0, self)
  queue.offerAll(before)
  if (locked) mutex.lock()
  for (const [index, thread] of threads.entries()) {
    const value = puts[index]
    const same = value === undefined ? { puts: [], takes: 1 } : { puts: [value], takes: 0 }
    const task = index === 3 ? otherEnd : same
    thread.begin({ memory, ...task, dieAt: index === 0 ? dieAt : Infinity })
    // One after the other, so that the one that dies is woken first. If it has died with the lock, all others wait.
    await expect.poll(() => thread.isAtRest, soon).toBe(true)
  }
  if (locked) mutex.unlock()

  const [mortal] = threads as [Thread]
  const seen: number[] = []
  await expect.poll(() => mortal.result !== undefined, soon).toBe(true)
  const hasDied = mortal.result!.died
  const inHand = hasDied ? queue.recover(mortal) : undefined
  if (inHand !== undefined) seen.push(inHand)
  // No other thread is harmed: all finish.
  await expect.poll(() => threads.every(({ result }) => result !== undefined), soon).toBe(true)
  for (const { result } of threads) seen.push(...result!.taken)
  queue.drain(seen)

  // Each value is seen once, unless its thread died before it could put it.
  const all = [...before, ...otherEnd.puts, ...puts]
  const isMissing = hasDied && puts.length > 0 && !seen.includes(puts[0]!)
  expect(seen.sort()).toEqual(all.filter((value) => !isMissing || value !== puts[0]).sort())
  return hasDied
}

describe('a thread that dies at any step', () => {
  it.each<[string, Scene]>([
    [
      'taking a value that is there',
      { before: [1, 2], locked: false, puts: [], otherEnd: { puts: [3, 4], takes: 0 } },
    ],
    [
      'taking a value that it waited for',
      { before: [], locked: false, puts: [], otherEnd: { puts: [1, 2, 3, 4], takes: 0 } },
    ],
    [
      'taking, as the first waiter for the lock',
      { before: [1, 2], locked: true, puts: [], otherEnd: { puts: [3, 4], takes: 0 } },
    ],
    [
      'putting into a full queue',
      { before: [1, 2], locked: false, puts: [3, 4, 5], otherEnd: { puts: [], takes: 3 } },
    ],
    [
      'putting, as the first waiter for the lock',
      { before: [1], locked: true, puts: [2, 3, 4], otherEnd: { puts: [], takes: 2 } },
    ],
  ])('A thread that dies at any step harms no other thread and loses no value: %s', async (_what, scene) => {
    let steps = 0
    while (await play(scene, steps + 1)) steps++
    // It survived in the end, after more steps than locking takes.
    expect(steps).toBeGreaterThan(5)
  })
})
