/**
 * A worker entry whose thread ends right after it has taken a job, before it has noted that anywhere, if there is a file
 * `die` beside the shared folder. It removes the file, so that only one thread ends.
 */
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { workerData } from 'node:worker_threads'
import { nodeDisk } from '../../../src/main/files/disk.ts'
import { ThreadBoard } from '../../../src/main/jobs/thread-board.ts'
import { runWorker } from '../../../src/main/worker/run-worker.ts'
import type { WorkerData } from '../../../src/main/worker/worker-data.ts'

const data = workerData as WorkerData
type Busy = ThreadBoard['busy']
const busy: Busy = Reflect.get(ThreadBoard.prototype, 'busy')
ThreadBoard.prototype.busy = function (this: ThreadBoard, ...step: Parameters<Busy>) {
  try {
    rmSync(`${dirname(data.root!)}/die`)
  } catch {
    busy.apply(this, step)
    return
  }
  process.exit(7)
}
runWorker(data, nodeDisk)
