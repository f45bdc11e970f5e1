/** The grid of a listing: pictures as small pictures, all else as tiles with the icon of its kind. */
import type { DirectoryEntry } from '../../files/directory-entry.ts'
import type { Listing } from '../../files/listing.ts'
import { visibleName } from '../../../shared/text/printable.ts'
import { escapeHtml } from './escape-html.ts'
import { entryHref } from './listing-links.ts'
import { kindClasses } from './style.ts'

/** Whether a listing is mostly pictures, and so is shown as a grid unless its visitor wants otherwise. */
export function isMostlyPictures({ entries }: Listing): boolean {
  const files = entries.filter(({ type }) => type === 'file')
  return files.filter(isPicture).length * 2 > files.length
}

/** Whether a listing has anything that a grid shows better. */
export function hasPictures({ entries }: Listing): boolean {
  return entries.some(isPicture)
}

/** @param order the query for folders, as HTML */
export function renderGrid({ entries }: Listing, order: string): string {
  let tiles = ''
  for (const entry of entries) tiles += renderTile(entry, order)
  return `<ul class="grid" role="list">${tiles}</ul>`
}

function isPicture({ kind }: DirectoryEntry): boolean {
  return kind === 'image'
}

/** A picture that there is no small one of leaves its icon to be seen: an image without an alternative text shows nothing. */
function renderTile(entry: DirectoryEntry, order: string): string {
  const href = entryHref(entry)
  const name = escapeHtml(visibleName(entry.displayName))
  const picture = isPicture(entry)
    ? `<img src="${href}?thumb&amp;${tag(entry)}" alt="" loading=lazy decoding=async>`
    : ''
  return `<li><a href="${href}${entry.type === 'folder' ? order : ''}" class=${kindClasses[entry.kind]} title="${name}">${picture}<span dir=auto>${name}</span></a>`
}

/** Another one for a file that has changed, so that browsers may keep what they got for this one. */
function tag({ sizeBytes, modifiedMs }: DirectoryEntry): string {
  return `${sizeBytes.toString(36)}-${modifiedMs.toString(36)}`
}
