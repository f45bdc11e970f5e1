/** Cuts out the middle of a text that is too long: a path begins with its folder and ends with its name. */
export function shortened(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text
  const characters = Array.from(text)
  if (characters.length <= maxCharacters) return text
  const kept = maxCharacters - 1
  const head = characters.slice(0, Math.ceil(kept / 2))
  const tail = characters.slice(-Math.floor(kept / 2))
  return `${head.join('')}…${tail.join('')}`
}
