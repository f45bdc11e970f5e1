/**
 * Lookup tables for the character classes of RFC 9110 and RFC 3986: `table[byte] === 1` when the byte is in the class.
 * They take latin1 characters as well, since those are bytes.
 */

export const NUL = 0x00
export const HTAB = 0x09
export const LF = 0x0a
export const CR = 0x0d
export const SP = 0x20

const alphanumerics = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(256)
  for (let index = 0; index < characters.length; index++) table[characters.charCodeAt(index)] = 1
  return table
}

/** tchar: the characters of methods, field names and transfer codings (RFC 9110 §5.6.2). */
export const tokenBytes = tableOf(`${alphanumerics}!#$%&'*+-.^_\`|~`)

/** Field content and the white space inside it: HTAB, SP, VCHAR, obs-text (RFC 9110 §5.5). */
export const fieldValueBytes = new Uint8Array(256).fill(1, SP)
fieldValueBytes[HTAB] = 1
fieldValueBytes[0x7f] = 0

/**
 * The bytes accepted in a request target: visible ASCII, and raw bytes from 0x80 on, which RFC 3986 forbids but curl
 * and old clients send for names that are not ASCII.
 */
export const targetBytes = new Uint8Array(256).fill(1, 0x21)
targetBytes[0x7f] = 0

/**
 * reg-name without percent-encoding: unreserved and sub-delims (RFC 3986 §3.2.2), and raw bytes from 0x80 on, which
 * clients without Punycode send for names that are not ASCII.
 */
export const regNameBytes = tableOf(`${alphanumerics}-._~!$&'()*+,;=`).fill(1, 0x80)

/** A zone in an IPv6 literal: unreserved, and `%`, which encodes a byte or separates the zone (RFC 6874 §2). */
export const zoneBytes = tableOf(`${alphanumerics}-._~%`)

/** pchar without percent-encoding, less the characters with a meaning in HTML attributes: `'` and `&`. */
export const plainSegmentBytes = tableOf(`${alphanumerics}-._~!$()*+,;=:@`)

/** etagc: the characters between the quotes of an entity tag (RFC 9110 §8.8.3). */
export const entityTagBytes = new Uint8Array(256).fill(1, 0x21)
entityTagBytes[0x22] = 0
entityTagBytes[0x7f] = 0

/** Returns the end of the run of characters of one class that begins at `from`; `from` itself when there are none. */
export function endOfRun(text: string, from: number, table: Uint8Array): number {
  let end = from
  while (end < text.length && table[text.charCodeAt(end)] === 1) end++
  return end
}
