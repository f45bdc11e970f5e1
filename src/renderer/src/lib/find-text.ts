/** Finds what a user typed, whatever the case of its letters. */

/** Places of the first character and of the one after the last. */
export type Found = { readonly from: number; readonly to: number }

/** As many as anyone can see. */
const maxFound = 20

/** Returns where `wanted` is in the text, the first 20 places; none if it is empty. */
export function findText(text: string, wanted: string): readonly Found[] {
  const places: Found[] = []
  const [lower, lowerWanted] = [text.toLowerCase(), wanted.toLowerCase()]
  // A few capital letters have small ones of another length: places would be wrong after those.
  if (wanted === '' || lower.length !== text.length) return places
  let from = lower.indexOf(lowerWanted)
  while (from !== -1 && places.length < maxFound) {
    places.push({ from, to: from + lowerWanted.length })
    from = lower.indexOf(lowerWanted, from + lowerWanted.length)
  }
  return places
}

/** A piece of a text, and whether it belongs to what was found. */
export type Piece = { readonly text: string; readonly isFound: boolean }

/**
 * Cuts a part of a text into pieces, without those that are empty.
 *
 * @param found places in the whole text, in their order
 * @param at where the part begins in it
 */
export function piecesOf(part: string, found: readonly Found[], at = 0): readonly Piece[] {
  const within = (place: number) => Math.min(part.length, Math.max(0, place - at))
  const pieces: Piece[] = []
  let done = 0
  for (const { from, to } of found) {
    pieces.push({ text: part.slice(done, within(from)), isFound: false })
    pieces.push({ text: part.slice(within(from), within(to)), isFound: true })
    done = within(to)
  }
  pieces.push({ text: part.slice(done), isFound: false })
  return pieces.filter(({ text }) => text !== '')
}
