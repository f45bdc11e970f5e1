/**
 * Threads that are held by a disk that doesn't answer. A step takes a millisecond; nothing can end one that waits in the
 * system. So each of these threads gets a substitute, and no client may hold them all.
 */
import { maxThreads, threadPhase, type ThreadBoard } from '../../jobs/thread-board.ts'
import type { Dispatcher } from './dispatcher.ts'
import type { Limits } from '../../../shared/limits.ts'
import type { WorkerPool } from './worker-pool.ts'

type Step = { readonly chunk: number; readonly ticket: number; readonly since: number }

/** What held threads are found with, and what is done about them. */
export type HeldThreadsParts = {
  readonly limits: Limits
  readonly board: ThreadBoard
  readonly pool: WorkerPool
  readonly dispatcher: Dispatcher
}

/** Runs on the listener thread. */
export class HeldThreads {
  readonly #parts: HeldThreadsParts
  /** Each busy thread's step when last checked, and since when by the watch clock. */
  readonly #steps = new Map<number, Step>()
  #now = 0

  constructor(parts: HeldThreadsParts) {
    this.#parts = parts
  }

  /** Checks all threads. Called about once a second with the time by the watch clock. */
  check(now: number): void {
    this.#now = now
    const threads = this.#parts.pool.threads
    for (const thread of threads) this.#checkThread(thread)
    for (const thread of this.#steps.keys()) if (!threads.includes(thread)) this.#steps.delete(thread)
    const held = [...this.#steps.values()].filter(
      ({ since }) => now - since >= this.#parts.limits.substituteAfterMs,
    )
    this.#parts.pool.substitute(Math.min(held.length, maxThreads))
    this.#limitClients(held.map(({ chunk }) => chunk))
  }

  /** The server is stopping: no client is held back any longer. */
  release(): void {
    this.#limitClients([])
  }

  /** Whether the thread has been at one step for so long that it is shown as stuck. */
  isStuck(thread: number): boolean {
    const step = this.#steps.get(thread)
    const isAtSameStep =
      this.#parts.board.phase(thread) === threadPhase.busy &&
      this.#parts.board.ticket(thread) === step?.ticket
    return isAtSameStep && this.#now - step.since >= this.#parts.limits.stuckAfterMs
  }

  #limitClients(held: readonly number[]): void {
    this.#parts.dispatcher.limitClients(held, this.#parts.pool.wanted, held.length < maxThreads)
  }

  #checkThread(thread: number): void {
    const chunk = this.#parts.board.chunk(thread)
    const ticket = this.#parts.board.ticket(thread)
    const step = this.#steps.get(thread)
    if (this.#parts.board.phase(thread) !== threadPhase.busy) this.#steps.delete(thread)
    else if (step?.chunk !== chunk || step.ticket !== ticket) {
      this.#steps.set(thread, { chunk, ticket, since: this.#now })
    }
  }
}
