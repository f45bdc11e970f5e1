/** The life of a pool thread: take a job, do it, report it, until the queue is closed or the thread is interrupted. */
import { parentPort } from 'node:worker_threads'
import type { Disk } from '../files/disk.ts'
import { ItemDisk } from '../files/item-disk.ts'
import { ShareItems } from '../files/share-items.ts'
import { SharedFolder } from '../files/shared-folder.ts'
import { FileBoard } from '../jobs/file-board.ts'
import { HotContentDirectory } from '../jobs/hot-content-directory.ts'
import { ItemBoard } from '../jobs/item-board.ts'
import { JobTable } from '../jobs/job-table.ts'
import { LongPageSender } from '../jobs/long-pages.ts'
import { ServingFlags } from '../jobs/serving-flags.ts'
import { threadPhase, ThreadBoard } from '../jobs/thread-board.ts'
import { WorkerJob } from '../jobs/worker-job.ts'
import { BlockingQueue } from '../sync/blocking-queue.ts'
import { Doorbell } from '../sync/doorbell.ts'
import { ArchivePlans } from './archives/archive-plans.ts'
import { ArchiveReader } from './archives/archive-reader.ts'
import { CachedAnswers } from './cache/cached-answers.ts'
import { SmallFileCache } from './cache/small-file-cache.ts'
import { JobRunner } from './job-runner.ts'
import { ChecksumRunner } from './checksums/open-checksum.ts'
import { SearchRunner } from './searches/open-search.ts'
import { FolderPlanner } from './plans/folder-planner.ts'
import type { WorkerData } from './worker-data.ts'

/** Runs the calling thread as a pool thread on the given disk. Returns when the thread is to end. */
export function runWorker(data: WorkerData, disk: Disk): void {
  const { memory, thread } = data
  const jobs = new BlockingQueue(memory.jobs, data.owner, thread)
  const completions = new BlockingQueue(memory.completions, data.owner)
  const doorbell = new Doorbell(memory.doorbell)
  const board = new ThreadBoard(memory.threads)
  const table = new JobTable(WorkerJob, memory)
  const runner = makeRunner(data, disk, board)
  const isInterrupted = () => board.isInterrupted(thread)
  if (!board.started(thread, Date.now())) return
  // The pool may have waited for this thread to let another one end.
  wakeListener()
  while (!isInterrupted()) {
    let chunk = jobs.poll()
    if (chunk === undefined) {
      board.idle(thread, Date.now())
      runner.catchUp()
      chunk = jobs.take(isInterrupted)
    }
    if (jobs.size === 0 && doorbell.takeSpaceRequest() && doorbell.ring()) wakeListener()
    if (chunk === undefined) break
    const nowMs = Date.now()
    const job = table.job(chunk)
    board.busy(thread, job, nowMs)
    jobs.acknowledge()
    runner.run(job, nowMs)
    board.finished(thread, job.producedBytes)
    completions.put(chunk)
    if (doorbell.ring()) wakeListener()
  }
  board.reset(thread, threadPhase.retired, Date.now())
}

/** Sends the message that ends the listener's sleep. */
function wakeListener(): void {
  parentPort!.postMessage(null)
}

/** What is shared, as it is found and read. */
type Share = {
  readonly folder: SharedFolder
  readonly disk: Disk
  /** Follows a change of what is shared. */
  readonly follow: () => void
}

function openShare({ root, memory }: WorkerData, disk: Disk): Share {
  if (root !== undefined) return { folder: new SharedFolder(root, disk), disk, follow: () => undefined }
  const board = new ItemBoard(memory.items)
  const items = new ShareItems(board.read())
  const itemDisk = new ItemDisk(disk, items)
  return {
    folder: SharedFolder.ofItems(items, itemDisk),
    disk: itemDisk,
    follow: () => items.replace(board.read()),
  }
}

function makeRunner(data: WorkerData, ownDisk: Disk, board: ThreadBoard): JobRunner {
  const { memory, thread } = data
  // Before the items are read: what changes meanwhile is seen at the first job.
  const flags = new ServingFlags(memory.flags)
  const flagBits = flags.bits
  const { folder, disk, follow } = openShare(data, ownDisk)
  const cached = new CachedAnswers({
    disk,
    folder,
    cache: new SmallFileCache(data.cacheBytes),
    directory: new HotContentDirectory(memory.hotContents),
  })
  const plans = new ArchivePlans(folder, data.archiveChannel, data.validators)
  const { shareName, computerName, validators } = data
  const files = new FileBoard(memory.files)
  const publishFile = (path: string) =>
    files.write(thread, { path, connection: board.connection(thread), jobBeganMs: board.sinceMs(thread) })
  return new JobRunner({
    thread,
    disk,
    cached,
    searches: new SearchRunner(folder),
    checksums: new ChecksumRunner(disk),
    archives: new ArchiveReader(folder, disk, plans, publishFile),
    flags,
    flagBits,
    followItems: follow,
    planner: new FolderPlanner({ folder, disk, archives: plans, shareName, computerName, validators }),
    pages: new LongPageSender(data.pages, memory.pageBudget),
    ownNames: new Set(data.ownNames),
  })
}
