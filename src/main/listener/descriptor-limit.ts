/** How many connections the process's limit of file descriptors allows. */
import { readFileSync } from 'node:fs'
import { maxConnections } from './limits.ts'

/** Descriptors that are not for clients: the runtime's own, threads' event loops, directories being listed, logs. */
const reserved = 96

/**
 * Each connection takes one descriptor for its socket and often one for its file. Accepting more than there is room
 * for would make the system drop clients without a word, so beyond this they get 503.
 */
export function connectionLimit(): number {
  const limit = descriptorLimit()
  return limit === undefined
    ? maxConnections
    : Math.max(8, Math.min(maxConnections, Math.floor((limit - reserved) / 2)))
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
