/** Counts the chosen folder in a thread of its own; a count that is no longer wanted is ended. */
import { Worker } from 'node:worker_threads'

/** So much was counted; `complete` is false while counting goes on. */
export type FolderSurveyCount = { readonly files: number; readonly bytes: number; readonly complete: boolean }

export class FolderSurvey {
  readonly #script: string
  readonly #onCount: (count: FolderSurveyCount | undefined) => void
  #worker: Worker | undefined

  /** @param onCount called a few times a second, with undefined when a new count begins */
  constructor(script: string, onCount: (count: FolderSurveyCount | undefined) => void) {
    this.#script = script
    this.#onCount = onCount
  }

  /** Counts anew. */
  start(folder: string, hidden: boolean): void {
    void this.stop()
    this.#onCount(undefined)
    const worker = new Worker(this.#script, { name: 'spool survey', workerData: { folder, hidden } })
    this.#worker = worker
    worker.on('message', (count: FolderSurveyCount) => {
      if (this.#worker === worker) this.#onCount(count)
    })
    // A survey that fails is no reason to keep anyone from sharing.
    worker.on('error', () => undefined)
  }

  /** Ends the count, if one is going on; resolves when its thread is joined. */
  async stop(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    await worker?.terminate()
  }
}
