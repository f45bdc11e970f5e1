/** The page with what a search finds. It is sent in parts: the opening, a row for each entry, the closing. */
import { visibleName } from '../../../shared/text/printable.ts'
import { decodeName } from '../../files/directory-entry.ts'
import { renderEmptyState } from './empty-state.ts'
import { escapeHtml } from './escape-html.ts'
import { aboveHref, entryHref, hrefBelow } from './listing-links.ts'
import { factWords, renderFacts } from './fact-cells.ts'
import { folderTitle, renderFolderHead, renderSearchForm, type FolderPlace } from './folder-head.ts'
import { labels, offerWords, renderOffer, renderSave } from './offer-link.ts'
import { pageEnd, pageStart, type PageParts } from './page-frame.ts'
import type { PageTexts } from './page-texts.ts'
import type { SearchWriter } from './search-writer.ts'
import { kindClasses, listingStyle } from './style.ts'

/** The document up to the first row. Allowed by `pageSecurityPolicy`; needs no other resource. */
export function searchOpening(
  texts: PageTexts,
  place: FolderPlace & Pick<PageParts, 'computerName'>,
  search: string,
): string {
  const { computerName, segments } = place
  const title = `${visibleName(search)} – ${folderTitle(place)}`
  const leave = `<div class="controls"><a href="./">${texts.text('search.leave')}</a></div>`
  return (
    pageStart(texts, { title, style: listingStyle, root: aboveHref(segments.length), computerName }) +
    renderFolderHead(texts, place, '', renderSearchForm(texts, search) + leave) +
    `<div class="results"><p class="searching" role="status">${texts.text('search.searching')}</p>` +
    `<table role="table" aria-labelledby="name"><tbody role="rowgroup">`
  )
}

/** What follows {@link searchOpening}. */
export function searchRows(texts: PageTexts, nowMs: number): SearchWriter {
  const label = labels(texts, 'download.one')
  const words = { ...factWords(texts, nowMs), ...offerWords(texts) }
  return {
    entry: (entry, below) => {
      const { kind, displayName } = entry
      const folder = hrefBelow(below)
      const href = folder + entryHref(entry)
      const name = escapeHtml(visibleName(displayName))
      const link = `<a href="${href}" class=${kindClasses[kind]} dir=auto>${name}</a>`
      const view = renderOffer({ kind, href: `${href}?view`, name }, words)
      const save = renderSave(entry, href, label(name))
      return `<tr role=row><td role=cell>${link}${renderFolder(below, folder)}${renderFacts(entry, words)}${view}${save}`
    },
    closing: (entries, isAll) =>
      `</tbody></table>${renderSum(texts, entries, isAll)}${entries === 0 ? nothingFound(texts) : ''}</div>${pageEnd(texts)}`,
  }
}

/** Where an entry is, unless it is in the folder that is searched. */
function renderFolder(below: string, href: string): string {
  if (below === '') return ''
  const names = decodeName(below.slice(0, -1)).split('/').map(visibleName)
  return `<a href="${href}" class=in><bdi>${names.map(escapeHtml).join('</bdi> / <bdi>')}</bdi></a>`
}

function renderSum(texts: PageTexts, entries: number, isAll: boolean): string {
  const sum = isAll
    ? texts.text('search.found', { count: entries })
    : texts.text('search.first', { entries: texts.number(entries) })
  return `<p class="sum">${sum}</p>`
}

function nothingFound(texts: PageTexts): string {
  return renderEmptyState(texts.text('search.none.title'), texts.text('search.none.text'))
}
