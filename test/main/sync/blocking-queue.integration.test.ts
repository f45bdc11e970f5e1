import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { BlockingQueue } from '../../../src/main/sync/blocking-queue.ts'
import type { QueueOrders, QueueThreadData } from '../../support/threads/queue-thread.ts'

const script = new URL('../../support/threads/queue-thread.ts', import.meta.url)

/** The low bits of a value count; the high bits are its producer's number. */
const sequenceBits = 22

/** Polls shared memory once a millisecond. */
const soon = { interval: 1, timeout: 60_000 }

type QueueThread = { readonly worker: Worker; readonly result: Promise<unknown> }

let lastOwner = 1

function start(memory: SharedArrayBuffer, orders: QueueOrders): QueueThread {
  const data: QueueThreadData = { memory, owner: ++lastOwner, orders }
  const worker = new Worker(script, { workerData: data })
  const result = Promise.race([
    once(worker, 'message').then(([message]) => message as unknown),
    once(worker, 'error').then(([error]) => Promise.reject(error as Error)),
  ])
  return { worker, result }
}

type Exchange = { producers: number; consumers: number; each: number; role?: 'interrupted-consumer' }

async function exchange(
  memory: SharedArrayBuffer,
  { producers, consumers, each, role }: Exchange,
): Promise<Int32Array[]> {
  const queue = new BlockingQueue(memory, 1)
  const taking = Array.from({ length: consumers }, () => start(memory, { role: role ?? 'consumer' }))
  const putting = Array.from({ length: producers }, (_, producer) =>
    start(memory, { role: 'producer', first: producer << sequenceBits, count: each }),
  )
  await Promise.all(putting.map(({ result }) => result))
  queue.close()
  return (await Promise.all(taking.map(({ result }) => result))) as Int32Array[]
}

function expectAllOnceInOrder(received: readonly Int32Array[], producers: number, each: number): void {
  const seen = new Uint8Array(producers << sequenceBits)
  let total = 0
  for (const values of received) {
    const last = new Int32Array(producers).fill(-1)
    for (const value of values) {
      const producer = value >> sequenceBits
      const sequence = value & ((1 << sequenceBits) - 1)
      if (sequence <= last[producer]!)
        expect.fail(`producer ${producer}: ${sequence} after ${last[producer]!}`)
      last[producer] = sequence
      if (seen[value]! !== 0) expect.fail(`value ${value} was taken twice`)
      seen[value] = 1
      total++
    }
  }
  expect(total).toBe(producers * each)
}

describe('BlockingQueue between real threads', () => {
  it.each([
    { title: 'a million values', capacity: 64, startAt: 0, producers: 4, consumers: 4, each: 250_000 },
    { title: 'one place', capacity: 1, startAt: 0, producers: 3, consumers: 3, each: 10_000 },
    {
      title: 'a capacity that is not a power of two',
      capacity: 5,
      startAt: 0,
      producers: 3,
      consumers: 2,
      each: 50_000,
    },
    { title: 'a ring started mid-way', capacity: 8, startAt: 5, producers: 2, consumers: 2, each: 50_000 },
    {
      title: 'positions that pass 2^31',
      capacity: 7,
      startAt: 2 ** 31 - 100,
      producers: 2,
      consumers: 2,
      each: 20_000,
    },
    {
      title: 'positions that pass 2^32',
      capacity: 7,
      startAt: -100,
      producers: 2,
      consumers: 2,
      each: 20_000,
    },
    { title: 'more consumers than work', capacity: 4, startAt: 0, producers: 1, consumers: 6, each: 20_000 },
  ])(
    'The queue loses nothing, duplicates nothing and keeps each producer’s order: $title',
    async ({ capacity, startAt, producers, consumers, each }) => {
      const received = await exchange(BlockingQueue.allocate(capacity, startAt), {
        producers,
        consumers,
        each,
      })
      expectAllOnceInOrder(received, producers, each)
    },
  )

  it('The queue loses nothing, duplicates nothing and keeps each producer’s order when consumers are interrupted and return', async () => {
    const crowd = { producers: 3, consumers: 3, each: 30_000, role: 'interrupted-consumer' } as const
    const received = await exchange(BlockingQueue.allocate(2), crowd)
    expectAllOnceInOrder(received, crowd.producers, crowd.each)
  })

  it('An empty queue blocks a consumer until a value is put', async () => {
    const memory = BlockingQueue.allocate(2)
    const queue = new BlockingQueue(memory, 1)
    const consumer = start(memory, { role: 'take' })
    await expect.poll(() => queue.waitingTakers, soon).toBe(1)
    queue.offer(7)
    expect(await consumer.result).toBe(7)
    await expect.poll(() => queue.waitingTakers, soon).toBe(0)
  })

  it('A full queue blocks a producer until a value is taken', async () => {
    const memory = BlockingQueue.allocate(2)
    const queue = new BlockingQueue(memory, 1)
    queue.offer(1)
    queue.offer(2)
    const producer = start(memory, { role: 'put', value: 3 })
    await expect.poll(() => queue.waitingPutters, soon).toBe(1)
    expect(queue.size).toBe(2)
    expect(queue.poll()).toBe(1)
    expect(await producer.result).toBe(true)
    expect([queue.poll(), queue.poll(), queue.poll()]).toEqual([2, 3, undefined])
  })

  it('Closing the queue wakes every waiting consumer, each with undefined', async () => {
    const memory = BlockingQueue.allocate(2)
    const queue = new BlockingQueue(memory, 1)
    const consumers = [1, 2, 3].map(() => start(memory, { role: 'take' }))
    await expect.poll(() => queue.waitingTakers, soon).toBe(3)
    queue.close()
    expect(await Promise.all(consumers.map(({ result }) => result))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('Closing the queue wakes every waiting producer and refuses their values, and the rest can still be taken', async () => {
    const memory = BlockingQueue.allocate(1)
    const queue = new BlockingQueue(memory, 1)
    queue.offer(1)
    const producers = [2, 3].map((value) => start(memory, { role: 'put', value }))
    await expect.poll(() => queue.waitingPutters, soon).toBe(2)
    queue.close()
    expect(await Promise.all(producers.map(({ result }) => result))).toEqual([false, false])
    expect(queue.take()).toBe(1)
    expect(queue.take()).toBeUndefined()
  })

  it('The queue works again once it is recovered after the death of a waiting thread', async () => {
    const memory = BlockingQueue.allocate(2)
    const queue = new BlockingQueue(memory, 1)
    const killed = start(memory, { role: 'take' })
    const survivor = start(memory, { role: 'take' })
    await expect.poll(() => queue.waitingTakers, soon).toBe(2)
    const exited = once(killed.worker, 'exit')
    void killed.worker.terminate()
    await exited
    queue.recover({ owner: lastOwner - 1, taker: 0 })
    queue.offer(5)
    expect(await survivor.result).toBe(5)
  })
})
