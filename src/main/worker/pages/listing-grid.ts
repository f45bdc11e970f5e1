/** The grid of a listing: pictures as small pictures, all else as tiles with the icon of its kind. */
import type { DirectoryEntry } from '../../files/directory-entry.ts'
import type { Listing } from '../../files/listing.ts'
import { visibleName } from '../../../shared/text/printable.ts'
import { escapeHtml } from './escape-html.ts'
import { entryHref, entryId, fileViewQuery } from './listing-links.ts'
import { offerOf } from './presentation.ts'
import { kindClasses } from './style.ts'
import { describedByKind } from './kind-descriptions.ts'

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
export function renderGrid(listing: Listing, order: string): string {
  const view = escapeHtml(fileViewQuery(listing))
  let tiles = ''
  listing.entries.forEach((entry, index) => {
    tiles += renderTile(entry, tileLink(entry, order, view), index)
  })
  return `<ul class="grid" role="list">${tiles}</ul>`
}

function isPicture({ kind }: DirectoryEntry): boolean {
  return kind === 'image'
}

/** Leads to the page about what can be looked at or played, and to everything else itself. */
function tileLink(entry: DirectoryEntry, order: string, view: string): string {
  if (entry.type === 'folder') return order
  return offerOf(entry.kind) === undefined ? '' : view
}

/** A picture that there is no small one of leaves its icon to be seen: an image without an alternative text shows nothing. */
function renderTile(entry: DirectoryEntry, query: string, index: number): string {
  const href = entryHref(entry)
  const name = escapeHtml(visibleName(entry.displayName))
  const picture = isPicture(entry)
    ? `<img src="${href}?thumb&amp;${tag(entry)}" alt="" loading=lazy decoding=async>`
    : ''
  return `<li><a href="${href}${query}" class=${kindClasses[entry.kind]} ${describedByKind(entry.kind)} title="${name}" id=${entryId(index)}>${picture}<span dir=auto>${name}</span></a>`
}

/** Another one for a file that has changed, so that browsers may keep what they got for this one. */
function tag({ sizeBytes, modifiedMs }: DirectoryEntry): string {
  return `${sizeBytes.toString(36)}-${modifiedMs.toString(36)}`
}
