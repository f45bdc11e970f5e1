/** Writes log lines to standard output. */
import type { Writable } from 'node:stream'

/** Bytes that may wait for the reader of a pipe, as a minute of a busy server. Beyond that memory would fill up. */
const maxWaitingBytes = 16 * 1024 * 1024

/**
 * Lines for which the reader of `stream` is too slow are left out; `onTrouble` hears so once, and again only if the
 * reader has caught up in between.
 */
export function logStream(stream: Writable, onTrouble: () => void): (lines: string) => void {
  let troubled = false
  return (lines) => {
    if (stream.writableLength === 0) troubled = false
    if (stream.writableLength + lines.length <= maxWaitingBytes) {
      stream.write(lines)
    } else {
      if (!troubled) onTrouble()
      troubled = true
    }
  }
}
