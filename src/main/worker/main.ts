/** Entry of a pool thread. */
import { workerData } from 'node:worker_threads'
import { seeArchivesAsFiles } from '../../shared/whole-archives.ts'
import { nodeDisk } from '../files/disk.ts'
import { runWorker } from './run-worker.ts'
import type { WorkerData } from './worker-data.ts'

seeArchivesAsFiles()
runWorker(workerData as WorkerData, nodeDisk)
