/** JSON that can be looked at: on one line, and with nothing in it that can't be seen or has power over a terminal. */
import { unseen } from './unseen.ts'

/** The value as JSON, which reads back as the same value. White space at the ends of a text stays: quotes show it. */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value).replace(unseen, escaped)
}

/** Each half of a surrogate pair by itself, as JSON has it (RFC 8259 §7). */
function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('')
}
