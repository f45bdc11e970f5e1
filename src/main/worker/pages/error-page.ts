/** The page that a visitor sees instead of a file: the status, what happened, what to do. */
import type { ErrorButton, ErrorWords } from './error-words.ts'
import { brokenThread } from './icons.ts'
import { renderPage } from './page-frame.ts'
import type { PageTexts } from './page-texts.ts'
import { errorStyle } from './style.ts'

/** When a client may ask again for what is not available now; Retry-After says the same. */
export const retryAfterSeconds = 5

/**
 * The HTML document for an error status. Allowed by `pageSecurityPolicy`; needs no other resource. `words` are in the language
 * of `texts`, `root` is the reference to the shared folder.
 */
export function renderErrorPage(texts: PageTexts, status: number, words: ErrorWords, root: string): string {
  const { title, text, button } = words
  return renderPage(texts, {
    title: `${title} – Spool`,
    // What a 503 waits for will come without a click.
    reloadSeconds: button === 'again' ? retryAfterSeconds : undefined,
    style: errorStyle,
    main: `${brokenThread}<p class="status">${status}</p><h1>${title}</h1><p>${text}</p>${renderButton(texts, button, root)}`,
    root,
  })
}

function renderButton(texts: PageTexts, button: ErrorButton, root: string): string {
  if (button === 'none') return ''
  // An empty reference is the address of the page itself (RFC 3986 §4.4).
  const href = { home: root, again: '', select: './?select' }[button]
  const text = texts.text(button === 'select' ? 'select.start' : `error.${button}`)
  return `<a href="${href}" class="home">${text}</a>`
}
