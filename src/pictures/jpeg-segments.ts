/** Finds the segments at the beginning of a JPEG, where its metadata are (ITU-T T.81, annex B). */

/** Bytes of a file, [start, end). */
export type Span = { readonly start: number; readonly end: number }

/** A segment. Its content, behind marker and length, is [start, end); `from` is where its marker begins, or a filler before. */
export type JpegSegment = Span & { readonly marker: number; readonly from: number }

/** Second byte of the markers that are needed here: the segments of Exif and of MPF. */
export const markers = { app1: 0xe1, app2: 0xe2 } as const

/** Returns whether the bytes begin like every JPEG: with the start of an image and the first byte of another marker. */
export function beginsAsJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff
}

/**
 * Yields the segments in order, as far as they are wholly in `bytes`: up to the first scan, or to what is no segment.
 * Nothing if the bytes aren't those of a JPEG.
 */
export function* jpegSegments(bytes: Uint8Array): Generator<JpegSegment, void, undefined> {
  if (!beginsAsJpeg(bytes)) return
  let from = 2
  while (bytes[from] === 0xff) {
    let at = from + 1
    // Any number of fillers may precede a marker (T.81 §B.1.1.2).
    while (bytes[at] === 0xff) at++
    const marker = bytes[at]
    if (marker === undefined || !hasLength(marker)) return
    // The length counts its own two bytes. It is NaN, which compares as false, where the bytes end before it.
    const length = bytes[at + 1]! * 256 + bytes[at + 2]!
    const end = at + 1 + length
    if (!(length >= 2 && end <= bytes.length)) return
    yield { marker, from, start: at + 3, end }
    from = end
  }
}

/** Returns whether a segment begins with the name that tells what it holds, as those of applications do. */
export function isNamed(bytes: Uint8Array, { start, end }: Span, name: string): boolean {
  if (end - start < name.length) return false
  for (let index = 0; index < name.length; index++) {
    if (bytes[start + index] !== name.charCodeAt(index)) return false
  }
  return true
}

/** Whether the marker has a length and isn't that of a scan, behind which compressed data follow. */
function hasLength(marker: number): boolean {
  return marker >= 0xc0 && !(marker >= 0xd0 && marker <= 0xda)
}
