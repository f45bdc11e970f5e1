/** The frame of all pages: the head, the mark with its threads, the footer. */
import { colours } from '../../../shared/design-tokens.ts'
import { visibleName } from '../../../shared/text/printable.ts'
import { escapeHtml } from './escape-html.ts'
import { favicon, spoolMark, spoolThreads } from './icons.ts'
import type { PageTexts } from './page-texts.ts'

/** What a page has of its own. */
export type PageParts = {
  /** Text. */
  readonly title: string
  /** What programs that preview links say of the page; text. */
  readonly description?: string
  /** After how many seconds the page loads again. */
  readonly reloadSeconds?: number | undefined
  /** One that the security policy names. */
  readonly style: string
  /** HTML for the inside of `<main>`, in the language of the page. */
  readonly main: string
  /** The reference to the shared folder. */
  readonly root: string
  /** Of the computer that shares it; empty or undefined for none. */
  readonly computerName?: string | undefined
}

/** What is in the head of a document. */
type HeadParts = Pick<PageParts, 'title' | 'description' | 'reloadSeconds' | 'style'>

/** A whole document in the language of `texts`. */
export function renderPage(texts: PageTexts, parts: PageParts): string {
  return pageStart(texts, parts) + parts.main + pageEnd(texts)
}

/** A document up to the inside of `<main>`. */
export function pageStart(texts: PageTexts, parts: Omit<PageParts, 'main'>): string {
  const { root, computerName = '' } = parts
  return `${documentStart(texts, parts)}${header}<a href="${root}">Spool</a>${renderOwner(texts, computerName)}</header><main>`
}

/** What follows the inside of `<main>`. */
export function pageEnd(texts: PageTexts): string {
  return `</main><footer>${texts.text('page.sharedWith')}</footer>${documentEnd}`
}

/** A whole document without the frame: `body` is all of the inside of `<body>`. */
export function renderDocument(
  texts: PageTexts,
  { body, ...parts }: HeadParts & { readonly body: string },
): string {
  return documentStart(texts, parts) + body + documentEnd
}

function documentStart({ language, direction }: PageTexts, parts: HeadParts): string {
  return (
    `<!doctype html><html lang="${language}" dir="${direction}">${constantHead}${renderMeta(parts)}` +
    `<style>${parts.style}</style></head><body>`
  )
}

function renderMeta({ title, description, reloadSeconds }: HeadParts): string {
  const text = escapeHtml(title)
  const reload = reloadSeconds === undefined ? '' : `<meta http-equiv="refresh" content="${reloadSeconds}">`
  if (description === undefined) return `<title>${text}</title>${reload}`
  const about = escapeHtml(description)
  return (
    `<title>${text}</title>${reload}<meta name="description" content="${about}">` +
    `<meta property="og:title" content="${text}"><meta property="og:description" content="${about}">`
  )
}

/** "Shared by Annas-MacBook" */
function renderOwner(texts: PageTexts, computerName: string): string {
  if (computerName === '') return ''
  return `<p>${texts.text('page.sharedBy', { name: `<bdi>${escapeHtml(visibleName(computerName))}</bdi>` })}</p>`
}

const documentEnd = '</body></html>'

const constantHead =
  '<head><meta charset="utf-8">' +
  '<meta name="viewport" content="width=device-width,initial-scale=1">' +
  `<meta name="theme-color" content="${colours.paper.light}" media="(prefers-color-scheme:light)">` +
  `<meta name="theme-color" content="${colours.paper.dark}" media="(prefers-color-scheme:dark)">` +
  '<meta name="robots" content="noindex">' +
  `<link rel="icon" href="${favicon}">`

const header =
  `<header><svg width="2600" height="64" viewBox="0 0 2600 64" fill="none" aria-hidden="true">${spoolThreads}` +
  `<g transform="scale(1.16)">${spoolMark}</g></svg>`
