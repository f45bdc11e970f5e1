/** Makes the system forget what it has learned from earlier connections. */
import { spawnSync } from 'node:child_process'
import { progress } from './progress.ts'

/**
 * Linux remembers how fast peers were, also 127.0.0.1, and begins new connections accordingly: after a run with thousands of slow
 * readers 1 MiB took Node's sockets two to three times as long, for an hour. Needs root.
 */
export function forgetConnections(): void {
  const { status } = spawnSync('ip', ['tcp_metrics', 'flush'])
  if (status !== 0)
    progress(
      'the system keeps what it knows of earlier connections: run as root, or an hour after the last run',
    )
}
