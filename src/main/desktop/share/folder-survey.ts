/**
 * Counts the chosen folder in a thread of its own, then looks again and again whether it is still there. A count that is no
 * longer wanted is ended.
 */
import { Worker } from 'node:worker_threads'
import type { FolderCount } from '../../../shared/app/folder-count.ts'
import type { ServerFailureCode } from '../../../shared/server-failure.ts'
import { probeFolder } from '../../base/folder-probe.ts'
import { settledWithin } from '../../base/settled-within.ts'

/** How often the folder is looked at once it has been counted, ms. */
const lookMs = 3000

/** How long a thread may take to end, ms. */
const endPatienceMs = 1000

export class FolderSurvey {
  readonly #script: string
  readonly #onCount: (count: FolderCount | undefined) => void
  #worker: Worker | undefined
  /** Why the folder can't be read, as far as has been reported. */
  #problem: ServerFailureCode | undefined
  /** Looks at the folder, undefined while it is counted or looked at already. */
  #look: (() => void) | undefined
  #nextLook: NodeJS.Timeout | undefined
  /** Threads that have yet to end. One that waits for a drive that doesn't answer ends once it does. */
  readonly #threads = new Set<Worker>()

  /** @param onCount called a few times a second, with undefined when a new count begins */
  constructor(script: string, onCount: (count: FolderCount | undefined) => void) {
    this.#script = script
    this.#onCount = onCount
  }

  /**
   * Counts the folder from scratch. One that is not there, or can't be read, is counted once it can be; one that vanishes
   * later is reported, too.
   */
  start(folder: string, hidden: boolean): void {
    void this.#end()
    this.#problem = undefined
    this.#onCount(undefined)
    const worker = new Worker(this.#script, { name: 'spool survey', workerData: { folder, hidden } })
    this.#worker = worker
    this.#threads.add(worker)
    worker.on('message', (count: FolderCount) => {
      if (this.#worker === worker) this.#report(count)
    })
    worker.on('exit', () => {
      this.#threads.delete(worker)
      if (this.#worker === worker) this.#lookLater(folder, hidden)
    })
    // A survey that fails is no reason to keep anyone from sharing.
    worker.on('error', () => undefined)
  }

  /** Looks now whether the folder is there, not only in some seconds. Does nothing while it is being counted. */
  look(): void {
    this.#look?.()
  }

  /** Ends the count; resolves to how many threads could not be joined, since the system keeps them. */
  async stop(): Promise<number> {
    await settledWithin(endPatienceMs, this.#end())
    for (const thread of this.#threads) thread.unref()
    return this.#threads.size
  }

  async #end(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    this.#look = undefined
    clearTimeout(this.#nextLook)
    await worker?.terminate()
  }

  #report(count: FolderCount): void {
    this.#problem = count.problem
    this.#onCount(count)
  }

  /** One look after the other: on a drive that doesn't answer they would take up every thread of the runtime's pool. */
  #lookLater(folder: string, hidden: boolean): void {
    const worker = this.#worker
    const look = () => {
      clearTimeout(this.#nextLook)
      this.#look = undefined
      void probeFolder(folder).then(({ failure }) => {
        if (this.#worker !== worker) return
        // In the words of the count.
        const problem = failure?.code === 'internal' ? 'folder-not-readable' : failure?.code
        if (problem === undefined && this.#problem !== undefined) {
          this.start(folder, hidden)
          return
        }
        // Too many open files, say, are no news of the folder.
        if (problem !== this.#problem && problem?.startsWith('folder-') === true)
          this.#report({ files: 0, bytes: 0, complete: true, problem })
        this.#lookLater(folder, hidden)
      })
    }
    this.#look = look
    this.#nextLook = setTimeout(look, lookMs).unref()
  }
}
