/** All memory that the threads of one running server share, in one value that can be sent to a thread. */
import { BlockingQueue } from '../sync/blocking-queue.ts'
import { ChunkMemory } from './chunks.ts'
import { FileBoard } from './file-board.ts'
import { HotContentDirectory } from './hot-content-directory.ts'
import { ItemBoard } from './item-board.ts'
import { Doorbell } from '../sync/doorbell.ts'
import { JobTable } from './job-table.ts'
import { ServingFlags } from './serving-flags.ts'
import { maxThreadNumbers, ThreadBoard } from './thread-board.ts'

/** Chunks beyond those that can be queued or worked on: being written to sockets, or read ahead for them. */
const chunksInWriting = 64

/** The memory of each shared object, to be given to its constructor. */
export type EngineMemory = {
  readonly jobs: SharedArrayBuffer
  readonly completions: SharedArrayBuffer
  readonly doorbell: SharedArrayBuffer
  readonly table: SharedArrayBuffer
  readonly chunks: SharedArrayBuffer
  readonly threads: SharedArrayBuffer
  readonly files: SharedArrayBuffer
  readonly flags: SharedArrayBuffer
  readonly items: SharedArrayBuffer
  readonly hotContents: SharedArrayBuffer
  /** One int32: bytes of generated pages waiting to be sent, over all workers. */
  readonly pageBudget: SharedArrayBuffer
}

/** Allocates zeroed memory for a job queue of `queueCapacity` places. Pages become resident only when touched. */
export function allocateEngineMemory(queueCapacity: number): EngineMemory {
  const chunks = queueCapacity + maxThreadNumbers + chunksInWriting
  return {
    jobs: BlockingQueue.allocate(queueCapacity),
    // As many places as there are jobs at most: a worker never waits to report.
    completions: BlockingQueue.allocate(chunks),
    doorbell: Doorbell.allocate(),
    table: JobTable.allocate(chunks),
    chunks: ChunkMemory.allocate(chunks),
    threads: ThreadBoard.allocate(),
    files: FileBoard.allocate(),
    flags: ServingFlags.allocate(),
    items: ItemBoard.allocate(),
    hotContents: HotContentDirectory.allocate(),
    pageBudget: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT),
  }
}
