/** Release notes as plain text: GitHub gives them as HTML, and the window shows nothing foreign as such. */

/** Longest text to show, characters. */
const maxLength = 4000

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** @param notes HTML, or nothing */
export function releaseNotesText(notes: unknown): string {
  if (typeof notes !== 'string') return ''
  return notes
    .slice(0, 16 * maxLength)
    .replace(/<li\b[^>]*>/gi, '\n• ')
    .replace(/<(?:br|\/?p|\/?h\d|\/?[uo]l|\/div)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d{1,6})|(\w{2,6}));/g, (whole, code?: string, name?: string) =>
      code !== undefined ? String.fromCodePoint(Number(code)) : (entities[name!] ?? whole),
    )
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim()
    .slice(0, maxLength)
}
