/**
 * Finds where a request head ends in the bytes that a connection has received. The listener thread calls it at every
 * read and refuses at once what can't become a request. What the head means is left to the parser, on a worker thread.
 */
import type { Buffer } from 'node:buffer'
import { CR, LF, NUL, tokenBytes } from './byte-classes.ts'
import { limits } from '../shared/limits.ts'
import { requestLineRefusal } from './request-line.ts'

/** Longest head, bytes. 10,000 connections with an unfinished one each cost at most 330 MB. */
export const maxHeadBytes = limits.requestLineBytes + limits.fieldSectionBytes

/**
 * Most empty lines skipped before a request line; more is 400. RFC 9112 §2.2 asks for one, which old clients send after a
 * POST body; the second is tolerance. Without a bound a client could send CRLF forever.
 */
const maxLeadingEmptyLines = 2

/**
 * `complete`: the head is bytes[start, end), from the first byte of the request line through the final CRLFCRLF.
 * `incomplete`: read more, then scan again with the `scanned` returned here, an index into `bytes`. `malformed`: answer
 * and close.
 */
export type HeadScan =
  | { readonly kind: 'complete'; readonly start: number; readonly end: number }
  | { readonly kind: 'incomplete'; readonly scanned: number }
  | { readonly kind: 'malformed'; readonly status: 400 | 414 | 431 | 505 }

/**
 * Scans the unread input bytes[from..]. `scanned` is where the last incomplete scan of the same input stopped, `from` at
 * first, so that a head that arrives byte by byte is still read only once.
 *
 * The first offence in byte order decides, therefore the verdict does not depend on how the input was cut into pieces:
 * 400 for a bare CR, a bare LF or a NUL (RFC 9112 §2.2), for a first byte that starts no method (a TLS hello) and for
 * too many leading empty lines; 400 and 505 for a request line, once it has ended; 414 and 431 for the limits. A complete
 * head thus has only CRLF line ends, and a client that sends LF alone, or HTTP/0.9, which ends with its first line, is
 * answered at once instead of waiting for its deadline.
 */
export function scanHead(bytes: Buffer, from: number, scanned: number): HeadScan {
  const start = skipEmptyLines(bytes, from)
  const first = bytes[start]
  if (first === undefined) return { kind: 'incomplete', scanned: from }
  if (first === CR && start + 1 === bytes.length) return { kind: 'incomplete', scanned: from }
  if (tokenBytes[first] !== 1) return malformed(400)

  // Where the request line ends, if an earlier scan has come across it.
  const knownEnd = scanned > start ? bytes.subarray(0, scanned).indexOf(CR, start) : -1
  if (knownEnd !== -1) return scanFieldSection(bytes, start, knownEnd, scanned)

  const limit = Math.min(bytes.length, start + limits.requestLineBytes + 1)
  const lineEnd = nextLineEnd(bytes, Math.max(start, scanned), limit)
  if (lineEnd === limit)
    return limit > start + limits.requestLineBytes ? malformed(414) : { kind: 'incomplete', scanned: limit }
  if (bytes[lineEnd] !== CR) return malformed(400)
  // A CR is judged only together with the byte after it: this is where an interrupted scan resumes.
  if (lineEnd + 1 === bytes.length) return { kind: 'incomplete', scanned: lineEnd }
  if (bytes[lineEnd + 1] !== LF) return malformed(400)
  const refusal = requestLineRefusal(bytes, start, lineEnd)
  return refusal === undefined ? scanFieldSection(bytes, start, lineEnd, lineEnd) : malformed(refusal)
}

/** Scans from `at` for the end of the head whose request line ends at `lineEnd`. */
function scanFieldSection(bytes: Buffer, start: number, lineEnd: number, at: number): HeadScan {
  const limit = Math.min(bytes.length, lineEnd + limits.fieldSectionBytes)
  const unfinished = (resume: number): HeadScan =>
    limit - lineEnd === limits.fieldSectionBytes ? malformed(431) : { kind: 'incomplete', scanned: resume }
  // Not by indexOf(CRLFCRLF): that would miss bare line ends, and is no faster on short heads.
  for (
    let index = nextLineEnd(bytes, at, limit);
    index < limit;
    index = nextLineEnd(bytes, index + 2, limit)
  ) {
    if (bytes[index] !== CR) return malformed(400)
    if (index + 1 === limit) return unfinished(index)
    if (bytes[index + 1] !== LF) return malformed(400)
    if (index + 2 === limit) return unfinished(index)
    if (bytes[index + 2] !== CR) continue
    if (index + 3 === limit) return unfinished(index)
    return bytes[index + 3] === LF ? { kind: 'complete', start, end: index + 4 } : malformed(400)
  }
  return unfinished(limit)
}

/** Returns the index of the next CR, LF or NUL in bytes[from, limit), `limit` if there is none. */
function nextLineEnd(bytes: Buffer, from: number, limit: number): number {
  let at = from
  for (; at < limit; at++) {
    const byte = bytes[at]!
    if (byte <= CR && (byte === CR || byte === LF || byte === NUL)) break
  }
  return at
}

function malformed(status: 400 | 414 | 431 | 505): HeadScan {
  return { kind: 'malformed', status }
}

/** Returns the index after the empty lines at `from`, of which {@link maxLeadingEmptyLines} are skipped (RFC 9112 §2.2). */
export function skipEmptyLines(bytes: Buffer, from: number): number {
  let start = from
  for (let lines = 0; lines < maxLeadingEmptyLines; lines++) {
    if (bytes[start] !== CR || bytes[start + 1] !== LF) break
    start += 2
  }
  return start
}
