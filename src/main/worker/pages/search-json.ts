import { visibleJson } from '../../../shared/text/printable.ts'
import { nameFields } from './listing-json.ts'
import { isoDate } from './human-date.ts'
import { entryHref, folderHref, hrefBelow } from './listing-links.ts'
import type { SearchWriter } from './search-writer.ts'

/**
 * What a search finds, for programs: `{ path, search, entries: [{ name, href, type, size, modified }], found, isComplete }`.
 * Entries are as in a listing, `href` relative to `path`, the folder that is searched. The end is sent last: `found` counts
 * the entries, and `isComplete` is false if there may be more.
 */
export function searchJsonOpening(segments: readonly string[], search: string): string {
  const start = visibleJson({ path: folderHref(segments), search })
  return `${start.slice(0, -1)},"entries":[`
}

/** What follows {@link searchJsonOpening}. */
export const searchJson: SearchWriter = {
  entry: (entry, below, index) => {
    const { name, displayName, type, sizeBytes, modifiedMs } = entry
    const json = visibleJson({
      ...nameFields(name, displayName),
      href: hrefBelow(below) + entryHref(entry),
      type,
      size: type === 'folder' ? null : sizeBytes,
      modified: isoDate(modifiedMs),
    })
    return index === 0 ? json : `,${json}`
  },
  closing: (found, isComplete) => `],${JSON.stringify({ found, isComplete }).slice(1)}`,
}
