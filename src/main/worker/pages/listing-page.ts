/** The page that visitors see of a folder. Pure: a listing in, a document out. */
import type { DirectoryEntry } from '../../files/directory-entry.ts'
import { decodeName } from '../../files/directory-entry.ts'
import type { Listing, ListingSort } from '../../files/listing.ts'
import { escapeHtml } from './escape-html.ts'
import { isoDate } from './human-date.ts'
import { emptyReel } from './icons.ts'
import { aboveHref, entryHref, listingQuery, viewHref } from './listing-links.ts'
import { renderPage } from './page-frame.ts'
import type { PageTexts } from './page-texts.ts'
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
export function renderListingPage(listing: Listing, place: ListingPlace, texts: PageTexts): string {
  const steps = [place.shareName, ...place.segments.map(decodeName)].map(visibleName)
  const name = steps.at(-1)!
  const title = steps.length > 1 ? `${name} – ${steps[0]!}` : `${name} – Spool`
  const order = query(listing)
  const pager = renderPager(listing, texts)
  const path = renderPath(texts, steps, place.segments, order)
  const heading = renderHeading(texts, steps, place.segments, order)
  const content =
    listing.totalEntries === 0
      ? `<div class="head">${heading}</div>${emptyState(texts)}`
      : `<div class="head">${heading}<p class="sum">${summary(listing, texts)}</p>${pager}</div>` +
        renderTable(listing, place.nowMs, texts) +
        pager
  const root = aboveHref(place.segments.length)
  return renderPage(texts, { title, style: listingStyle, main: path + content, root })
}

/** The order, kept when a visitor goes on to another folder. */
function query(listing: Listing): string {
  return escapeHtml(listingQuery({ ...listing, page: 1 }))
}

/** The folders above, each a link. One alone is where the way up leads, and needs no second link. */
function renderPath(
  texts: PageTexts,
  steps: readonly string[],
  segments: readonly string[],
  order: string,
): string {
  if (segments.length < 2) return ''
  const items = steps.slice(0, -1).map((step, depth) => {
    const href = aboveHref(segments.length - depth) + order
    const name = escapeHtml(step)
    // The style cuts long names short.
    return `<li><a href="${href}" title="${name}"><bdi>${name}</bdi></a></li>`
  })
  return `<nav aria-label="${texts.text('path.label')}"><ol class="path" role="list">${items.join('')}</ol></nav>`
}

/** The way up, if there is one, and the folder's name. */
function renderHeading(
  texts: PageTexts,
  steps: readonly string[],
  segments: readonly string[],
  order: string,
): string {
  const name = steps.at(-1)!
  const heading = `<h1 id="name"${clampedTitle(name)}><bdi>${escapeHtml(name)}</bdi></h1>`
  if (segments.length === 0) return heading
  const label = texts.text('path.up', { name: escapeHtml(steps.at(-2)!) })
  return `<a href="${aboveHref(1)}${order}" class="up" title="${label}" aria-label="${label}"></a>${heading}`
}

/** The style shows three lines of a name, four of a heading: a longer one may need its whole text in a `title`. */
const surelyShownLength = 120

function clampedTitle(name: string): string {
  return name.length > surelyShownLength ? ` title="${escapeHtml(name)}"` : ''
}

/** "4 folders, 12 files (1.3 GB)". Of several pages only one has been looked at, and no whole size is known. */
function summary(listing: Listing, texts: PageTexts): string {
  const { entries, folderCount, fileCount, page, pageCount } = listing
  const folders = texts.text('summary.folders', { count: folderCount })
  const files = texts.text('summary.files', { count: fileCount })
  const counts =
    folderCount > 0 && fileCount > 0
      ? texts.text('summary.both', { folders, files })
      : fileCount > 0
        ? files
        : folders
  if (pageCount > 1) return texts.text('summary.page', { counts, page, pages: pageCount })
  if (fileCount === 0) return counts
  const sizeBytes = entries.reduce((sum, entry) => sum + entry.sizeBytes, 0)
  return texts.text('summary.size', { counts, size: texts.size(sizeBytes) })
}

/** Makes the texts of a row. */
type RowWords = {
  readonly size: (bytes: number) => string
  readonly date: (timeMs: number) => string
  readonly fullDate: (timeMs: number) => string
}

function renderTable(listing: Listing, nowMs: number, texts: PageTexts): string {
  const head = columns.map((sort) => renderColumnHead(sort, texts.text(`column.${sort}`), listing)).join('')
  const words: RowWords = { size: texts.size, date: texts.dates.asOf(nowMs), fullDate: texts.dates.full() }
  const order = query(listing)
  let rows = ''
  for (const entry of listing.entries) rows += renderRow(entry, order, words)
  return (
    `<table role="table" aria-labelledby="name"><thead role="rowgroup"><tr role="row">${head}</tr></thead>` +
    `<tbody role="rowgroup">${rows}</tbody></table>`
  )
}

const columns = ['name', 'size', 'date'] as const

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
function renderRow(entry: DirectoryEntry, order: string, words: RowWords): string {
  const { type, displayName, modifiedMs } = entry
  const href = entryHref(entry) + (type === 'folder' ? order : '')
  const size = type === 'folder' ? '' : words.size(entry.sizeBytes)
  const name = visibleName(displayName)
  return (
    `<tr role=row><td role=cell><a href="${href}" class=${kindClasses[entry.kind]} dir=auto${clampedTitle(name)}>${escapeHtml(name)}</a>` +
    `<td role=cell>${size}<td role=cell><time datetime=${isoDate(modifiedMs)} title="${words.fullDate(modifiedMs)}">${words.date(modifiedMs)}</time>`
  )
}

function emptyState(texts: PageTexts): string {
  return `<div class="empty">${emptyReel}<h2>${texts.text('empty.title')}</h2><p>${texts.text('empty.text')}</p></div>`
}
