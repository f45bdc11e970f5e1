/** What the process's limit of file descriptors allows. */
import { readFileSync } from 'node:fs'
import { maxConnections } from './limits.ts'

/** Descriptors of the runtime and its event loops before any thread of the pool, logs, a folder being listed. */
const ownDescriptors = 48

/** Descriptors of one pool thread: its event loop's. */
const threadDescriptors = 5

/** Connections below which serving makes no sense. */
const minConnections = 8

/**
 * Each connection takes one descriptor for its socket and often one for its file, and a third part is for those that
 * are turned away with 503: without a descriptor the system would drop them without a word. 0: not even the threads
 * have enough.
 */
export function connectionLimit(threads: number): number {
  const limit = descriptorLimit()
  if (limit === undefined) return maxConnections
  const connections = Math.floor((limit - ownDescriptors - threads * threadDescriptors) / 3)
  return connections < minConnections ? 0 : Math.min(maxConnections, connections)
}

/** The soft limit, where the system says it; Node has raised it to the hard limit at start. */
function descriptorLimit(): number | undefined {
  try {
    const line = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'latin1'))
    return line?.[1] === undefined ? undefined : Number(line[1])
  } catch {
    // Not Linux. macOS and Windows allow far more than maxConnections here.
    return undefined
  }
}
