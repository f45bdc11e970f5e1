/** Chooses between the representations on offer (RFC 9110 §12): HTML, JSON or text, plain or compressed with gzip. */
import { parseQualities } from './quality-values.ts'

/**
 * Returns whether the Accept field prefers application/json to text/html (RFC 9110 §12.5.1). The quality of each is that
 * of the most specific range that matches it. On a tie JSON is chosen only if it is named and text/html is merely covered
 * by a wildcard; otherwise, as without the field, people come first and get HTML.
 */
export function prefersJson(accept: string | undefined): boolean {
  if (accept === undefined) return false
  const qualities = parseQualities(accept)
  const any = qualities.get('*/*') ?? 0
  const json = qualities.get('application/json') ?? qualities.get('application/*') ?? any
  const html = qualities.get('text/html') ?? qualities.get('text/*') ?? any
  if (json !== html) return json > html
  return json > 0 && qualities.has('application/json') && !qualities.has('text/html')
}

/** Media types that an error can be described in. */
export type ErrorMediaType = 'text/html' | 'application/json' | 'text/plain'

/**
 * Returns the media type to describe an error in (RFC 9110 §12.5.1). Browsers name text/html when they are to show a
 * page, and only a client that names it gets one; a client that names application/json and prefers it gets that.
 * Wildcards don't count: terminal programs send them, and pages for their images and scripts, and a line of text is
 * worth more to those.
 */
export function errorMediaType(accept: string | undefined): ErrorMediaType {
  if (accept === undefined) return 'text/plain'
  const qualities = parseQualities(accept)
  const json = qualities.get('application/json') ?? 0
  const html = qualities.get('text/html') ?? 0
  if (json > html) return 'application/json'
  return html > 0 ? 'text/html' : 'text/plain'
}

/**
 * Returns whether the Accept-Encoding field allows gzip (RFC 9110 §12.5.3), by name or by `*`; a quality of 0 refuses.
 * Without the field any coding would be allowed, but clients that omit it tend to be those that can't decode any: false.
 */
export function acceptsGzip(acceptEncoding: string | undefined): boolean {
  if (acceptEncoding === undefined) return false
  const qualities = parseQualities(acceptEncoding)
  // x-gzip is the same coding under an old name (§8.4.1.3).
  return (qualities.get('gzip') ?? qualities.get('x-gzip') ?? qualities.get('*') ?? 0) > 0
}
