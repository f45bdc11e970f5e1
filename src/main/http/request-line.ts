// Parses the request line (RFC 9112 §3), strictly: single spaces, nothing around the three parts.

import { CR, LF, SP, endOfRun, targetBytes, tokenBytes } from './byte-classes.ts'

/** `end` is the index after the line's CRLF. 505 is a well-formed version whose major digit is not 1. */
export type RequestLine =
  | { ok: true; method: string; target: string; minorVersion: 0 | 1; end: number }
  | { ok: false; status: 400 | 505 }

const malformed = { ok: false, status: 400 } as const
const versionLength = 'HTTP/1.1'.length

/** Parses the line at the start of `text` (latin1). The target comes back as sent, its form is not judged. */
export function parseRequestLine(text: string): RequestLine {
  const methodEnd = endOfRun(text, 0, tokenBytes)
  if (methodEnd === 0 || text.charCodeAt(methodEnd) !== SP) return malformed

  const targetStart = methodEnd + 1
  const targetEnd = endOfRun(text, targetStart, targetBytes)
  if (targetEnd === targetStart || text.charCodeAt(targetEnd) !== SP) return malformed

  const versionStart = targetEnd + 1
  const versionEnd = versionStart + versionLength
  if (text.charCodeAt(versionEnd) !== CR || text.charCodeAt(versionEnd + 1) !== LF) return malformed
  if (!text.startsWith('HTTP/', versionStart) || text[versionStart + 6] !== '.') return malformed
  const major = text.charCodeAt(versionStart + 5) - 0x30
  const minor = text.charCodeAt(versionStart + 7) - 0x30
  if (!isDigit(major) || !isDigit(minor)) return malformed
  if (major !== 1) return { ok: false, status: 505 }

  return {
    ok: true,
    method: text.slice(0, methodEnd),
    target: text.slice(targetStart, targetEnd),
    // A higher minor version is answered as the highest we speak (RFC 9110 §2.5).
    minorVersion: minor === 0 ? 0 : 1,
    end: versionEnd + 2,
  }
}

function isDigit(value: number): boolean {
  return value >= 0 && value <= 9
}
