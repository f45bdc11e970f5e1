/**
 * Translates between path segments of URLs and the bytes of file names (RFC 3986 §2.1). Bytes are held as latin1 strings,
 * one character per byte: file names need not be UTF-8, and this loses nothing.
 */
import { plainSegmentBytes } from './byte-classes.ts'

const hexDigits = '0123456789ABCDEF'

const encodings = Array.from({ length: 256 }, (_, byte) =>
  plainSegmentBytes[byte] === 1
    ? String.fromCharCode(byte)
    : `%${hexDigits.charAt(byte >> 4)}${hexDigits.charAt(byte & 15)}`,
)

/** The value of each hex digit's character code, upper and lower case; -1 for every other byte. */
const hexValues = new Int8Array(256).fill(-1)
for (let value = 0; value < 16; value++) {
  hexValues[hexDigits.charCodeAt(value)] = value
  hexValues[hexDigits.toLowerCase().charCodeAt(value)] = value
}

/**
 * Encodes one path segment for a Location field or an HTML attribute: pchar stays (RFC 3986 §3.3) except `'` and `&`,
 * everything else is encoded, `/` and `%` too. A relative reference must not begin with the result, because `a:b` would
 * read as a scheme: prefix `./` or an absolute path. Throws a RangeError on characters above 0xFF, which are not bytes.
 */
export function encodePathSegment(latin1: string): string {
  let encoded = ''
  let copied = 0
  for (let at = 0; at < latin1.length; at++) {
    const byte = latin1.charCodeAt(at)
    if (plainSegmentBytes[byte] === 1) continue
    const encoding = encodings[byte]
    if (encoding === undefined) throw new RangeError('A path segment to encode must hold bytes (latin1)')
    encoded += latin1.slice(copied, at) + encoding
    copied = at + 1
  }
  return copied === 0 ? latin1 : encoded + latin1.slice(copied)
}

/** Decodes `text` (latin1) once, to bytes; undefined when a `%` is not followed by two hex digits. */
export function decodePercent(text: string): string | undefined {
  let percent = text.indexOf('%')
  if (percent === -1) return text
  let decoded = ''
  let copied = 0
  for (; percent !== -1; percent = text.indexOf('%', copied)) {
    const byte = decodeOctet(text, percent)
    if (byte === undefined) return undefined
    decoded += text.slice(copied, percent) + String.fromCharCode(byte)
    copied = percent + 3
  }
  return decoded + text.slice(copied)
}

/** Returns the byte of the `%XX` at `percent`; undefined unless two hex digits follow. */
export function decodeOctet(text: string, percent: number): number | undefined {
  const high = hexValues[text.charCodeAt(percent + 1)] ?? -1
  const low = hexValues[text.charCodeAt(percent + 2)] ?? -1
  return high === -1 || low === -1 ? undefined : high * 16 + low
}
