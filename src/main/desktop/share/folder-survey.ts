/**
 * Counts the files in the chosen folder on a thread of its own, then checks regularly whether the folder is still there. A count
 * that is no longer needed is ended.
 */
import { Worker } from 'node:worker_threads'
import type { FolderCount } from '../../../shared/app/app-state.ts'
import type { ServerFailureCode } from '../../../shared/server-failure.ts'
import { probeFolder } from '../../base/folder-probe.ts'
import { settledWithin } from '../../base/settled-within.ts'

/** Time between two checks of a folder that has been counted, ms. */
const checkMs = 3000

/** How long threads may take to end, ms. On a busy machine even one that has just started needs its time. */
const endPatienceMs = 3000

export class FolderSurvey {
  readonly #script: string
  readonly #endPatienceMs: number
  readonly #onCount: (count: FolderCount | undefined) => void
  #worker: Worker | undefined
  /** Why the folder can't be read, as last reported. */
  #problem: ServerFailureCode | undefined
  /** Checks the folder; undefined while it is being counted or checked. */
  #check: (() => void) | undefined
  #nextCheck: NodeJS.Timeout | undefined
  /** Threads that have not ended. A thread that waits for a drive that doesn't answer ends once the drive does. */
  readonly #threads = new Set<Worker>()

  /** @param onCount called a few times a second, and with undefined when a new count begins */
  constructor(
    script: string,
    onCount: (count: FolderCount | undefined) => void,
    patienceMs: number = endPatienceMs,
  ) {
    this.#script = script
    this.#onCount = onCount
    this.#endPatienceMs = patienceMs
  }

  /**
   * Counts the folder from scratch. If it is missing or can't be read, it is counted once it can be; if it vanishes later, that
   * is reported, too.
   */
  start(folder: string, hidden: boolean): void {
    this.#end()
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
      if (this.#worker === worker) this.#scheduleCheck(folder, hidden)
    })
    // A survey that fails is no reason not to share.
    worker.on('error', () => undefined)
  }

  /** Checks the folder now rather than in a few seconds. Does nothing while it is being counted. */
  check(): void {
    this.#check?.()
  }

  /** Ends the count; resolves to the number of threads that could not be joined, since the system keeps them waiting. */
  async stop(): Promise<number> {
    this.#end()
    // Earlier counts may still be ending, too.
    const ends = [...this.#threads].map((thread) => thread.terminate())
    await settledWithin(this.#endPatienceMs, Promise.all(ends))
    for (const thread of this.#threads) thread.unref()
    return this.#threads.size
  }

  #end(): void {
    void this.#worker?.terminate()
    this.#worker = undefined
    this.#check = undefined
    clearTimeout(this.#nextCheck)
  }

  #report(count: FolderCount): void {
    this.#problem = count.problem
    this.#onCount(count)
  }

  /** One check at a time: with a drive that doesn't answer, they would take up every thread of the runtime's pool. */
  #scheduleCheck(folder: string, hidden: boolean): void {
    const worker = this.#worker
    const check = () => {
      clearTimeout(this.#nextCheck)
      this.#check = undefined
      void probeFolder(folder).then(({ failure }) => {
        if (this.#worker !== worker) return
        // As the count reports it.
        const problem = failure?.code === 'internal' ? 'folder-not-readable' : failure?.code
        if (problem === undefined && this.#problem !== undefined) {
          this.start(folder, hidden)
          return
        }
        // Too many open files, for example, says nothing about the folder.
        if (problem !== this.#problem && problem?.startsWith('folder-') === true)
          this.#report({ files: 0, bytes: 0, complete: true, problem })
        this.#scheduleCheck(folder, hidden)
      })
    }
    this.#check = check
    this.#nextCheck = setTimeout(check, checkMs).unref()
  }
}
