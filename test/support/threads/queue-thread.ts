/** A thread that uses a queue in one role, for tests of the queue between real threads. */
import { parentPort, workerData } from 'node:worker_threads'
import { BlockingQueue } from '../../../src/main/sync/blocking-queue.ts'

/** What a queue thread does. */
export type QueueOrders =
  /** Puts the values from `first` on, `count` of them. */
  | { readonly role: 'producer'; readonly first: number; readonly count: number }
  /** Takes until the queue is closed and empty; reports all values. */
  | { readonly role: 'consumer' }
  /** The same, but every second check interrupts its wait, and it takes again. */
  | { readonly role: 'interrupted-consumer' }
  /** Puts one value and reports whether it was accepted. */
  | { readonly role: 'put'; readonly value: number }
  /** Takes one value and reports it. */
  | { readonly role: 'take' }

export type QueueThreadData = {
  readonly memory: SharedArrayBuffer
  readonly owner: number
  readonly orders: QueueOrders
}

const { memory, owner, orders } = workerData as QueueThreadData
const queue = new BlockingQueue(memory, owner)

switch (orders.role) {
  case 'producer':
    for (let value = orders.first; value < orders.first + orders.count; value++) queue.put(value)
    parentPort!.postMessage('done')
    break
  case 'consumer': {
    const values: number[] = []
    for (let value = queue.take(); value !== undefined; value = queue.take()) values.push(value)
    report(values)
    break
  }
  case 'interrupted-consumer': {
    const values: number[] = []
    let asked = 0
    while (!queue.closed || queue.size > 0) {
      const value = queue.take(() => ++asked % 2 === 0)
      if (value !== undefined) values.push(value)
    }
    report(values)
    break
  }
  case 'put':
    parentPort!.postMessage(queue.put(orders.value))
    break
  case 'take':
    parentPort!.postMessage(queue.take())
    break
}

function report(values: readonly number[]): void {
  const packed = Int32Array.from(values)
  parentPort!.postMessage(packed, [packed.buffer])
}
