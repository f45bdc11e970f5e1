/**
 * Finds the small pictures that cameras put into their JPEGs. Nothing is decoded: a hostile file meets comparisons of
 * numbers, whose count is bounded by the bytes that are looked at.
 */
import { isExif, readExif, type Exif, type Orientation } from './exif.ts'
import { jpegSegments, type Span } from './jpeg-segments.ts'
import { isMultiPicture, largeThumbnails } from './multi-picture.ts'

/** How much of a file's beginning to look at, bytes: room for two segments of the greatest length. */
export const lookedAtBytes = 128 * 1024

/** Most that a preview may have, bytes. Those of Exif have less than 64 KiB, a large thumbnail in VGA size about as much. */
export const maxPreviewBytes = 200 * 1024

/** No JPEG is shorter: start, tables, frame, scan, end. */
const minPreviewBytes = 100

/** Where the previews are in the file, the best one first, and how to turn them. */
export type EmbeddedPreviews = { readonly places: readonly Span[]; readonly orientation: Orientation }

/**
 * Returns where the JPEG that begins with `start` (see {@link lookedAtBytes}) and has `sizeBytes` says that it has previews:
 * the smallest large thumbnail of MPF, then the thumbnail of Exif. Each place is in the file, at its end at most, and may
 * lie beyond `start`. That there is a JPEG is for the caller to see, by `beginsAsJpeg`.
 */
export function embeddedPreviews(start: Uint8Array, sizeBytes: number): EmbeddedPreviews {
  let exif: Exif | undefined
  let large: readonly Span[] | undefined
  for (const segment of jpegSegments(start)) {
    // The first of each kind counts: the standards know no second one.
    if (isExif(start, segment)) exif ??= readExif(start, segment)
    else if (isMultiPicture(start, segment)) large ??= largeThumbnails(start, segment)
  }
  const isUsable = (place: Span) => isPlausible(place, sizeBytes)
  const smallest = large?.filter(isUsable).reduce(shorter, undefined)
  const places = [smallest, exif?.thumbnail].filter((place) => place !== undefined && isUsable(place))
  return { places: places as Span[], orientation: exif?.orientation ?? 1 }
}

function isPlausible({ start, end }: Span, sizeBytes: number): boolean {
  const length = end - start
  return length >= minPreviewBytes && length <= maxPreviewBytes && end <= sizeBytes
}

function shorter(one: Span | undefined, other: Span): Span {
  return one !== undefined && one.end - one.start <= other.end - other.start ? one : other
}
