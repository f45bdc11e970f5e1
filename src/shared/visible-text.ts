/** Makes text from elsewhere fit to be shown: on one line, and without power over a terminal or over its neighbours. */

/**
 * Control, format, separator, private and unassigned characters, and halves of surrogate pairs. The joiners U+200C and
 * U+200D stay: Persian and emoji are spelled with them, and they reach no further than their neighbours.
 */
export const unsafe = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]/gu

/** `text` with everything that is unsafe to print written as `\x1b` or `\u{202e}`. */
export function visibleText(text: string): string {
  return text.replace(unsafe, (character) => {
    const code = character.codePointAt(0)!
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`
  })
}
