/**
 * Pending file operations. They wait in the runtime's own thread pool, which an orderly exit joins: with a drive that doesn't
 * answer, that would take forever.
 */
import { settledWithin } from './settled-within.ts'

const pending = new Set<Promise<unknown>>()

/** Counts `work` until it settles; returns it. */
export function trackIo<T>(work: Promise<T>): Promise<T> {
  const done = () => pending.delete(work)
  pending.add(work)
  work.then(done, done)
  return work
}

/** Waits up to `ms` for pending operations and for those that follow them; resolves to how many are left. */
export async function drainIo(ms: number): Promise<number> {
  const endMs = performance.now() + ms
  let left = ms
  do {
    await settledWithin(left, Promise.allSettled(pending))
    left = endMs - performance.now()
  } while (pending.size > 0 && left > 0)
  return pending.size
}
