/**
 * Threads that are held by a disk that doesn't answer. A step takes a millisecond; nothing can end one that waits in the
 * system. So each of these threads gets another in its place, and no client may hold them all.
 */
import { maxThreads, threadPhase, type ThreadBoard } from '../../jobs/thread-board.ts'
import type { Dispatcher } from './dispatcher.ts'
import { stuckAfterMs, substituteAfterMs } from '../limits.ts'
import type { WorkerPool } from './worker-pool.ts'

type Step = { readonly chunk: number; readonly ticket: number; readonly since: number }

/** Listener thread only. */
export class HeldThreads {
  readonly #states: ThreadBoard
  readonly #pool: WorkerPool
  readonly #dispatcher: Dispatcher
  /** What each busy thread was at when it was looked at last, and since when by the watch clock. */
  readonly #steps = new Map<number, Step>()
  #now = 0

  constructor(states: ThreadBoard, pool: WorkerPool, dispatcher: Dispatcher) {
    this.#states = states
    this.#pool = pool
    this.#dispatcher = dispatcher
  }

  /** Looks at all threads. To be called about once a second. `now` is the time by the watch clock. */
  look(now: number): void {
    this.#now = now
    const threads = this.#pool.threads
    for (const thread of threads) this.#lookAt(thread)
    for (const thread of this.#steps.keys()) if (!threads.includes(thread)) this.#steps.delete(thread)
    const held = [...this.#steps.values()].filter(({ since }) => now - since >= substituteAfterMs)
    this.#pool.substitute(Math.min(held.length, maxThreads))
    this.#limitClients(held.map(({ chunk }) => chunk))
  }

  /** The server stops: no client is held back any longer. */
  release(): void {
    this.#limitClients([])
  }

  /** Whether the thread has been at one step for so long that it is shown as stuck. */
  isStuck(thread: number): boolean {
    const step = this.#steps.get(thread)
    const isAtIt =
      this.#states.phase(thread) === threadPhase.busy && this.#states.ticket(thread) === step?.ticket
    return isAtIt && this.#now - step.since >= stuckAfterMs
  }

  #limitClients(held: readonly number[]): void {
    this.#dispatcher.limitClients(held, this.#pool.wanted, held.length < maxThreads)
  }

  #lookAt(thread: number): void {
    const chunk = this.#states.chunk(thread)
    const ticket = this.#states.ticket(thread)
    const step = this.#steps.get(thread)
    if (this.#states.phase(thread) !== threadPhase.busy) this.#steps.delete(thread)
    else if (step?.chunk !== chunk || step.ticket !== ticket) {
      this.#steps.set(thread, { chunk, ticket, since: this.#now })
    }
  }
}
