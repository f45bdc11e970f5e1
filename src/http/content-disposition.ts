/** Writes the Content-Disposition field of a download (RFC 6266). */

/** What a name keeps of ASCII in a quoted string: all but controls, `"`, `\`, and `%`, which some clients would decode. */
const notPlain = /[^ !#$&-[\]-~]/gu

/** What `encodeURIComponent` leaves as it is although it is no attr-char (RFC 8187 §3.2.1). */
const notAttributeCharacters = /['()*]/g

/**
 * Returns the value that has a client save the content under `name`: first in ASCII for old clients, with `_` for every
 * character that is not plain, then exactly (RFC 6266 §4.3, appendix D; RFC 8187). `name` is decoded text without
 * halves of surrogate pairs, for which a URIError is thrown. What the client's own system can't have in a name is left to
 * the client.
 */
export function attachment(name: string): string {
  const exact = encodeURIComponent(name).replace(notAttributeCharacters, encodeCharacter)
  return `attachment; filename="${name.replace(notPlain, '_')}"; filename*=UTF-8''${exact}`
}

function encodeCharacter(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
