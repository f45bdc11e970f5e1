// Every link on a listing page. Links to entries begin with `./`, all others with the root's `/`, and names are
// percent-encoded to the byte: no name is ever read as a scheme, a host, a query or a step upwards.
import type { DirectoryEntry } from '../../files/directory-entry.ts'
import type { ListingSort } from '../../files/listing.ts'
import { encodePathSegment } from '../../http/percent-encoding.ts'

/** An order and a page of it, as the query of a listing's address says them. */
type ListingView = { readonly sort: ListingSort; readonly descending: boolean; readonly page: number }

/** The reference from a listing to one of its entries: `./name`, or `./name/` for a folder. Safe in an attribute. */
export function entryHref({ name, type }: Pick<DirectoryEntry, 'name' | 'type'>): string {
  return `./${encodePathSegment(name)}${type === 'folder' ? '/' : ''}`
}

/** The path from the root to the folder of these segments (latin1), with a slash at both ends. */
export function folderHref(segments: readonly string[]): string {
  return segments.reduce((path, segment) => `${path}${encodePathSegment(segment)}/`, '/')
}

/**
 * The query for a view, with its `?`: `?sort=size&order=desc&page=2`, without what goes without saying, and so empty
 * for the first page by name. For an attribute it needs `escapeHtml`.
 */
export function listingQuery({ sort, descending, page }: ListingView): string {
  const parameters = []
  if (sort !== 'name' || descending) parameters.push(`sort=${sort}`, `order=${descending ? 'desc' : 'asc'}`)
  if (page > 1) parameters.push(`page=${page}`)
  return parameters.length === 0 ? '' : `?${parameters.join('&')}`
}
