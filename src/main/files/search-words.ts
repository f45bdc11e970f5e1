/** What a search looks for: words, all of which a file's path must have, one of them in its name. */
import { foldText } from './fold-text.ts'

/** A set of words, one bit for each. */
export type WordSet = number

/** Words beyond these are ignored: a set has no more bits. */
const maxWords = 30

/** The words of a search, without regard to case, accents and order. */
export class SearchWords {
  readonly #words: readonly string[]
  readonly #all: WordSet

  /** @param text words with white space between them */
  constructor(text: string) {
    const words = foldText(text).split(/\s+/).filter(Boolean)
    this.#words = [...new Set(words)].slice(0, maxWords)
    this.#all = 2 ** this.#words.length - 1
  }

  /** Returns which of the words a name has. */
  in(name: string): WordSet {
    const folded = foldText(name)
    let found = 0
    for (const [index, word] of this.#words.entries()) if (folded.includes(word)) found |= 1 << index
    return found
  }

  /** Whether an entry is found: `above` are the words in the names of the folders above it. */
  areFound(inName: WordSet, above: WordSet): boolean {
    return inName !== 0 && (inName | above) === this.#all
  }
}
