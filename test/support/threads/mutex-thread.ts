/** A thread that increments a plain counter under a mutex, or takes the mutex and dies with it. */
import { parentPort, workerData } from 'node:worker_threads'
import { Mutex } from '../../../src/main/sync/mutex.ts'

export type MutexThreadData = {
  /** Int32: [0] is the lock, [1] the counter. */
  readonly memory: SharedArrayBuffer
  readonly owner: number
  /** How often to count; 0 to die inside the lock. */
  readonly count: number
}

const { memory, owner, count } = workerData as MutexThreadData
const words = new Int32Array(memory)
const mutex = new Mutex(words, 0, owner)

if (count === 0) {
  mutex.lock()
  parentPort!.postMessage('locked')
  // Until terminated: a thread that dies inside the lock.
  for (;;) Atomics.wait(words, 1, 0)
}
for (let done = 0; done < count; done++) {
  mutex.lock()
  // Not atomic on purpose: without the lock, increments would be lost.
  words[1]! += 1
  mutex.unlock()
}
