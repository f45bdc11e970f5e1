/** Lays out the body of a response with several ranges (RFC 9110 §14.6; RFC 2046 §5.1). */
import type { ByteRange } from './ranges.ts'

/**
 * The body in order: for each part its head and then the bytes [start, end) of the representation; last the trailer.
 * `contentLength` counts all of it.
 */
export type MultipartByteranges = {
  readonly parts: readonly (ByteRange & { readonly head: string })[]
  readonly trailer: string
  readonly contentLength: number
}

/**
 * Lays out `ranges` of a representation of `sizeBytes` and `contentType`. `boundary` must be 1 to 70 of RFC 2046's bchars
 * and must not occur in the content; random characters make sure of that. The response's own Content-Type is
 * `multipart/byteranges; boundary=` and this boundary. All strings are ASCII.
 */
export function multipartParts(
  ranges: readonly ByteRange[],
  sizeBytes: number,
  contentType: string,
  boundary: string,
): MultipartByteranges {
  const trailer = `\r\n--${boundary}--\r\n`
  let contentLength = trailer.length
  const parts = ranges.map(({ start, end }, index) => {
    // The line end before a delimiter belongs to the delimiter; the first has nothing to end.
    const head =
      `${index === 0 ? '' : '\r\n'}--${boundary}\r\n` +
      `Content-Type: ${contentType}\r\n` +
      `Content-Range: bytes ${start}-${end - 1}/${sizeBytes}\r\n\r\n`
    contentLength += head.length + (end - start)
    return { head, start, end }
  })
  return { parts, trailer, contentLength }
}
