/**
 * A pool thread whose disk reports every file an hour older than it is, so that a file just written counts as settled and may
 * be cached. A thread can open a file whose name begins with `once` only once, so a second answer must come from the
 * cache.
 */
import type { BigIntStats } from 'node:fs'
import { workerData } from 'node:worker_threads'
import { nodeDisk } from '../../../src/main/files/disk.ts'
import { runWorker } from '../../../src/main/worker/run-worker.ts'
import type { WorkerData } from '../../../src/main/worker/worker-data.ts'

const hourMs = 3_600_000n
const opened = new Set<string>()

function aged(stats: BigIntStats): BigIntStats {
  stats.mtimeMs -= hourMs
  stats.ctimeMs -= hourMs
  stats.mtimeNs -= hourMs * 1_000_000n
  stats.ctimeNs -= hourMs * 1_000_000n
  return stats
}

runWorker(workerData as WorkerData, {
  ...nodeDisk,
  stat: (path) => {
    const stats = nodeDisk.stat(path)
    return stats && aged(stats)
  },
  fstat: (descriptor) => aged(nodeDisk.fstat(descriptor)),
  open: (path) => {
    if (opened.has(path)) throw Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'open' })
    if (/\/once[^/]*$/.test(path)) opened.add(path)
    return nodeDisk.open(path)
  },
})
