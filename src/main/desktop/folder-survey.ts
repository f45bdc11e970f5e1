/** Counts the chosen folder in a thread of its own; a count that is no longer wanted is ended. */
import { opendir } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { FolderCount } from '../../shared/folder-count.ts'

/** How often a folder that could not be counted is looked at anew, ms. */
const retryMs = 3000

export class FolderSurvey {
  readonly #script: string
  readonly #onCount: (count: FolderCount | undefined) => void
  #worker: Worker | undefined
  #retry: NodeJS.Timeout | undefined

  /** @param onCount called a few times a second, with undefined when a new count begins */
  constructor(script: string, onCount: (count: FolderCount | undefined) => void) {
    this.#script = script
    this.#onCount = onCount
  }

  /** Counts anew; a folder that is not there, or can't be read, is counted once it can be. */
  start(folder: string, hidden: boolean): void {
    void this.stop()
    this.#onCount(undefined)
    const worker = new Worker(this.#script, { name: 'spool survey', workerData: { folder, hidden } })
    this.#worker = worker
    worker.on('message', (count: FolderCount) => {
      if (this.#worker !== worker) return
      if (count.problem !== undefined) this.#waitFor(folder, hidden)
      this.#onCount(count)
    })
    // A survey that fails is no reason to keep anyone from sharing.
    worker.on('error', () => undefined)
  }

  /** Ends the count, if one is going on; resolves when its thread is joined. */
  async stop(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    clearTimeout(this.#retry)
    await worker?.terminate()
  }

  #waitFor(folder: string, hidden: boolean): void {
    const worker = this.#worker
    this.#retry = setTimeout(() => {
      void isReadable(folder).then((readable) => {
        if (this.#worker !== worker) return
        if (readable) this.start(folder, hidden)
        else this.#waitFor(folder, hidden)
      })
    }, retryMs).unref()
  }
}

async function isReadable(folder: string): Promise<boolean> {
  try {
    await (await opendir(folder)).close()
    return true
  } catch {
    return false
  }
}
