/** Makes texts alike that people take for the same: by case, accents, or the way they are encoded. */

/** Returns `text` in lower case without accents. ASCII, which nearly all names are, needs neither table nor normalisation. */
export function foldText(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþıς]/g, (letter) => undecomposed[letter]!)
}

/** Letters that Unicode does not decompose, as the Latin alphabet sorts them; and the Greek letter with two forms. */
const undecomposed: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
}
