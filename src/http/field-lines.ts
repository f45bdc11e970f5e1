// Parses the field lines of a head (RFC 9112 §5), strictly: what two parsers could read differently is
// refused, because that difference is what request smuggling lives on (RFC 9112 §11.2).

import { CR, HTAB, LF, SP, endOfRun, fieldValueBytes, tokenBytes } from './byte-classes.ts'
import { limits } from '../shared/limits.ts'

/**
 * Lower-case names with their values; several lines of one name are joined by ', ' in order (RFC 9110 §5.3).
 */
export type FieldLines = { ok: true; fields: ReadonlyMap<string, string> } | { ok: false; status: 400 | 431 }

const malformed = { ok: false, status: 400 } as const
const colon = 0x3a

/**
 * Parses the lines from `from` through the empty line that must end `text` (latin1). 400 for a name that is
 * not a token (which covers obs-fold and a space before the colon), a control byte in a value, a line end
 * other than CRLF and a second Host line (RFC 9112 §3.2); 431 for more lines than limits.fieldLines.
 */
export function parseFieldLines(text: string, from: number): FieldLines {
  const fields = new Map<string, string>()
  let at = from
  for (let lines = 0; text.charCodeAt(at) !== CR; lines++) {
    if (lines === limits.fieldLines) return { ok: false, status: 431 }

    const nameEnd = endOfRun(text, at, tokenBytes)
    if (nameEnd === at || text.charCodeAt(nameEnd) !== colon) return malformed
    const valueStart = skipOws(text, nameEnd + 1)
    const lineEnd = endOfRun(text, valueStart, fieldValueBytes)
    if (text.charCodeAt(lineEnd) !== CR || text.charCodeAt(lineEnd + 1) !== LF) return malformed

    const name = text.slice(at, nameEnd).toLowerCase()
    const value = text.slice(valueStart, endBeforeOws(text, valueStart, lineEnd))
    const earlier = fields.get(name)
    if (earlier !== undefined && name === 'host') return malformed
    fields.set(name, earlier === undefined ? value : `${earlier}, ${value}`)
    at = lineEnd + 2
  }
  if (text.charCodeAt(at + 1) !== LF || at + 2 !== text.length) return malformed
  return { ok: true, fields }
}

function skipOws(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) === SP || text.charCodeAt(at) === HTAB) at++
  return at
}

function endBeforeOws(text: string, start: number, lineEnd: number): number {
  let end = lineEnd
  while (end > start && (text.charCodeAt(end - 1) === SP || text.charCodeAt(end - 1) === HTAB)) end--
  return end
}
