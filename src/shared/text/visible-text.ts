/** Makes text from elsewhere fit to be shown: on one line, and without power over a terminal or over its neighbours. */
import { markUnseen } from './unseen.ts'

/** `text` with everything unseen written as `\x1b` or `\u{202e}`. */
export function visibleText(text: string): string {
  return markUnseen(text, (character) => {
    const code = character.codePointAt(0)!
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`
  })
}
