/** What the jobs of a pool thread leave behind in memory, collected when the thread has nothing to do. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** As many leave a few megabytes. */
const jobsWorthCollecting = 1000

/**
 * How long a thread must have had nothing to do, ms: nobody is likely to wait for it. Threads take turns by their number,
 * since a collection takes some 20 ms of a core.
 */
export function restMs(thread: number): number {
  return 500 + 40 * thread
}

type Collect = (options: { type: 'major'; flavor: 'last-resort' }) => void

/** One a worker. */
export class Garbage {
  /** Starting up leaves the most behind. */
  #jobs = jobsWorthCollecting

  /** A job has been done. */
  add(): void {
    this.#jobs++
  }

  /** Whether there is enough of it. */
  get isWorthCollecting(): boolean {
    return this.#jobs >= jobsWorthCollecting
  }

  /**
   * Collects it and gives the memory back to the system, down to pages that are half empty: a third of the thread's heap
   * after its start. Node never does so by itself, least of all in a thread that sleeps outside its event loop.
   */
  collect(): void {
    // The flag only says whether new contexts have the function. It holds for the process, and is taken back, since
    // threads that start under flags of their own do without the code that Node has compiled ahead.
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('globalThis.gc') as Collect | undefined
    setFlagsFromString('--no-expose-gc')
    // Another thread may just have taken it back. Then there will be another rest.
    if (collect === undefined) return
    collect({ type: 'major', flavor: 'last-resort' })
    this.#jobs = 0
  }
}
