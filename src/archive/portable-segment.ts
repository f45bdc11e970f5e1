/**
 * Makes one segment of a path fit for every system: in practice for Windows, which can hold the least (Microsoft, "Naming
 * Files, Paths, and Namespaces").
 */
import { Buffer } from 'node:buffer'

/** How long a segment may be on Linux, macOS and Windows alike, in bytes of UTF-8. */
const maxSegmentBytes = 255
/** The last dot of a segment and what follows it are its extension up to this length: a longer one is a part of a sentence. */
const maxExtensionBytes = 32
/** Room for ` (N)` with six digits, more than the entries of an archive need. */
const maxNumberBytes = 9

/** What Windows can't hold, and control characters. */
const forbidden = /[\u0000-\u001f\u007f-\u009f"*:<>?\\|/]/g
/** The names of devices, which Windows sees even before an extension. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?= *(?:\.|$))/i
/** What Windows leaves out. */
const trailing = /[. ]+$/
/** Most names: nothing but the name of a device can be wrong with them. */
const plain = /^[\w()+,=@[\]. -]*[\w()+,=@[\]-]$/

/**
 * Returns a segment in NFC, with `_` for each character that Windows can't hold and behind the name of a device, shortened
 * before its extension to 255 bytes of UTF-8. A segment that is fit stays as it is. Never empty.
 */
export function portableSegment(segment: string): string {
  if (plain.test(segment) && segment.length <= maxSegmentBytes && !device.test(segment)) return segment
  // Replaced after NFC, which can make a character out of a forbidden one and an accent, and shortened after it, since some
  // names get longer.
  const replaced = shortened(segment.normalize('NFC').replace(forbidden, '_'))
  const renamed = shortened(replaced.replace(device, '$&_'))
  return renamed.replace(trailing, (end) => '_'.repeat(end.length)) || '_'
}

/** A segment apart, to put a number in. */
export type NumberableSegment = {
  readonly stem: string
  /** With its dot; empty if there is none. */
  readonly extension: string
}

/**
 * Splits a portable segment so that stem, ` (N)` and extension are a portable segment, too. The stem may have been shortened.
 * A dot in the name of a folder begins no extension.
 */
export function numberable(segment: string, isFolder: boolean): NumberableSegment {
  const extension = isFolder ? '' : extensionOf(segment)
  return { stem: stemOf(segment, extension, maxSegmentBytes - maxNumberBytes), extension }
}

function shortened(segment: string): string {
  if (Buffer.byteLength(segment) <= maxSegmentBytes) return segment
  const extension = extensionOf(segment)
  return stemOf(segment, extension, maxSegmentBytes) + extension
}

function extensionOf(segment: string): string {
  const dot = segment.lastIndexOf('.')
  const extension = dot <= 0 ? '' : segment.slice(dot)
  return Buffer.byteLength(extension) <= maxExtensionBytes ? extension : ''
}

/** Returns what precedes the extension, in whole characters, so that together they have `maxBytes` at most. */
function stemOf(segment: string, extension: string, maxBytes: number): string {
  const stem = segment.slice(0, segment.length - extension.length)
  const bytes = Buffer.from(stem)
  let end = maxBytes - Buffer.byteLength(extension)
  if (bytes.length <= end) return stem
  // Not within a character.
  while ((bytes[end]! & 0xc0) === 0x80) end--
  return bytes.toString('utf8', 0, end)
}
