/** Decodes the text of files in the encodings that are met most, told apart by their bytes. */
import { Buffer, isUtf8 } from 'node:buffer'

/**
 * Returns the text in `bytes`, the beginning of a file or all of it: in the encoding of its byte order mark, without one
 * in UTF-8 if it is valid as such, otherwise in windows-1252, in which every byte is a character. A character that is cut off at
 * the end of a beginning is left out.
 *
 * @param isCut whether the file goes on behind `bytes`
 */
export function decodeText(bytes: Buffer, isCut: boolean): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes.subarray(2))
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(swapped(bytes.subarray(2)))
  const whole = isCut ? bytes.subarray(0, bytes.length - bytesOfCutCharacter(bytes)) : bytes
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return whole.toString('utf8', 3)
  return isUtf8(whole) ? whole.toString('utf8') : decodeWindows1252(bytes)
}

/** Without half a unit or half a pair of them at the end. */
function decodeUtf16(bytes: Buffer): string {
  return bytes.toString('utf16le', 0, bytes.length & ~1).replace(/[\ud800-\udbff]$/, '')
}

/** A copy: what the bytes were read into may be read again. */
function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16()
}

/** Bytes of a character of UTF-8 that begins before the end and goes on behind it; 0 for none. */
function bytesOfCutCharacter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? back : 0
  }
  return 0
}

/** What windows-1252 has at 0x80 to 0x9F, where latin1 has controls (WHATWG Encoding §9); all else is the same. */
const windows1252 =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178'

/** By hand: some versions of Node decode the label windows-1252 as latin1. */
function decodeWindows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (control) => windows1252[control.charCodeAt(0) - 0x80]!)
}
