/** Columns that text takes on a terminal. */

/** Takes no column of its own: it changes the character before it, or can't be seen. */
const zeroWidth = /^[\p{M}\p{Default_Ignorable_Code_Point}]$/u

/** East Asian letters and signs (Unicode Standard Annex 11, wide and full width), and symbols that are drawn as pictures. */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]$/u

/** Makes a picture, two columns wide, of the symbol before it. */
const pictureSelector = '\ufe0f'

/**
 * Returns the columns of a line. Terminals differ about joined emoji; none takes more than this.
 * @param text without escape sequences and control characters
 */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += characterWidth(character)
  return width
}

/** Returns the longest beginning of a line that takes no more than `columns`, with an ellipsis in place of what is cut off. */
export function cutToWidth(text: string, columns: number): string {
  if (textWidth(text) <= columns) return text
  let kept = ''
  let width = 0
  for (const character of text) {
    width += characterWidth(character)
    if (width > columns - 1) break
    kept += character
  }
  return columns < 1 ? '' : `${kept}…`
}

function characterWidth(character: string): number {
  if (character === pictureSelector) return 1
  if (zeroWidth.test(character)) return 0
  return wide.test(character) ? 2 : 1
}
