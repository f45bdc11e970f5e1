/**
 * Makes text from elsewhere fit to be shown: on one line, without power over a terminal or over the text beside it. One
 * list of unprintable characters, and a rendering for each place that shows them.
 *
 * Unprintable is what can't be seen or makes text read as another: controls, format characters, changes of direction, line
 * ends, white space other than the plain one, characters that fonts leave blank, halves of surrogate pairs, and characters
 * that no reader knows (private use, unassigned). Two names must not look alike because of one of them.
 *
 * Two kinds of white space may stand inside a text, U+0020 and the wide U+3000 of East Asian writing; at its ends they are
 * unprintable. Four sequences stay, because words are spelled with them: emoji that are joined or given their colour, the
 * flags of England, Scotland and Wales, letters that are kept apart or joined (Persian, Indic scripts), and the narrow
 * space that macOS puts before AM and PM in names of screenshots.
 */

/** Blank letters and symbols that no Unicode property covers: braille, object, null notehead, filler of Khitan. */
const blanks = '\\u2800\\ufffc\\u{1d159}\\u{16fe4}'

/** The list, as the inside of a character class with the `u` flag, without regard to the exceptions above. */
export const unprintableClass = `\\p{C}\\p{Z}\\p{Default_Ignorable_Code_Point}${blanks}`

/** Scripts whose letters change their shapes beside others; the two joiners prevent or force that. */
const joiningScripts =
  'Arab Syrc Nkoo Mong Mand Phag Mani Rohg Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr Tibt Java Bali'
const joiningLetter = `[${joiningScripts
  .split(' ')
  .map((script) => `\\p{sc=${script}}`)
  .join('')}]`

const pictograph = '\\p{Extended_Pictographic}'
/** Each ends with the character that it excuses. */
const excused = [
  `(?<=${joiningLetter}\\p{Mn}?)[\\u200c\\u200d](?=${joiningLetter})`,
  `(?<=${pictograph}[\\p{EMod}\\ufe0f]?)\\u200d(?=${pictograph})`,
  `(?<=${pictograph})[\\ufe0e\\ufe0f]`,
  '(?<=[0-9#*])\\ufe0f(?=\\u20e3)',
  '(?<=\\u{1f3f4}(?=\\u{e0067}\\u{e0062}(?:\\u{e0065}\\u{e006e}\\u{e0067}|\\u{e0073}\\u{e0063}\\u{e0074}|\\u{e0077}\\u{e006c}\\u{e0073})\\u{e007f}).{0,5})[\\u{e0062}-\\u{e007f}]',
  '(?<=\\d)\\u202f(?=[AP]M)',
  // Emoji of later years are unassigned today.
  pictograph,
]

/** Matches each unprintable character except white space at the ends of the text. */
const unprintable = new RegExp(`(?![ \\u3000])[${unprintableClass}](?<!${excused.join('|')})`, 'gu')

/** White space at the ends. A run is tried only from its beginning, so that a long one in the middle takes no time. */
const ends = /^[ \u3000]+|(?<![ \u3000])[ \u3000]+$/g

/** Returns `text` with each unprintable character written as `mark` writes it. */
function markUnprintable(text: string, mark: (character: string) => string): string {
  // Most texts are ASCII and begin and end with a letter.
  if (/^[!-~](?:[ -~]*[!-~])?$/.test(text)) return text
  return text.replace(unprintable, mark).replace(ends, (spaces) => Array.from(spaces, mark).join(''))
}

/** Leaves unprintable characters out. */
export function printable(text: string): string {
  return markUnprintable(text, () => '')
}

/** Writes unprintable characters as `\x1b` or `\u{202e}`: for terminals and windows. */
export function visibleText(text: string): string {
  return markUnprintable(text, (character) => {
    const code = character.codePointAt(0)!
    return code < 0x100 ? `\\x${hex(code, 2)}` : `\\u{${hex(code, 1)}}`
  })
}

/**
 * Writes control characters as their pictures (␊ for a line feed), spaces at the ends as ␠, and other unprintable
 * characters as ‹U+202E›: for a decoded file name in a listing. It can then neither break out of its line nor read as
 * another, as `exe.gpj` does when an override reverses it.
 */
export function visibleName(displayName: string): string {
  return markUnprintable(displayName, (character) => {
    const code = character.codePointAt(0)!
    if (code <= 0x20) return String.fromCharCode(0x2400 + code)
    if (code === 0x7f) return '\u2421'
    return `\u2039U+${hex(code, 4).toUpperCase()}\u203a`
  })
}

/**
 * Writes `value` as JSON on one line, unprintable characters as `\u001b`; it reads back as the same value. White space at
 * the ends of a text stays: quotation marks show it.
 */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value).replace(unprintable, escapedUnits)
}

/** Each half of a surrogate pair alone, as JSON requires (RFC 8259 §7). */
function escapedUnits(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
  return units.map((unit) => `\\u${hex(unit, 4)}`).join('')
}

/** Writes all but printable ASCII in latin1 `bytes`, and what could end the quotation, as `\x22`: for logs, as nginx does. */
export function visibleQuoted(bytes: string): string {
  return bytes.replace(/["\\]|[^ -~]/g, (byte) => `\\x${hex(byte.charCodeAt(0), 2).toUpperCase()}`)
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0')
}
