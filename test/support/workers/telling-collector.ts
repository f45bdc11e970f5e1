/** A worker entry that leaves a file `collected-<thread>` in the shared folder when the thread has collected its garbage. */
import { writeFileSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import { nodeDisk } from '../../../src/main/files/disk.ts'
import { Garbage } from '../../../src/main/worker/garbage.ts'
import { runWorker } from '../../../src/main/worker/run-worker.ts'
import type { WorkerData } from '../../../src/main/worker/worker-data.ts'

const data = workerData as WorkerData
const collect: (this: Garbage) => void = Reflect.get(Garbage.prototype, 'collect')
Garbage.prototype.collect = function (this: Garbage) {
  collect.call(this)
  if (!this.isWorthCollecting) writeFileSync(`${data.root}/collected-${data.thread}`, '')
}
runWorker(data, nodeDisk)
