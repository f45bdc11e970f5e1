/** The page about one file: what it is, the file itself, and the way to its neighbours. Pure: facts in, a document out. */
import type { DirectoryEntry } from '../../files/directory-entry.ts'
import { visibleName } from '../../../shared/text/printable.ts'
import { escapeHtml } from './escape-html.ts'
import { folderName } from './folder-head.ts'
import { isoDate } from './human-date.ts'
import { entryHref, entryId, fileViewQuery, listingQuery } from './listing-links.ts'
import { renderDocument } from './page-frame.ts'
import type { PageTexts } from './page-texts.ts'
import { presentationOf } from './presentation.ts'
import type { View } from './view.ts'
import { renderDownload, renderOpen } from './view-actions.ts'
import { renderStage } from './view-stage.ts'
import { viewStyle } from './view-style.ts'

/** The HTML document. Allowed by `pageSecurityPolicy`; the file and its neighbour are all that it loads. */
export function renderViewPage(view: View, texts: PageTexts): string {
  const name = visibleName(view.entry.displayName)
  return renderDocument(texts, {
    title: `${name} – ${visibleFolderName(view)}`,
    style: viewStyle,
    body: `<main>${renderTop(view, name, texts)}${renderStage(view, texts)}${renderWalk(view, texts)}</main>${renderPreload(view)}`,
  })
}

function visibleFolderName({ folder, shareName }: View): string {
  return visibleName(folderName({ segments: folder, shareName }))
}

function renderTop(view: View, name: string, texts: PageTexts): string {
  const { entry, presentation, nowMs } = view
  const { modifiedMs } = entry
  const html = escapeHtml(name)
  const date = `<time datetime="${isoDate(modifiedMs)}" title="${texts.dates.full()(modifiedMs)}">${texts.dates.asOf(nowMs)(modifiedMs)}</time>`
  return (
    `<div class="top">${renderUp(view, texts)}` +
    `<div class="what"><h1 title="${html}"><bdi>${html}</bdi></h1><p>${texts.size(entry.sizeBytes)} · ${date}</p></div>` +
    (presentation === 'picture' ? renderOpen(entry, texts) : '') +
    // Of a file that isn't shown, this is what the page is for, and stands in its middle.
    `${presentation === 'none' ? '' : renderDownload(entry, texts)}</div>`
  )
}

function renderUp(view: View, texts: PageTexts): string {
  if (view.isAlone) return ''
  const label = texts.text('path.up', { name: escapeHtml(visibleFolderName(view)) })
  return `<a href="${backHref(view)}" class="up" title="${label}" aria-label="${label}"></a>`
}

/** The listing in the same order, where it has the file. */
function backHref({ sort, descending, neighbours: { listed } }: View): string {
  const query = escapeHtml(listingQuery({ sort, descending, page: listed.page }))
  return `./${query}#${entryId(listed.index)}`
}

/** The way through the folder; nothing for a file that is alone there. */
function renderWalk(view: View, texts: PageTexts): string {
  const { position, total, previous, next } = view.neighbours
  if (position === undefined || total < 2) return ''
  const query = escapeHtml(fileViewQuery(view))
  const link = (entry: DirectoryEntry, attributes: string, text: string) =>
    `<a href="${entryHref(entry)}${query}" ${attributes} class="act" title="${escapeHtml(visibleName(entry.displayName))}">${text}</a>`
  return (
    `<nav>${previous === undefined ? '' : link(previous, 'rel="prev" accesskey="p"', texts.text('viewer.previous'))}` +
    `<p>${texts.text('viewer.position', { position, total })}</p>` +
    `${next === undefined ? '' : link(next, 'rel="next" accesskey="n"', texts.text('viewer.next'))}</nav>`
  )
}

/**
 * Has the browser fetch the next picture, so that it is there at once. Not by a link: Safari prefetches nothing, and
 * others complain about what was preloaded and isn't used at once.
 */
function renderPreload({ presentation, neighbours: { next } }: View): string {
  if (presentation !== 'picture' || next === undefined || presentationOf(next) !== 'picture') return ''
  return `<img src="${entryHref(next)}" alt="" fetchpriority="low" hidden>`
}
