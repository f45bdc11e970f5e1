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

/** Tiles whose whole area checks their box. */
export function renderChoiceGrid(
  listing: Listing,
  hashOf: (name: string) => string,
  label: (name: string) => string,
): string {
  let tiles = ''
  for (const entry of listing.entries) {
    const hash = hashOf(entry.name)
    const name = nameAsHtml(entry)
    tiles +=
      `<li><label for=${hash} class=${kindClasses[entry.kind]} title="${name}">${tileContent(entry, name)}</label>` +
      `<input type=checkbox name=f id=${hash} value=${hash} class=g aria-label="${label(name)}" ${describedByKind(entry.kind)}></li>`
  }
  return `<ul class="grid" role="list">${tiles}</ul>`
}

function renderTile(entry: DirectoryEntry, query: string, index: number): string {
  const name = nameAsHtml(entry)
  return `<li><a href="${entryHref(entry)}${query}" class=${kindClasses[entry.kind]} ${describedByKind(entry.kind)} title="${name}" id=${entryId(index)}>${tileContent(entry, name)}</a></li>`
}

/** A picture that there is no small one of leaves its icon to be seen: an image without an alternative text shows nothing. */
function tileContent(entry: DirectoryEntry, name: string): string {
  const picture = isPicture(entry)
    ? `<img src="${entryHref(entry)}?thumb&amp;${tag(entry)}" alt="" loading=lazy decoding=async>`
    : ''
  return `${picture}<span dir=auto>${name}</span>`
}

function nameAsHtml({ displayName }: DirectoryEntry): string {
  return escapeHtml(visibleName(displayName))
}

/** Another one for a file that has changed, so that browsers may keep what they got for this one. */
function tag({ sizeBytes, modifiedMs }: DirectoryEntry): string {
  return `${sizeBytes.toString(36)}-${modifiedMs.toString(36)}`
}
