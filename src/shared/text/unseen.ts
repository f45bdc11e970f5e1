/**
 * The characters that can't be seen, or make text read as another: controls, format characters, changes of direction, line
 * ends, white space other than the plain one, what fonts leave blank, halves of surrogate pairs, and what no reader knows
 * (private use, unassigned). A name must not look like its twin without one of them.
 *
 * Two kinds of white space may stand inside a text, U+0020 and the wide U+3000 of East Asian writing; at its ends they are
 * unseen. Four sequences stay, as they are how things are spelled: emoji that are joined or given their colour, the flags of
 * England, Scotland and Wales, letters that are kept apart or joined (Persian, Indic scripts), and the narrow space that
 * macOS puts before AM and PM in names of screenshots.
 */

/** Blank letters and symbols that have no property which says so: braille, object, null notehead, filler of Khitan. */
const blanks = '\\u2800\\ufffc\\u{1d159}\\u{16fe4}'

/** Scripts whose letters change their shapes beside others, and are kept from it or made to by the two joiners. */
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

/** Matches each unseen character but for white space at the ends of the text, of which it knows nothing. */
export const unseen = new RegExp(
  `(?![ \\u3000])[\\p{C}\\p{Z}\\p{Default_Ignorable_Code_Point}${blanks}](?<!${excused.join('|')})`,
  'gu',
)

/** White space at the ends. A run is tried at its beginning only, so that a long one in the middle takes no time. */
const ends = /^[ \u3000]+|(?<![ \u3000])[ \u3000]+$/g

/** Text with each unseen character written as `mark` writes it. */
export function markUnseen(text: string, mark: (character: string) => string): string {
  // What most texts are: ASCII that begins and ends with a letter.
  if (/^[!-~](?:[ -~]*[!-~])?$/.test(text)) return text
  return text.replace(unseen, mark).replace(ends, (spaces) => Array.from(spaces, mark).join(''))
}
