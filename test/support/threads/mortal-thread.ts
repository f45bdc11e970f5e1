/**
 * A thread that puts values into a queue or takes some out on request, and stops right before its `dieAt`th atomic operation.
 * It never touches that queue again, so to other threads it is dead.
 */
import { parentPort } from 'node:worker_threads'
import { BlockingQueue } from '../../../src/main/sync/blocking-queue.ts'

export type MortalTask = {
  readonly memory: SharedArrayBuffer
  /** One int32, 1 while the thread waits. */
  readonly asleep: SharedArrayBuffer
  readonly owner: number
  readonly taker: number
  readonly puts: readonly number[]
  /** How many values to take after the puts. */
  readonly takes: number
  /** Counted from 1; Infinity for a thread that survives. */
  readonly dieAt: number
}

/** The values that the thread took and acknowledged. */
export type MortalResult = { readonly died: boolean; readonly taken: readonly number[] }

class Death extends Error {}

let steps = 0
let dieAt = Infinity
let asleep = new Int32Array(new SharedArrayBuffer(4))
const { store } = Atomics

for (const name of [
  'add',
  'sub',
  'load',
  'store',
  'exchange',
  'compareExchange',
  'notify',
  'wait',
] as const) {
  const step = Reflect.get(Atomics, name) as (...parameters: unknown[]) => unknown
  const mortal = (...parameters: unknown[]) => {
    if (++steps === dieAt) throw new Death()
    if (name === 'wait') store(asleep, 0, 1)
    const result = step(...parameters)
    if (name === 'wait') store(asleep, 0, 0)
    return result
  }
  Object.assign(Atomics, { [name]: mortal })
}

parentPort!.on('message', (task: MortalTask) => {
  asleep = new Int32Array(task.asleep)
  parentPort!.postMessage(run(task))
})

function run(task: MortalTask): MortalResult {
  const taken: number[] = []
  steps = 0
  dieAt = task.dieAt
  try {
    const queue = new BlockingQueue(task.memory, task.owner, task.taker)
    for (const value of task.puts) queue.put(value)
    for (let left = task.takes; left > 0; left--) {
      const value = queue.take()!
      queue.acknowledge()
      taken.push(value)
    }
    return { died: false, taken }
  } catch (error) {
    if (error instanceof Death) return { died: true, taken }
    throw error
  }
}
