/**
 * File operations that are still pending. They wait in a pool of the runtime's own threads, which an orderly end of the process
 * joins: for a drive that doesn't answer that would take forever.
 */
import { settledWithin } from './settled-within.ts'

const waits = new Set<Promise<unknown>>()

/** Counts `work` until it is done; returns it. */
export function trackIo<T>(work: Promise<T>): Promise<T> {
  const done = () => waits.delete(work)
  waits.add(work)
  work.then(done, done)
  return work
}

/** Resolves, `ms` from now at the latest, to how much still waits. */
export async function drainIo(ms: number): Promise<number> {
  await settledWithin(ms, Promise.allSettled(waits))
  return waits.size
}
