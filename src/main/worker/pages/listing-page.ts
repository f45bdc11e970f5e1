/** The page that visitors see of a folder. Pure: a listing in, a document out. */
import type { DirectoryEntry } from '../../files/directory-entry.ts'
import type { ListingSort } from '../../../shared/listing-order.ts'
import type { Listing } from '../../files/listing.ts'
import { renderEmptyState } from './empty-state.ts'
import { escapeHtml } from './escape-html.ts'
import { factWords, renderFacts, type FactWords } from './fact-cells.ts'
import {
  clampedTitle,
  folderTitle,
  renderFolderHead,
  renderSearchForm,
  type FolderPlace,
} from './folder-head.ts'
import { describedByKind, renderKindDescriptions } from './kind-descriptions.ts'
import { renderControls } from './listing-controls.ts'
import { isMostlyPictures, renderChoiceGrid, renderGrid } from './listing-grid.ts'
import {
  aboveHref,
  entryHref,
  entryId,
  fileViewQuery,
  listingQuery,
  viewHref,
  type ListingLook,
  type ListingView,
} from './listing-links.ts'
import { labels, offerWords, renderOffer, renderSave, type OfferWords } from './offer-link.ts'
import { renderPage } from './page-frame.ts'
import type { PageTexts } from './page-texts.ts'
import { renderPager } from './pager.ts'
import { kindClasses, listingStyle } from './style.ts'
import { visibleName } from '../../../shared/text/printable.ts'

/** Where a listed folder is, and when it is looked at. */
export type ListingPlace = FolderPlace & {
  /** Of the computer that shares it; empty or undefined for none. */
  readonly computerName?: string
  readonly nowMs: number
  /** How long the ZIP of the folder is, if that is known. */
  readonly zipBytes?: number | undefined
  /** Makes the hash of an entry's name (latin1) for a selection; undefined unless the page is for selecting. */
  readonly hashOf?: ((name: string) => string) | undefined
  /** What the visitor has chosen. */
  readonly look?: ListingLook | undefined
  /** Whether it may be a grid without that: media centres and other programs read the rows of the list. */
  readonly mayBeGrid?: boolean
}

/** The HTML document for a folder. Allowed by `pageSecurityPolicy`; needs no other resource. */
export function renderListingPage(listing: Listing, place: ListingPlace, texts: PageTexts): string {
  const order = query(listing, place)
  const isSelecting = place.hashOf !== undefined
  const view = { ...listing, look: place.look, isSelecting }
  const isGridBest = place.mayBeGrid === true && isMostlyPictures(listing)
  const look = place.look ?? (isGridBest ? 'grid' : 'list')
  // What is selected on one page is not carried over to another, so the way there is only above the form.
  const pager = (at: 'top' | 'bottom') => renderPager(view, at, texts)
  const entries =
    look === 'list'
      ? renderTable(listing, place, texts)
      : place.hashOf === undefined
        ? renderGrid(listing, order)
        : renderChoiceGrid(listing, place.hashOf, labels(texts, 'select.one'))
  const description = listing.totalEntries === 0 ? texts.text('empty.title') : summary(listing, texts)
  const head = (below: string) => renderFolderHead(texts, place, order, below)
  const main =
    listing.totalEntries === 0
      ? head('') + renderEmptyState(texts.text('empty.title'), texts.text('empty.text'))
      : head(
          `<p class="sum">${description}</p>` +
            (isSelecting ? '' : renderSearchForm(texts) + renderControls(view, look, texts)) +
            pager('top'),
        ) +
        (isSelecting
          ? renderForm(entries, view, texts)
          : entries + pager('bottom') + renderTools(texts, place.zipBytes)) +
        renderKindDescriptions(listing, texts)
  return renderPage(texts, {
    title: folderTitle(place),
    description,
    style: listingStyle,
    main,
    root: aboveHref(place.segments.length),
    computerName: place.computerName,
  })
}

