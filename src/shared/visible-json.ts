/** JSON that can be looked at: on one line, and with nothing in it that can't be seen or has power over a terminal. */

/**
 * What JSON lets through as it is: some terminals take U+009B for the start of a command, and what can't be seen or turns
 * text around would have the line read as another. Of format characters only the joiners stay, as in `visibleText`, and
 * letters without a shape (fillers of Hangul) go as well.
 */
const unsafe = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\u115f\u1160\u3164\uffa0]/u

/** The value as JSON, which reads back as the same value. */
export function visibleJson(value: unknown): string {
  const line = JSON.stringify(value)
  return unsafe.test(line) ? line.replace(new RegExp(unsafe, 'gu'), escaped) : line
}

/** Each half of a surrogate pair by itself, as JSON has it (RFC 8259 §7). */
function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('')
}
