import type { DirectoryEntry } from '../../files/directory-entry.ts'

/** Makes the parts of a document with what a search finds. */
export type SearchWriter = {
  /**
   * @param below path of the entry's folder below the one that is searched, latin1, with a final `/`; '' for that one
   * @param index of the entry among all that were found
   */
  readonly entry: (entry: DirectoryEntry, below: string, index: number) => string
  /** @param isAll whether all names were looked at */
  readonly closing: (entries: number, isAll: boolean) => string
}
