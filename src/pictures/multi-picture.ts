/**
 * Reads which further pictures a JPEG has behind the first one, in the Multi-Picture Format (CIPA DC-007): cameras add a
 * smaller version of the picture, to be shown on their display and on screens.
 */
import { isNamed, markers, type JpegSegment, type Span } from './jpeg-segments.ts'
import { Tiff } from './tiff.ts'

const name = 'MPF\0'

/** The table of pictures (§5.2.3), and the fields of a row of it that are used here. */
const tableTag = 0xb002
const rowBytes = 16
const row = { attribute: 0, length: 4, offset: 8 } as const

/** Returns whether this is a segment of MPF. */
export function isMultiPicture(bytes: Uint8Array, segment: JpegSegment): boolean {
  return segment.marker === markers.app2 && isNamed(bytes, segment, name)
}

/** Returns where the file says that its large thumbnails are, unchecked, in the order of its table. */
export function largeThumbnails(bytes: Uint8Array, segment: Span): Span[] {
  // Offsets are from the header of the structure, except that of the first picture, which is 0 (§5.2.3.3).
  const origin = segment.start + name.length
  const tiff = Tiff.open(bytes, { start: origin, end: segment.end })
  const table = tiff?.bytes(tiff.first, tableTag)
  if (tiff === undefined || table === undefined) return []
  const found: Span[] = []
  for (let at = table.start; at + rowBytes <= table.end; at += rowBytes) {
    if (!isLargeThumbnail(tiff.long(at + row.attribute)!)) continue
    const start = origin + tiff.long(at + row.offset)!
    found.push({ start, end: start + tiff.long(at + row.length)! })
  }
  return found
}

/**
 * Whether the attribute is that of a JPEG (bits 24 to 26 are 0) that is a large thumbnail of any class (§5.2.3.3.1). Others
 * may be another view of the scene, or no picture at all, as the maps are that phones add for bright displays.
 */
function isLargeThumbnail(attribute: number): boolean {
  return ((attribute >>> 16) & 0x7ff) === 0x001
}
