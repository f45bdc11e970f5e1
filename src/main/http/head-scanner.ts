// Finds where a request head ends in the bytes a connection has received so far. The listener thread calls it
// at every read; what the head means is the parser's affair, on a worker thread.

import type { Buffer } from 'node:buffer'
import { CR, LF, NUL, tokenBytes } from './byte-classes.ts'
import { maxHeadBytes, maxLeadingEmptyLines, maxRequestLineBytes } from './limits.ts'

/**
 * `complete`: the head is bytes[start, end), from the first byte of the request line through the final
 * CRLFCRLF. `incomplete`: read more, then pass `scanned` (an index into `bytes`) back in. `malformed`: answer
 * and close.
 */
export type HeadScan =
  | { kind: 'complete'; start: number; end: number }
  | { kind: 'incomplete'; scanned: number }
  | { kind: 'malformed'; status: 400 | 414 | 431 }

/**
 * Scans the unread input bytes[from..]. `scanned` is where the last incomplete scan of the same input
 * stopped, or `from` at first, so that a head that arrives byte by byte is still read only once.
 *
 * The first offence in byte order decides, therefore the verdict does not depend on how the input was cut
 * into pieces: 400 for a bare CR, a bare LF or a NUL (RFC 9112 §2.2), for a first byte that starts no method
 * (a TLS hello) and for too many leading empty lines; 414 and 431 for the limits. A complete head thus has
 * only CRLF line ends, and a client that sends LF alone hears so at once instead of waiting for its deadline.
 */
export function scanHead(bytes: Buffer, from: number, scanned: number): HeadScan {
  const start = skipEmptyLines(bytes, from)
  const first = bytes[start]
  if (first === undefined) return { kind: 'incomplete', scanned: from }
  if (first === CR && start + 1 === bytes.length) return { kind: 'incomplete', scanned: from }
  if (tokenBytes[first] !== 1) return { kind: 'malformed', status: 400 }

  // A plain loop, not indexOf(CRLFCRLF): that would miss bare line ends, and is no faster on short heads.
  const limit = Math.min(bytes.length, start + maxHeadBytes)
  for (let i = Math.max(start, scanned); i < limit; i++) {
    const byte = bytes[i]!
    if (byte > CR || (byte !== CR && byte !== LF && byte !== NUL)) continue
    if (requestLineTooLong(bytes, start, i)) return { kind: 'malformed', status: 414 }
    if (byte !== CR) return { kind: 'malformed', status: 400 }

    // A CR is judged only together with what must follow it: this is where an interrupted scan resumes.
    if (i + 1 === limit) return unfinished(bytes, start, limit, i)
    if (bytes[i + 1] !== LF) return { kind: 'malformed', status: 400 }
    if (i + 2 === limit) return unfinished(bytes, start, limit, i)
    if (bytes[i + 2] === CR) {
      if (i + 3 === limit) return unfinished(bytes, start, limit, i)
      if (bytes[i + 3] !== LF) return { kind: 'malformed', status: 400 }
      return { kind: 'complete', start, end: i + 4 }
    }
    i++
  }
  return unfinished(bytes, start, limit, limit)
}

/** The index after the leading empty lines, at most as many as are tolerated (RFC 9112 §2.2). */
function skipEmptyLines(bytes: Buffer, from: number): number {
  let start = from
  for (let lines = 0; lines < maxLeadingEmptyLines; lines++) {
    if (bytes[start] !== CR || bytes[start + 1] !== LF) break
    start += 2
  }
  return start
}

/** The verdict when bytes[start, limit) hold no end of head: over a limit, or go on reading from `resume`. */
function unfinished(bytes: Buffer, start: number, limit: number, resume: number): HeadScan {
  if (requestLineTooLong(bytes, start, limit)) return { kind: 'malformed', status: 414 }
  if (limit - start === maxHeadBytes) return { kind: 'malformed', status: 431 }
  return { kind: 'incomplete', scanned: resume }
}

/** Whether the request line, of which bytes[start, seen) have been scanned, goes on past its limit. */
function requestLineTooLong(bytes: Buffer, start: number, seen: number): boolean {
  const limit = start + maxRequestLineBytes
  if (seen <= limit) return false
  const lineEnd = bytes.indexOf(CR, start)
  return lineEnd === -1 || lineEnd > limit
}
