/** What the page about a file shows of the file itself. */
import { namedType } from '../../files/media-type.ts'
import { visibleName } from '../../../shared/text/printable.ts'
import { escapeHtml } from './escape-html.ts'
import { entryHref } from './listing-links.ts'
import type { PageTexts } from './page-texts.ts'
import { kindClasses } from './style.ts'
import type { View } from './view.ts'
import { renderDownload, renderOpen } from './view-actions.ts'
import { renderPlayer, renderPlayerNotes } from './view-player.ts'

/** HTML for the middle of the page. */
export function renderStage(view: View, texts: PageTexts): string {
  const { entry } = view
  switch (view.presentation) {
    case 'picture':
      return `<div class="stage"><img src="${entryHref(entry)}" alt="${escapeHtml(visibleName(entry.displayName))}"></div>`
    case 'video':
      return `<div class="stage">${renderPlayer('video', view, texts)}</div>${renderPlayerNotes(view, texts)}`
    case 'audio':
      return renderCard(view, renderPlayer('audio', view, texts) + renderPlayerNotes(view, texts))
    case 'text':
      return `<div class="stage text">${renderText(view, texts)}</div>`
    case 'none':
      return renderCard(view, renderDescribed(view, texts))
  }
}

/** The icon of the file's kind, and what belongs below it. */
function renderCard({ entry }: View, content: string): string {
  return `<div class="stage card"><span class="icon ${kindClasses[entry.kind]}"></span>${content}</div>`
}

function renderDescribed({ entry }: View, texts: PageTexts): string {
  const isPdf = namedType(entry.name).type === 'application/pdf'
  return (
    `<p>${texts.text('viewer.noPreview')}</p>` +
    `<p class="notes">${renderDownload(entry, texts)}${isPdf ? renderOpen(entry, texts) : ''}</p>`
  )
}

function renderText({ entry, text }: View, texts: PageTexts): string {
  const { shown = '', shownBytes = 0 } = text ?? {}
  if (shown === '') return `<p class="notes">${texts.text('viewer.empty')}</p>`
  const sizes = { shown: texts.size(shownBytes), size: texts.size(entry.sizeBytes) }
  const note =
    shownBytes < entry.sizeBytes
      ? `<p class="notes">${texts.text('viewer.cut', sizes)}${renderOpen(entry, texts)}</p>`
      : ''
  // The parser drops a line feed behind the tag.
  return `${note}<pre dir="auto">\n${escapeHtml(shown)}</pre>`
}
