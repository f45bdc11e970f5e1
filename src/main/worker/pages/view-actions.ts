/** What can be done with a file, as buttons. */
import type { DirectoryEntry } from '../../files/directory-entry.ts'
import { entryHref } from './listing-links.ts'
import type { PageTexts } from './page-texts.ts'

/** Saves the file. */
export function renderDownload(entry: DirectoryEntry, texts: PageTexts): string {
  return `<a href="${entryHref(entry)}?dl" class="act get">${texts.text('viewer.download')}</a>`
}

/** Leads to the file itself, for what browsers show better or longer on its own. */
export function renderOpen(entry: DirectoryEntry, texts: PageTexts): string {
  return `<a href="${entryHref(entry)}" class="act open">${texts.text('viewer.original')}</a>`
}
