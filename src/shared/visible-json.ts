/** JSON that can be looked at: on one line, and with nothing in it that can't be seen or has power over a terminal. */
import { unsafe } from './visible-text.ts'

/**
 * Besides what JSON escapes by itself: some terminals take U+009B for the start of a command, and what can't be seen or
 * turns text around would have the line read as another. Letters without a shape (fillers of Hangul) go as well.
 */
const unsafeInJson = new RegExp(`${unsafe.source}|[\\u115f\\u1160\\u3164\\uffa0]`, 'gu')

/** The value as JSON, which reads back as the same value. */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value).replace(unsafeInJson, escaped)
}

/** Each half of a surrogate pair by itself, as JSON has it (RFC 8259 §7). */
function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('')
}
