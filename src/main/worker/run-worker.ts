/** The life of a pool thread: take a job, do it, report it, until the queue is closed or the thread is interrupted. */
import { parentPort } from 'node:worker_threads'
import type { Disk } from '../files/disk.ts'
import { SharedFolder } from '../files/shared-folder.ts'
import { BlockingQueue } from '../sync/blocking-queue.ts'
import { ChunkMemory } from '../jobs/chunks.ts'
import { HotContentDirectory } from '../jobs/hot-content-directory.ts'
import { Doorbell } from '../sync/doorbell.ts'
import { JobTable } from '../jobs/job-table.ts'
import { ServingFlags } from '../jobs/serving-flags.ts'
import { threadPhase, ThreadBoard } from '../jobs/thread-board.ts'
import { FolderPlanner } from './plans/folder-planner.ts'
import { Garbage, restMs } from './garbage.ts'
import { JobRunner } from './job-runner.ts'
import { ListingPlanner } from './plans/listing-planner.ts'
import { PageOutbox } from './page-outbox.ts'
import { SmallFileCache } from './cache/small-file-cache.ts'
import type { WorkerData } from './worker-data.ts'

/** Runs the calling thread as a pool thread on the given disk. Returns when the thread is to end. */
export function runWorker(data: WorkerData, disk: Disk): void {
  const { memory, thread } = data
  const jobs = new BlockingQueue(memory.jobs, data.owner, thread)
  const completions = new BlockingQueue(memory.completions, data.owner)
  const doorbell = new Doorbell(memory.doorbell)
  const states = new ThreadBoard(memory.threads)
  const table = new JobTable(memory.table)
  const runner = makeRunner(data, disk, table)
  const garbage = new Garbage()
  if (!states.started(thread, Date.now())) return
  // The pool may have waited for this thread to let another one end.
  ring()
  while (!states.isInterrupted(thread)) {
    const chunk = jobs.poll() ?? waitForJob(jobs, states, thread, garbage)
    if (jobs.size === 0 && doorbell.takeSpaceRequest() && doorbell.ring()) ring()
    if (chunk === undefined) break
    const nowMs = Date.now()
    states.busy(thread, chunk, table.ticket[chunk]!, table.connection[chunk]!, nowMs)
    jobs.acknowledge()
    states.finished(thread, runner.run(chunk, nowMs))
    garbage.add()
    completions.put(chunk)
    if (doorbell.ring()) ring()
  }
  states.reset(thread, threadPhase.retired, Date.now())
}

/** Wakes the listener. */
function ring(): void {
  parentPort!.postMessage(null)
}

function waitForJob(
  jobs: BlockingQueue,
  states: ThreadBoard,
  thread: number,
  garbage: Garbage,
): number | undefined {
  const isInterrupted = () => states.isInterrupted(thread)
  states.idle(thread, Date.now())
  if (garbage.isWorthCollecting) {
    const chunk = jobs.takeWithin(restMs(thread), isInterrupted)
    if (chunk !== undefined) return chunk
    if (!jobs.closed && !isInterrupted()) garbage.collect()
  }
  return jobs.take(isInterrupted)
}

function makeRunner(data: WorkerData, disk: Disk, table: JobTable): JobRunner {
  const { memory } = data
  const folder = new SharedFolder(data.root, disk)
  const listings = new ListingPlanner(folder, data.shareName)
  return new JobRunner({
    thread: data.thread,
    table,
    chunks: new ChunkMemory(memory.chunks),
    flags: new ServingFlags(memory.flags),
    disk,
    folder,
    planner: new FolderPlanner(folder, disk, listings),
    cache: new SmallFileCache(data.cacheBytes),
    contentIds: new HotContentDirectory(memory.contentIds),
    outbox: new PageOutbox(data.pages, memory.pageBytes),
    ownNames: new Set(data.ownNames),
  })
}
