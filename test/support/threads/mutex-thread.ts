/** A thread that increments a plain counter under a mutex, or dies holding the mutex. */
import { parentPort, workerData } from 'node:worker_threads'
import { Mutex } from '../../../src/main/sync/mutex.ts'

export type MutexThreadData = {
  /** Int32: [0] is the lock, [1] the counter. */
  readonly memory: SharedArrayBuffer
  readonly owner: number
  /** How many increments; 0 to die holding the mutex. */
  readonly count: number
}

const { memory, owner, count } = workerData as MutexThreadData
const words = new Int32Array(memory)
const mutex = new Mutex(words, 0, owner)

if (count === 0) {
  mutex.lock()
  parentPort!.postMessage('locked')
  // Waits to be terminated, holding the mutex.
  for (;;) Atomics.wait(words, 1, 0)
}
for (let done = 0; done < count; done++) {
  mutex.lock()
  // Not atomic on purpose: without the mutex, increments would be lost.
  words[1]! += 1
  mutex.unlock()
}
