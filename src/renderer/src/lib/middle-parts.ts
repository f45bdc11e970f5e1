/** A text that may be shortened in its middle, in its parts. */
import { visibleText } from '../../../shared/text/printable.ts'

/** The parts in their order, as they are shown: the first gives way first, and the last never. */
export type MiddleParts = { readonly start: string; readonly stem: string; readonly tail: string }

/** The ending of a name, with four characters before it: `.tar.gz`, `ting.mp4`, `otos (ZIP)`. */
const ending = /[^/\\]{0,4}(?:\.[^./\\\s]{1,10}|\s\([^()]*\))$/
const lastFour = /[^/\\]{0,4}[/\\]?$/
/** Characters of another text that never give way. */
const maxTail = 12

/**
 * Parts a text; characters that would break or reverse its line are written out.
 *
 * @param endLength characters at the end that are kept as long as the start can give way; when it can't, the ending of the name at
 * the end of a path, or the last 12 characters of another text, are kept
 */
export function middleParts(text: string, endLength: number): MiddleParts {
  const endAt = Math.max(0, text.length - endLength)
  const isPath = /[/\\]/.test(text.charAt(endAt))
  const kept = isPath ? (ending.exec(text) ?? lastFour.exec(text)) : null
  const tailAt = kept?.index ?? Math.max(endAt, text.length - maxTail)
  const stemAt = Math.min(endAt, tailAt)
  return {
    start: visiblePart(text, 0, stemAt),
    stem: visiblePart(text, stemAt, tailAt),
    tail: visiblePart(text, tailAt, text.length),
  }
}

/** With a slash in the place of the other parts: a space where the text is cut is not at its end. */
function visiblePart(text: string, from: number, to: number): string {
  if (from === to) return ''
  const [before, after] = [from === 0 ? '' : '/', to === text.length ? '' : '/']
  const shown = visibleText(`${before}${text.slice(from, to)}${after}`)
  return shown.slice(before.length, shown.length - after.length)
}
