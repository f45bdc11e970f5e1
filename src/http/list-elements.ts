// Splits the comma-separated fields whose elements hold no quoted strings (RFC 9110 §5.6.1).

import { HTAB, SP } from './byte-classes.ts'

/**
 * `text` without the spaces and tabs around it. `String.trim` would take 0xA0 too, which is a byte of a name.
 */
export function trimOws(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isOws(text.charCodeAt(start))) start++
  while (end > start && isOws(text.charCodeAt(end - 1))) end--
  return text.slice(start, end)
}

/**
 * The elements of a list in order, white space trimmed. Empty elements are kept: some callers must refuse
 * them.
 */
export function listElements(value: string): string[] {
  const elements = value.split(',')
  for (let i = 0; i < elements.length; i++) elements[i] = trimOws(elements[i]!)
  return elements
}

function isOws(code: number): boolean {
  return code === SP || code === HTAB
}
