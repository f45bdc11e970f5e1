/**
 * Every link on the pages. All are relative, so that a proxy may serve the share below a path of its own, and names are
 * percent-encoded to the byte: no name is ever read as a scheme, a host, a query or a step upwards.
 */
import type { DirectoryEntry } from '../../files/directory-entry.ts'
import type { ListingSort } from '../../../shared/listing-order.ts'
import { encodePathSegment } from '../../../http/percent-encoding.ts'

/** An order and a page of it, as the query of a listing's address says them. */
export type ListingView = {
  readonly sort: ListingSort
  readonly descending: boolean
  readonly page: number
  /** Whether its entries can be selected. */
  readonly isSelecting?: boolean
  /** What the visitor has chosen; undefined for what suits the listing. */
  readonly look?: ListingLook | undefined
}

/** How entries are shown: in rows, or as a grid of pictures. */
export type ListingLook = 'list' | 'grid'

/**
 * The reference from a listing to one of its entries: `name`, or `name/` for a folder. Safe in an attribute. Media centres
 * compare it, decoded, with the text of the link, so it begins with no `./`, and a colon, which would end a scheme, is encoded.
 */
export function entryHref({ name, type }: Pick<DirectoryEntry, 'name' | 'type'>): string {
  return `${encodePathSegment(name).replaceAll(':', '%3A')}${type === 'folder' ? '/' : ''}`
}

/** The reference from a folder to one below it: a path of names (latin1), each with a `/` behind it. '' for itself. */
export function hrefBelow(path: string): string {
  const names = path.split('/').slice(0, -1)
  return names.map((name) => entryHref({ name, type: 'folder' })).join('')
}

/** The reference from a listing to the folder so many levels above, 0 for itself. */
export function aboveHref(levels: number): string {
  return '../'.repeat(levels) || './'
}

/** Levels of a path that a page leads back from by steps. A deeper path only makes the page long. */
const maxLevels = 100

/** The reference to the root from what the request target names, as far as the client's own reading of it goes. */
export function rootHref(target: string): string {
  const path = target.replace(/^https?:\/\/[^/?]*/i, '').split('?', 1)[0]!
  const levels = path.split('/').length - 2
  return levels > maxLevels ? '/' : aboveHref(Math.max(0, levels))
}

/** The path from the root to the folder of these segments (latin1), with a slash at both ends. */
export function folderHref(segments: readonly string[]): string {
  return segments.reduce((path, segment) => `${path}${encodePathSegment(segment)}/`, '/')
}

/** The reference from a listing to another view of itself. Safe in an attribute. */
export function viewHref(view: ListingView): string {
  // An empty reference would keep the query of the address.
  return listingQuery(view).replaceAll('&', '&amp;') || './'
}

/**
 * The query for a view, with its `?`: `?sort=size&order=desc&page=2`, without what goes without saying, and so empty
 * for the first page by name. For an attribute it needs `escapeHtml`.
 */
export function listingQuery({ sort, descending, page, isSelecting = false, look }: ListingView): string {
  const parameters = isSelecting ? ['select'] : []
  if (sort !== 'name' || descending) parameters.push(`sort=${sort}`, `order=${descending ? 'desc' : 'asc'}`)
  if (look !== undefined) parameters.push(`view=${look}`)
  if (page > 1) parameters.push(`page=${page}`)
  return parameters.length === 0 ? '' : `?${parameters.join('&')}`
}

/**
 * The query for the page about a file in a folder with this order, with its `?`. For an attribute it needs `escapeHtml`.
 */
export function fileViewQuery({ sort, descending }: Pick<ListingView, 'sort' | 'descending'>): string {
  return sort === 'name' && !descending ? '?view' : `?view&sort=${sort}&order=${descending ? 'desc' : 'asc'}`
}

/** The id of an entry's link to the page about it, which leads back there. `index` counts the entries of a page of a listing. */
export function entryId(index: number): string {
  return `e${index}`
}
