/** The page that visitors see of a folder. Pure: a listing in, a document out. */
import { formatBytes } from '../../../shared/text/format-bytes.ts'
import type { DirectoryEntry } from '../../files/directory-entry.ts'
import { decodeName } from '../../files/directory-entry.ts'
import type { Listing, ListingSort } from '../../files/listing.ts'
import { escapeHtml } from './escape-html.ts'
import { humanCount, humanNumber } from './human-count.ts'
import { fullDate, humanDates, isoDate } from './human-date.ts'
import { emptyReel } from './icons.ts'
import { aboveHref, entryHref, listingQuery, viewHref } from './listing-links.ts'
import { renderPage } from './page-frame.ts'
import { renderPager } from './pager.ts'
import { kindClasses, listingStyle } from './style.ts'
import { visibleName } from '../../../shared/text/printable.ts'

/** Where a listed folder is, and when it is looked at. */
export type ListingPlace = {
  /** From the shared folder to this one, latin1; empty for the shared folder itself. */
  readonly segments: readonly string[]
  /** What people call the shared folder. */
  readonly shareName: string
  readonly nowMs: number
}

/** The HTML document for a folder. Allowed by `pageSecurityPolicy`; needs no other resource. */
export function renderListingPage(listing: Listing, place: ListingPlace): string {
  const steps = [place.shareName, ...place.segments.map(decodeName)].map(visibleName)
  const name = steps.at(-1)!
  const title = steps.length > 1 ? `${name} – ${steps[0]!}` : `${name} – Spool`
  const order = query(listing)
  const pager = renderPager(listing)
  const path = renderPath(steps, place.segments, order)
  const heading = renderHeading(steps, place.segments, order)
  const content =
    listing.totalEntries === 0
      ? `<div class="head">${heading}</div>${emptyState}`
      : `<div class="head">${heading}<p class="sum">${summary(listing)}</p>${pager}</div>` +
        renderTable(listing, place.nowMs) +
        pager
  return renderPage(title, listingStyle, path + content, aboveHref(place.segments.length))
}

/** The order, kept when a visitor goes on to another folder. */
function query(listing: Listing): string {
  return escapeHtml(listingQuery({ ...listing, page: 1 }))
}

/** The folders above, each a link. One alone is where the way up leads, and needs no second link. */
function renderPath(steps: readonly string[], segments: readonly string[], order: string): string {
  if (segments.length < 2) return ''
  const items = steps.slice(0, -1).map((step, depth) => {
    const href = aboveHref(segments.length - depth) + order
    const name = escapeHtml(step)
    // The style cuts long names short.
    return `<li><a href="${href}" title="${name}"><bdi>${name}</bdi></a></li>`
  })
  return `<nav aria-label="Path"><ol class="path" role="list">${items.join('')}</ol></nav>`
}

/** The way up, if there is one, and the folder's name. */
function renderHeading(steps: readonly string[], segments: readonly string[], order: string): string {
  const name = steps.at(-1)!
  const heading = `<h1 id="name"${clampedTitle(name)}><bdi>${escapeHtml(name)}</bdi></h1>`
  if (segments.length === 0) return heading
  const above = escapeHtml(steps.at(-2)!)
  return `<a href="${aboveHref(1)}${order}" class="up" title="Up to ${above}" aria-label="Up to ${above}"></a>${heading}`
}

/** The style shows three lines of a name, four of a heading: a longer one may need its whole text in a `title`. */
const surelyShownLength = 120

function clampedTitle(name: string): string {
  return name.length > surelyShownLength ? ` title="${escapeHtml(name)}"` : ''
}

/** "4 folders, 12 files (1.3 GB)". Of several pages only one has been looked at, and no whole size is known. */
function summary({ entries, folderCount, fileCount, page, pageCount }: Listing): string {
  const counts = []
  if (folderCount > 0) counts.push(humanCount(folderCount, 'folder'))
  if (fileCount > 0) counts.push(humanCount(fileCount, 'file'))
  if (pageCount > 1)
    return `${counts.join(', ')} · page\u00a0${humanNumber(page)}\u00a0of\u00a0${humanNumber(pageCount)}`
  const sizeBytes = entries.reduce((sum, entry) => sum + entry.sizeBytes, 0)
  return counts.join(', ') + (fileCount > 0 ? ` (${formatBytes(sizeBytes)})` : '')
}

function renderTable(listing: Listing, nowMs: number): string {
  const head = columns.map(({ sort, label }) => renderColumnHead(sort, label, listing)).join('')
  const dateText = humanDates(nowMs)
  const order = query(listing)
  let rows = ''
  for (const entry of listing.entries) rows += renderRow(entry, order, dateText)
  return (
    `<table role="table" aria-labelledby="name"><thead role="rowgroup"><tr role="row">${head}</tr></thead>` +
    `<tbody role="rowgroup">${rows}</tbody></table>`
  )
}

const columns = [
  { sort: 'name', label: 'Name' },
  { sort: 'size', label: 'Size' },
  { sort: 'date', label: 'Modified' },
] as const

/** A click turns the order round; on another column it brings what people look for first: A, the largest, the newest. */
function renderColumnHead(sort: ListingSort, label: string, listing: Listing): string {
  const isCurrent = listing.sort === sort
  const descending = isCurrent ? !listing.descending : sort !== 'name'
  const state = isCurrent ? ` aria-sort="${listing.descending ? 'descending' : 'ascending'}"` : ''
  const href = viewHref({ sort, descending, page: 1 })
  return `<th role="columnheader" scope="col"${state}><a href="${href}">${label}</a></th>`
}

/**
 * As lean as HTML allows (no end tags for cells, which the parser supplies): there may be 5,000 of them. Media centres and
 * other programs read it with patterns: the link's first attribute is its reference, and its text is the name alone.
 */
function renderRow(entry: DirectoryEntry, order: string, dateText: (timeMs: number) => string): string {
  const { type, displayName, modifiedMs } = entry
  const href = entryHref(entry) + (type === 'folder' ? order : '')
  const size = type === 'folder' ? '' : formatBytes(entry.sizeBytes)
  const name = visibleName(displayName)
  return (
    `<tr role=row><td role=cell><a href="${href}" class=${kindClasses[entry.kind]} dir=auto${clampedTitle(name)}>${escapeHtml(name)}</a>` +
    `<td role=cell>${size}<td role=cell><time datetime=${isoDate(modifiedMs)} title="${fullDate(modifiedMs)}">${dateText(modifiedMs)}</time>`
  )
}

const emptyState =
  `<div class="empty">${emptyReel}<h2>This folder is empty</h2>` +
  '<p>New files appear here after a reload.</p></div>'
