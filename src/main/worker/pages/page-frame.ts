/** The frame of all pages: the head, the mark with its threads, the footer. */
import { colours } from '../../../shared/design-tokens.ts'
import { escapeHtml } from './escape-html.ts'
import { favicon, spoolMark, spoolThreads } from './icons.ts'

/**
 * A whole document in English. `title` is text; `style` one of style.ts, `main` HTML for the inside of `<main>`, `root` the
 * reference to the shared folder.
 */
export function renderPage(title: string, style: string, main: string, root: string): string {
  return `${beforeTitle}${escapeHtml(title)}</title><style>${style}</style></head><body>${header}<a href="${root}">Spool</a></header><main>${main}</main>${footer}</body></html>`
}

const beforeTitle =
  '<!doctype html><html lang="en"><head><meta charset="utf-8">' +
  '<meta name="viewport" content="width=device-width,initial-scale=1">' +
  `<meta name="theme-color" content="${colours.paper.light}" media="(prefers-color-scheme:light)">` +
  `<meta name="theme-color" content="${colours.paper.dark}" media="(prefers-color-scheme:dark)">` +
  `<link rel="icon" href="${favicon}"><title>`

const header =
  `<header><svg width="2600" height="76" viewBox="0 0 2600 76" fill="none" aria-hidden="true">${spoolThreads}` +
  `<g transform="scale(1.16)">${spoolMark}</g></svg>`

const footer = '<footer>Shared with Spool</footer>'
