/** A worker entry that takes longer to start than a thread may take to end its job. */
import { execFileSync } from 'node:child_process'
import { workerData } from 'node:worker_threads'
import { nodeDisk } from '../../../src/main/files/disk.ts'
import { runWorker } from '../../../src/main/worker/run-worker.ts'
import type { WorkerData } from '../../../src/main/worker/worker-data.ts'

// In the system, where JavaScript can't end it sooner.
execFileSync('sleep', ['12'])
runWorker(workerData as WorkerData, nodeDisk)
