import type { RawLogEntry } from '../../../src/main/log/log-batch.ts'
import type { LogEntry } from '../../../src/shared/log/log-entry.ts'

/** A browser's request for a photo on 23 November 2026 at 05:21:28 UTC, unless said otherwise. */
export function logEntry(changes: Partial<LogEntry> = {}): LogEntry {
  return {
    timeMs: Date.UTC(2026, 10, 23, 5, 21, 28, 250),
    client: '192.168.1.23',
    connection: 7,
    method: 'GET',
    target: '/cat.jpg',
    version: '1.1',
    status: 200,
    contentBytes: 1536,
    durationMs: 3.25,
    thread: 2,
    aborted: false,
    referer: '',
    userAgent: '',
    ...changes,
  }
}

/** The same as the listener knows it, with `head` in latin1. */
export function rawLogEntry(
  head: string,
  { client = '192.168.1.23', ...changes }: Partial<LogEntry> = {},
): RawLogEntry {
  return { ...logEntry(changes), client: Buffer.from(client, 'latin1'), head: Buffer.from(head, 'latin1') }
}
