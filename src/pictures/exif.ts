/** Reads what Exif says of a picture: how to turn it, and where its thumbnail is (CIPA DC-008, 4.5 and 4.6). */
import { isNamed, markers, type JpegSegment, type Span } from './jpeg-segments.ts'
import { Tiff } from './tiff.ts'

/** Of the name in front of the structure, which ends with two bytes: 0 and a filler. */
const name = 'Exif\0'
const nameBytes = 6

const tags = { orientation: 0x0112, thumbnailOffset: 0x0201, thumbnailLength: 0x0202 } as const

/** How a picture is to be turned to be seen as it was taken: 1 (as it is) to 8. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** `thumbnail` is where the file says that it is, unchecked. */
export type Exif = { readonly orientation: Orientation; readonly thumbnail: Span | undefined }

/** Returns whether this is a segment of Exif. */
export function isExif(bytes: Uint8Array, segment: JpegSegment): boolean {
  return segment.marker === markers.app1 && isNamed(bytes, segment, name)
}

/** Reads a segment of Exif. What it lacks or has wrong is as if it weren't there. */
export function readExif(bytes: Uint8Array, segment: Span): Exif {
  const start = segment.start + nameBytes
  const tiff = Tiff.open(bytes, { start, end: segment.end })
  if (tiff === undefined) return { orientation: 1, thumbnail: undefined }
  const picture = tiff.first
  return {
    orientation: orientationOf(tiff.number(picture, tags.orientation)),
    thumbnail: thumbnailOf(tiff, picture, start),
  }
}

function orientationOf(value: number | undefined): Orientation {
  return value !== undefined && value >= 1 && value <= 8 ? (value as Orientation) : 1
}

/** The thumbnail of the second directory. A directory that names itself as the next one describes no thumbnail. */
function thumbnailOf(tiff: Tiff, picture: number, origin: number): Span | undefined {
  const directory = tiff.next(picture)
  if (directory === undefined || directory === picture) return undefined
  const offset = tiff.number(directory, tags.thumbnailOffset)
  const length = tiff.number(directory, tags.thumbnailLength)
  if (offset === undefined || length === undefined) return undefined
  return { start: origin + offset, end: origin + offset + length }
}
