import { describe, expect, it } from 'vitest'
import { SearchWords } from '../../../src/main/files/search-words.ts'

/** Whether a search finds the last of the names, which is below the others. */
function finds(search: string, ...path: readonly string[]): boolean {
  const words = new SearchWords(search)
  const above = path.slice(0, -1).reduce((found, name) => found | words.in(name), 0)
  return words.areFound(words.in(path.at(-1)!), above)
}

describe('the words of a search', () => {
  it.each<[string, string, readonly string[], boolean]>([
    ['A word is found within a name', 'bon', ['Lisbon.jpg'], true],
    ['A word that is not there is not found', 'porto', ['Lisbon.jpg'], false],
    ['Case does not count', 'LISBON', ['lisbon.jpg'], true],
    ['Accents do not count', 'sao', ['São Paulo'], true],
    ['Accents in the search do not count', 'são', ['Sao Paulo'], true],
    ['Composed and decomposed letters are the same', 'Gru\u0308n', ['grün.txt'], true],
    ['Letters of other scripts are found', 'лето', ['Лето 2026'], true],
    ['All words have to be there', 'lisbon porto', ['lisbon.jpg'], false],
    ['The order of words does not count', 'jpg lisbon', ['lisbon.jpg'], true],
    ['A word may be in the name of a folder above', 'lisbon 12', ['Lisbon', 'IMG_12.jpg'], true],
    ['One word at least has to be in the name itself', 'lisbon', ['Lisbon', 'IMG_12.jpg'], false],
    ['A word that is searched for twice counts once', 'a a', ['a'], true],
    [
      'Words beyond the thirtieth are ignored',
      `${'a '.repeat(1)}${letters(29)} zzz`,
      [letters(29), 'a'],
      true,
    ],
    ['The thirtieth word counts', `a ${letters(28)} zzz`, [letters(28), 'a'], false],
    ['A character that no name has is not found', '\0', ['a'], false],
  ])('%s', (_title, search, path, found) => {
    expect(finds(search, ...path)).toBe(found)
  })
})

/** So many different words. */
function letters(count: number): string {
  return Array.from({ length: count }, (_, index) => `w${index + 10}`).join(' ')
}
