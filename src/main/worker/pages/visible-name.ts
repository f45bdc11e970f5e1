import { markUnseen } from '../../../shared/text/unseen.ts'

/**
 * A decoded file name with everything unseen made visible, on one line: control characters as their pictures (␊ for a line
 * feed), spaces at its ends as ␠, and other unseen characters as ‹U+202E›. A name can then neither break out of its line nor
 * read as another, as `exe.gpj` does when an override turns it round.
 */
export function visibleName(displayName: string): string {
  return markUnseen(displayName, (character) => {
    const code = character.codePointAt(0)!
    if (code <= 0x20) return String.fromCharCode(0x2400 + code)
    if (code === 0x7f) return '\u2421'
    return `\u2039U+${code.toString(16).toUpperCase().padStart(4, '0')}\u203a`
  })
}
