/** The small parts that field values are made of: optional white space, lists and numbers (RFC 9110 §5.6). */
import { HTAB, SP } from './byte-classes.ts'

/** Returns the index after the spaces and tabs at `from`: optional white space, OWS (RFC 9110 §5.6.3). */
export function skipOws(text: string, from: number): number {
  let at = from
  while (isOws(text.charCodeAt(at))) at++
  return at
}

/** Returns the index after the last character of text[start, end) that is neither space nor tab; `start` without one. */
export function endBeforeOws(text: string, start: number, end: number): number {
  let at = end
  while (at > start && isOws(text.charCodeAt(at - 1))) at--
  return at
}

/** Returns `text` without the spaces and tabs around it. `String.trim` would take 0xA0, too, which can be part of a name. */
export function trimOws(text: string): string {
  const start = skipOws(text, 0)
  return text.slice(start, endBeforeOws(text, start, text.length))
}

/**
 * Splits a comma-separated list whose elements hold no quoted strings (RFC 9110 §5.6.1). The elements are in order,
 * white space trimmed. Empty elements are kept: some callers must refuse them.
 */
export function listElements(value: string): string[] {
  return value.split(',').map(trimOws)
}

/**
 * Parses text[from, to) as 1*DIGIT, the only number syntax of HTTP; NaN unless it is one or more ASCII digits. (`Number`
 * would also take signs, spaces, hex and exponents.) Exact up to 2^53; beyond that the value is rounded but never drops
 * below 2^53, so that comparing it with a size stays right however many digits there are.
 */
export function parseDecimal(text: string, from = 0, to = text.length): number {
  if (from >= to) return NaN
  let value = 0
  for (let index = from; index < to; index++) {
    const digit = text.charCodeAt(index) - 0x30
    // Written so that NaN, from reading past the end, fails too.
    if (!(digit >= 0 && digit <= 9)) return NaN
    value = value * 10 + digit
  }
  return value
}

function isOws(code: number): boolean {
  return code === SP || code === HTAB
}
