// Judges and parses the request line (RFC 9112 §3), strictly: single spaces, nothing around the three parts.

import { SP, targetBytes, tokenBytes } from './byte-classes.ts'

const versionLength = 'HTTP/1.1'.length
const httpSlash = Array.from('HTTP/', (letter) => letter.charCodeAt(0))

/**
 * The status that refuses the request line bytes[start, end), which goes without its CRLF: 505 for a well-formed version
 * whose major digit is not 1, 400 for whatever else is malformed; undefined for a sound line. The form of the target is
 * not judged. Looks at bytes, so that the listener thread, which asks for each request, makes no string.
 */
export function requestLineRefusal(bytes: Uint8Array, start: number, end: number): 400 | 505 | undefined {
  const methodEnd = endOfRun(bytes, start, end, tokenBytes)
  const targetEnd = endOfRun(bytes, methodEnd + 1, end, targetBytes)
  const version = targetEnd + 1
  if (methodEnd === start || bytes[methodEnd] !== SP) return 400
  if (targetEnd === methodEnd + 1 || bytes[targetEnd] !== SP || version + versionLength !== end) return 400
  for (let i = 0; i < httpSlash.length; i++) if (bytes[version + i] !== httpSlash[i]) return 400
  const major = bytes[version + 5]! - digit0
  const minor = bytes[version + 7]! - digit0
  if (!isDigit(major) || !isDigit(minor) || bytes[version + 6] !== dot) return 400
  return major === 1 ? undefined : 505
}

/** The parts of a sound request line, which ends at `end` of `text` (latin1). The target comes back as sent. */
export function parseRequestLine(
  text: string,
  end: number,
): { method: string; target: string; minorVersion: 0 | 1 } {
  const methodEnd = text.indexOf(' ')
  return {
    method: text.slice(0, methodEnd),
    target: text.slice(methodEnd + 1, end - versionLength - 1),
    // A higher minor version is answered as the highest we speak (RFC 9110 §2.5).
    minorVersion: text[end - 1] === '0' ? 0 : 1,
  }
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
