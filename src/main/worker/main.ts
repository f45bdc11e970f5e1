/** Entry of a pool thread. */
import { workerData } from 'node:worker_threads'
import { disableAsar } from '../base/no-asar.ts'
import { nodeDisk } from '../files/disk.ts'
import { runWorker } from './run-worker.ts'
import type { WorkerData } from './worker-data.ts'

disableAsar()
runWorker(workerData as WorkerData, nodeDisk)
