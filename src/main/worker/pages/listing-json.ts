import { visibleJson } from '../../../shared/text/printable.ts'
import { decodeName, isLossyName, type DirectoryEntry } from '../../files/directory-entry.ts'
import { maxCountedItems } from '../../files/item-count.ts'
import type { Listing } from '../../files/listing.ts'
import { folderName } from './folder-head.ts'
import { isoDate } from './human-date.ts'
import { entryHref, folderHref } from './listing-links.ts'
import type { ListingPlace } from './listing-page.ts'

/**
 * The listing for programs: `{ path, name, page, pages, total, entries: [{ name, href, type, size, items, modified }] }`.
 *
 * `path` and `href` are exact, percent-encoded to the byte, `href` relative to `path`. `name` is for people: where it
 * has lost bytes that are not UTF-8, `nameIsLossy: true` stands beside it. `size` is in bytes, null for folders; `items` is how many
 * names a folder holds, null for files, for more than 1,000 and where nobody has counted; `modified` is RFC 3339 in UTC. For a
 * selection each entry has the `hash` to choose it by.
 */
export function renderListingJson(listing: Listing, { segments, shareName, hashOf }: ListingPlace): string {
  const last = segments.at(-1)
  return visibleJson({
    path: folderHref(segments),
    ...(last === undefined
      ? { name: folderName({ segments, shareName }) }
      : nameFields(last, decodeName(last))),
    page: listing.page,
    pages: listing.pageCount,
    total: listing.totalEntries,
    entries: listing.entries.map((entry) => ({
      ...nameFields(entry.name, entry.displayName),
      href: entryHref(entry),
      type: entry.type,
      size: entry.type === 'folder' ? null : entry.sizeBytes,
      items: itemsOf(entry),
      modified: isoDate(entry.modifiedMs),
      ...(hashOf && { hash: hashOf(entry.name) }),
    })),
  })
}

function itemsOf({ itemCount = Infinity }: DirectoryEntry): number | null {
  return itemCount > maxCountedItems ? null : itemCount
}

/** The name for people, and whether it has lost bytes. `name` is latin1. */
export function nameFields(name: string, displayName: string): { name: string; nameIsLossy?: true } {
  return isLossyName(name, displayName) ? { name: displayName, nameIsLossy: true } : { name: displayName }
}
