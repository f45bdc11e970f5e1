/** The security policy of the pages that Spool makes itself. */
import { errorStyle, listingStyle } from './style.ts'
import { viewStyle } from './view-style.ts'

/**
 * The value of Content-Security-Policy for every page Spool makes itself: its own style, pictures, sound and films of the
 * share, and nothing else. No script runs, whatever a file's name may hold. (Shared files don't get it: a shared web
 * page is meant to work.)
 */
export function pageSecurityPolicy(): string {
  policy ??= [
    "default-src 'none'",
    `style-src ${[listingStyle, errorStyle, viewStyle].map(hashSource).join(' ')}`,
    "img-src 'self' data:",
    "media-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
  return policy
}

/** Made when the first page needs it: every worker would otherwise load cryptography at its start. */
let policy: string | undefined

/** CSP3 §2.3.1, hash-source: of the text of the style element as it stands. */
function hashSource(style: string): string {
  // Loaded here: cryptography is the largest of Node's own modules.
  const { createHash } = process.getBuiltinModule('node:crypto')
  return `'sha256-${createHash('sha256').update(style).digest('base64')}'`
}
