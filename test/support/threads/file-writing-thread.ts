/** A thread that publishes one numbered file after the other on the file board, as fast as it can. */
import { workerData } from 'node:worker_threads'
import { FileBoard } from '../../../src/main/jobs/file-board.ts'
import { numberedFile } from '../numbered-file.ts'

export type FileWritingThreadData = {
  readonly memory: SharedArrayBuffer
  readonly thread: number
  /** Int32: [0] becomes 1 to end the thread. */
  readonly control: SharedArrayBuffer
}

const { memory, thread, control } = workerData as FileWritingThreadData
const board = new FileBoard(memory)
const words = new Int32Array(control)

for (let connection = 1; Atomics.load(words, 0) === 0; connection++)
  board.write(thread, numberedFile(connection))
