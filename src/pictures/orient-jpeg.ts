/** Has browsers turn a JPEG: writes the orientation into its metadata. */
import { isExif, type Orientation } from './exif.ts'
import { jpegSegments, type Span } from './jpeg-segments.ts'

const startOfImageBytes = 2

/**
 * Returns a copy of `jpeg`, which begins with the start of an image, that is to be turned by `orientation`. A segment of Exif
 * that says this and nothing else takes the place of all that the picture had (CIPA DC-008, 4.5.2: it comes first).
 */
export function orientJpeg(jpeg: Uint8Array, orientation: Orientation): Uint8Array<ArrayBuffer> {
  const kept = withoutExif(jpeg)
  const exif = orientationSegment(orientation)
  const keptBytes = kept.reduce((sum, { start, end }) => sum + end - start, 0)
  const oriented = new Uint8Array(startOfImageBytes + exif.length + keptBytes)
  oriented.set(jpeg.subarray(0, startOfImageBytes))
  oriented.set(exif, startOfImageBytes)
  let at = startOfImageBytes + exif.length
  for (const { start, end } of kept) {
    oriented.set(jpeg.subarray(start, end), at)
    at += end - start
  }
  return oriented
}

/** What is left of the picture behind its start without its segments of Exif. */
function withoutExif(jpeg: Uint8Array): Span[] {
  const kept: Span[] = []
  let start = startOfImageBytes
  for (const segment of jpegSegments(jpeg)) {
    if (!isExif(jpeg, segment)) continue
    kept.push({ start, end: segment.from })
    start = segment.end
  }
  return [...kept, { start, end: jpeg.length }]
}

function orientationSegment(orientation: Orientation): readonly number[] {
  const directory = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, ...directory]
  const content = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff]
  return [0xff, 0xe1, 0, content.length + 2, ...content]
}
