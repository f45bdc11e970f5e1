/** Counts the chosen folder in a thread of its own; a count that is no longer wanted is ended. */
import { Worker } from 'node:worker_threads'
import type { FolderCount } from '../../shared/folder-count.ts'
import { folderProblem } from './folder-problem.ts'
import { within } from '../../shared/within.ts'

/** How often a folder that could not be counted is looked at anew, ms. */
const retryMs = 3000

/** How long a thread may take to end, ms. */
const endPatienceMs = 1000

export class FolderSurvey {
  readonly #script: string
  readonly #onCount: (count: FolderCount | undefined) => void
  #worker: Worker | undefined
  #retry: NodeJS.Timeout | undefined
  /** Threads that have yet to end. One that waits for a drive that doesn't answer ends once it does. */
  readonly #threads = new Set<Worker>()

  /** @param onCount called a few times a second, with undefined when a new count begins */
  constructor(script: string, onCount: (count: FolderCount | undefined) => void) {
    this.#script = script
    this.#onCount = onCount
  }

  /** Counts anew; a folder that is not there, or can't be read, is counted once it can be. */
  start(folder: string, hidden: boolean): void {
    void this.#end()
    this.#onCount(undefined)
    const worker = new Worker(this.#script, { name: 'spool survey', workerData: { folder, hidden } })
    this.#worker = worker
    this.#threads.add(worker)
    worker.on('exit', () => this.#threads.delete(worker))
    worker.on('message', (count: FolderCount) => {
      if (this.#worker !== worker) return
      if (count.problem !== undefined) this.#waitFor(folder, hidden)
      this.#onCount(count)
    })
    // A survey that fails is no reason to keep anyone from sharing.
    worker.on('error', () => undefined)
  }

  /** Ends the count; resolves to how many threads could not be joined, since the system keeps them. */
  async stop(): Promise<number> {
    await within(endPatienceMs, this.#end())
    for (const thread of this.#threads) thread.unref()
    return this.#threads.size
  }

  async #end(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    clearTimeout(this.#retry)
    await worker?.terminate()
  }

  #waitFor(folder: string, hidden: boolean): void {
    const worker = this.#worker
    this.#retry = setTimeout(() => {
      void folderProblem(folder).then((problem) => {
        if (this.#worker !== worker) return
        if (problem === undefined) this.start(folder, hidden)
        else this.#waitFor(folder, hidden)
      })
    }, retryMs).unref()
  }
}
