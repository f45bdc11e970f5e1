/** The page that a visitor sees instead of a file: the status, what happened, what to do. */
import type { ErrorWords } from './error-words.ts'
import { brokenThread } from './icons.ts'
import { renderPage } from './page-frame.ts'
import { errorStyle } from './style.ts'

/**
 * The HTML document for an error status. Allowed by `pageSecurityPolicy`; needs no other resource. `root` is the reference to
 * the shared folder.
 */
export function renderErrorPage(status: number, { title, text, button }: ErrorWords, root: string): string {
  return renderPage(
    `${title} – Spool`,
    errorStyle,
    `${brokenThread}<p class="status">${status}</p><h1>${title}</h1><p>${text}</p>${buttons(root)[button ?? 'home']}`,
    root,
  )
}

const buttons = (root: string) => ({
  home: `<a href="${root}" class="home">Go to the shared folder</a>`,
  // An empty reference is the address of the page itself (RFC 3986 §4.4).
  again: '<a href="" class="home">Try again</a>',
  none: '',
})