/** Order and look, kept when a visitor goes on to another folder. */
function query(listing: Listing, { look }: ListingPlace): string {
  return escapeHtml(listingQuery({ ...listing, look, page: 1 }))
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

/** The way to take all of it home. */
function renderTools(texts: PageTexts, zipBytes: number | undefined): string {
  const label =
    zipBytes === undefined
      ? texts.text('download.all')
      : texts.text('download.allSize', { size: texts.size(zipBytes) })
  return `<p class="tools"><a href="?zip" class="main">${label}</a></p>`
}

/** Entries with a box each, as a form that asks for what is checked: `?zip=&f=HASH&f=HASH`. */
function renderForm(entries: string, view: ListingView, texts: PageTexts): string {
  return (
    `<form action="./"><input type="hidden" name="zip">${entries}` +
    `<p class="tools"><button class="main">${texts.text('download.selected')}</button>` +
    `<a href="${viewHref({ ...view, isSelecting: false })}">${texts.text('select.cancel')}</a></p></form>`
  )
}

/** Makes the texts of a row. */
type RowWords = FactWords &
  OfferWords & {
    /** The label of what can be done with an entry, by its name as HTML. */
    readonly label: (name: string) => string
  }

function renderTable(listing: Listing, place: ListingPlace, texts: PageTexts): string {
  const { nowMs, hashOf, look } = place
  const view = { ...listing, look, isSelecting: hashOf !== undefined }
  const head = columns.map((sort) => renderColumnHead(sort, texts.text(`column.${sort}`), view)).join('')
  const words: RowWords = {
    label: labels(texts, hashOf === undefined ? 'download.one' : 'select.one'),
    ...offerWords(texts),
    ...factWords(texts, nowMs),
  }
  const queries = { folder: query(listing, place), view: escapeHtml(fileViewQuery(listing)) }
  let rows = ''
  listing.entries.forEach((entry, index) => {
    rows +=
      hashOf === undefined
        ? renderRow(entry, index, queries, words)
        : renderChoice(entry, hashOf(entry.name), words)
  })
  return (
    `<table role="table" aria-labelledby="name"><thead role="rowgroup"><tr role="row">${head}</tr></thead>` +
    `<tbody role="rowgroup">${rows}</tbody></table>`
  )
}

const columns = ['name', 'size', 'date'] as const

/** A click turns the order round; on another column it brings what people look for first: A, the largest, the newest. */
function renderColumnHead(sort: ListingSort, label: string, view: ListingView): string {
  const isCurrent = view.sort === sort
  const descending = isCurrent ? !view.descending : sort !== 'name'
  const state = isCurrent ? ` aria-sort="${view.descending ? 'descending' : 'ascending'}"` : ''
  const href = viewHref({ ...view, sort, descending, page: 1 })
  return `<th role="columnheader" scope="col"${state}><a href="${href}">${label}</a></th>`
}

/** What keeps the order behind the links of a row, as HTML: to a folder, and to the page about a file. */
type RowQueries = { readonly folder: string; readonly view: string }

/**
 * As lean as HTML allows (no end tags for cells, which the parser supplies): there may be 5,000 of them. Media centres and
 * other programs read it with patterns: the link's first attribute is its reference, and its text is the name alone.
 */
function renderRow(entry: DirectoryEntry, index: number, queries: RowQueries, words: RowWords): string {
  const { type, displayName } = entry
  const href = entryHref(entry)
  const isFolder = type === 'folder'
  const name = visibleName(displayName)
  const html = escapeHtml(name)
  const view = renderOffer(
    { kind: entry.kind, href: href + queries.view, name: html, id: entryId(index) },
    words,
  )
  return (
    `<tr role=row><td role=cell><a href="${href}${isFolder ? queries.folder : ''}" class=${kindClasses[entry.kind]} ${describedByKind(entry.kind)} dir=auto${clampedTitle(name)}>${html}</a>` +
    renderFacts(entry, words) +
    view +
    renderSave(entry, href, words.label(html))
  )
}

/** A row whose whole area checks its box. */
function renderChoice(entry: DirectoryEntry, hash: string, words: RowWords): string {
  const name = escapeHtml(visibleName(entry.displayName))
  return (
    `<tr role=row><td role=cell><label for=${hash} class=${kindClasses[entry.kind]} dir=auto>${name}</label>` +
    renderFacts(entry, words) +
    `<input type=checkbox name=f id=${hash} value=${hash} class=g aria-label="${words.label(name)}" ${describedByKind(entry.kind)}>`
  )
}
