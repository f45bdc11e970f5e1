import type { DirectoryEntry } from '../../files/directory-entry.ts'
import type { ListingSort } from '../../../shared/listing-order.ts'
import type { Neighbours } from '../../files/neighbours.ts'
import type { Presentation } from './presentation.ts'

/** A file and what is around it, as the page about it shows them. */
export type View = {
  readonly entry: DirectoryEntry
  readonly presentation: Presentation
  /** The beginning of a text, if that is how the file is presented. */
  readonly text: { readonly shown: string; readonly shownBytes: number } | undefined
  /** From the shared folder to the file's, latin1. */
  readonly folder: readonly string[]
  /** What people call the shared folder. */
  readonly shareName: string
  readonly sort: ListingSort
  readonly descending: boolean
  readonly neighbours: Neighbours
  /** Whether nothing else is shared, so that no way leads back to a listing. */
  readonly isAlone: boolean
  readonly nowMs: number
}
