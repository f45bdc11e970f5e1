import { visibleJson } from '../../../shared/text/printable.ts'
import { isoDate } from './human-date.ts'
import { nameFields } from './listing-json.ts'
import { entryHref, folderHref } from './listing-links.ts'
import type { View } from './view.ts'

/**
 * What the page about a file says, for programs: `{ name, path, href, type, kind, size, modified, position, total,
 * previous, next }`.
 *
 * `path` and the references are exact, percent-encoded to the byte; `href`, `previous` and `next` are relative to the folder.
 * `position` is from 1, and null like the neighbours if the file is gone from the folder. `name`, `size` and `modified`
 * are as in a listing.
 *
 * @param mediaType as the file is served
 */
export function renderViewJson({ entry, folder, neighbours }: View, mediaType: string): string {
  const { position, total, previous, next } = neighbours
  return visibleJson({
    ...nameFields(entry.name, entry.displayName),
    path: folderHref(folder) + entryHref(entry),
    href: entryHref(entry),
    type: mediaType,
    kind: entry.kind,
    size: entry.sizeBytes,
    modified: isoDate(entry.modifiedMs),
    position: position ?? null,
    total,
    previous: previous === undefined ? null : entryHref(previous),
    next: next === undefined ? null : entryHref(next),
  })
}
