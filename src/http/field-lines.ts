/**
 * Parses the field lines of a head (RFC 9112 §5), strictly: what two parsers could read differently is refused, because
 * request smuggling lives on that difference (RFC 9112 §11.2).
 */
import { CR, LF, endOfRun, fieldValueBytes, tokenBytes } from './byte-classes.ts'
import { endBeforeOws, skipOws } from './field-syntax.ts'
import { limits } from '../shared/limits.ts'

/**
 * Field values by lower-case name, as latin1 (one character per byte), white space trimmed. Several lines of one name
 * are joined by ', ' in order (RFC 9110 §5.3).
 */
export type Fields = ReadonlyMap<string, string>

/** The fields, or the status that refuses them. */
export type ParsedFieldLines =
  { readonly ok: true; readonly fields: Fields } | { readonly ok: false; readonly status: 400 | 431 }

const malformed = { ok: false, status: 400 } as const
const colon = 0x3a

/**
 * Parses the lines from `from` through the empty line that must end `text` (latin1). 400 for a name that is not a token
 * (which covers obs-fold and a space before the colon), a control byte in a value, a line end other than CRLF and a
 * second Host line (RFC 9112 §3.2); 431 for more lines than limits.fieldLines.
 */
export function parseFieldLines(text: string, from: number): ParsedFieldLines {
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
