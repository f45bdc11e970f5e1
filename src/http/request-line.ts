/** Judges and parses the request line (RFC 9112 §3), strictly: single spaces, nothing around the three parts. */
import type { Buffer } from 'node:buffer'
import { SP, targetBytes, tokenBytes } from './byte-classes.ts'

const versionLength = 'HTTP/1.1'.length
const httpSlash = Array.from('HTTP/', (letter) => letter.charCodeAt(0))

/**
 * Returns the status that refuses the request line bytes[start, end), given without its CRLF: 505 for a well-formed
 * version whose major digit is not 1, 400 for anything else that is malformed; undefined for a valid line. The form of
 * the target is not judged. Works on bytes, so that the listener thread, which calls it for each request, makes no string.
 */
export function requestLineRefusal(bytes: Uint8Array, start: number, end: number): 400 | 505 | undefined {
  const methodEnd = endOfRun(bytes, start, end, tokenBytes)
  const targetEnd = endOfRun(bytes, methodEnd + 1, end, targetBytes)
  const version = targetEnd + 1
  if (methodEnd === start || bytes[methodEnd] !== SP) return 400
  if (targetEnd === methodEnd + 1 || bytes[targetEnd] !== SP || version + versionLength !== end) return 400
  for (let index = 0; index < httpSlash.length; index++) {
    if (bytes[version + index] !== httpSlash[index]) return 400
  }
  const major = bytes[version + 5]! - digit0
  const minor = bytes[version + 7]! - digit0
  if (!isDigit(major) || !isDigit(minor) || bytes[version + 6] !== dot) return 400
  return major === 1 ? undefined : 505
}

/** The parts of a request line. `target` is as sent. */
export type RequestLine = { readonly method: string; readonly target: string; readonly minorVersion: 0 | 1 }

/** Splits a valid request line, which is text[0, end) (latin1), into its parts. */
export function parseRequestLine(text: string, end: number): RequestLine {
  const methodEnd = text.indexOf(' ')
  return {
    method: text.slice(0, methodEnd),
    target: text.slice(methodEnd + 1, end - versionLength - 1),
    // A higher minor version is answered as the highest we speak (RFC 9110 §2.5).
    minorVersion: text[end - 1] === '0' ? 0 : 1,
  }
}

/**
 * Returns whether a request that is refused unread begins as a HEAD: even then the answer has no content, whatever is
 * wrong (RFC 9110 §9.3.2). `bytes` begin at the request line.
 */
export function beginsWithHead(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 5) === 'HEAD '
}

/** The IANA HTTP Method Registry as of 2026, without GET, HEAD and the reserved `*`. */
const otherMethods = new Set(
  (
    'ACL BASELINE-CONTROL BIND CHECKIN CHECKOUT CONNECT COPY DELETE LABEL LINK LOCK MERGE MKACTIVITY ' +
    'MKCALENDAR MKCOL MKREDIRECTREF MKWORKSPACE MOVE OPTIONS ORDERPATCH PATCH POST PRI PROPFIND PROPPATCH ' +
    'PUT QUERY REBIND REPORT SEARCH TRACE UNBIND UNCHECKOUT UNLINK UNLOCK UPDATE UPDATEREDIRECTREF ' +
    'VERSION-CONTROL'
  ).split(' '),
)

/**
 * Sorts methods. `supported`: GET and HEAD. `known`: registered with IANA, so 405 with `Allow: GET, HEAD`. `unknown`: 501.
 * Methods are case-sensitive (RFC 9110 §9.1): `get` is unknown.
 */
export function methodSupport(method: string): 'supported' | 'known' | 'unknown' {
  if (method === 'GET' || method === 'HEAD') return 'supported'
  return otherMethods.has(method) ? 'known' : 'unknown'
}

const digit0 = 0x30
const dot = 0x2e

function isDigit(value: number): boolean {
  return value >= 0 && value <= 9
}

function endOfRun(bytes: Uint8Array, from: number, end: number, table: Uint8Array): number {
  let at = from
  while (at < end && table[bytes[at]!] === 1) at++
  return at
}
