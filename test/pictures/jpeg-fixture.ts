/** Writes JPEGs with the metadata of cameras, right or wrong ones, byte by byte (CIPA DC-008, DC-007). */

export type ByteOrder = 'II' | 'MM'

/** An entry of a directory: its tag, type, count, and the value or offset as a number of four bytes. */
export type Entry = readonly [tag: number, type: number, count: number, value: number]

const short = 3
const long = 4
const undefinedType = 7

/** Returns a segment with its marker and length. */
export function segment(marker: number, content: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

/** Numbers of 16 and 32 bits in one byte order. */
function numbers(order: ByteOrder) {
  const write = (bytes: number) => (value: number) => {
    const buffer = Buffer.alloc(bytes)
    if (order === 'II') buffer.writeUIntLE(value, 0, bytes)
    else buffer.writeUIntBE(value, 0, bytes)
    return buffer
  }
  return { u16: write(2), u32: write(4) }
}

/** Returns the header of a TIFF structure. */
export function tiffHeader(order: ByteOrder, first = 8): Buffer {
  const { u16, u32 } = numbers(order)
  return Buffer.concat([Buffer.from(order), u16(42), u32(first)])
}

/** Returns a directory, with the offset of the next one. */
export function directory(order: ByteOrder, entries: readonly Entry[], next = 0): Buffer {
  const { u16, u32 } = numbers(order)
  const rows = entries.map(([tag, type, count, value]) => {
    // A value that is shorter than four bytes stands in the first of them.
    const inline = type === short ? Buffer.concat([u16(value), u16(0)]) : u32(value)
    return Buffer.concat([u16(tag), u16(type), u32(count), inline])
  })
  return Buffer.concat([u16(entries.length), ...rows, u32(next)])
}

/** What a segment of Exif says. The offset and length of the thumbnail are right unless they are given. */
export type ExifParts = {
  readonly order?: ByteOrder
  readonly orientation?: number
  readonly thumbnail?: Uint8Array
  readonly offset?: number
  readonly length?: number
  /** Where the second directory is said to be. */
  readonly second?: number
}

/** Returns a segment of Exif with two directories and the thumbnail behind them. */
export function exifSegment(parts: ExifParts = {}): Buffer {
  const { order = 'II', orientation = 6, thumbnail = tinyJpeg(1) } = parts
  const second = 8 + 2 + 12 + 4
  const third = second + 2 + 3 * 12 + 4
  const content = [
    Buffer.from('Exif\0\0'),
    tiffHeader(order),
    directory(order, [[0x0112, short, 1, orientation]], parts.second ?? second),
    directory(order, [
      [0x0103, short, 1, 6],
      [0x0201, long, 1, parts.offset ?? third],
      [0x0202, long, 1, parts.length ?? thumbnail.length],
    ]),
    thumbnail,
  ]
  return segment(0xe1, Buffer.concat(content))
}

/** Where the structure of a segment of Exif begins, if the segment is the first one of its file. */
export const exifOrigin = 2 + 4 + 6

/** A row of the table of pictures: its attribute, length and offset. */
export type Row = readonly [attribute: number, length: number, offset: number]

/** Returns a segment of MPF with this table. */
export function multiPictureSegment(rows: readonly Row[], order: ByteOrder = 'MM'): Buffer {
  const { u16, u32 } = numbers(order)
  const entries: Entry[] = [
    [0xb001, long, 1, rows.length],
    [0xb002, undefinedType, rows.length * 16, 8 + 2 + 2 * 12 + 4],
  ]
  const table = rows.map(([attribute, length, offset]) =>
    Buffer.concat([u32(attribute), u32(length), u32(offset), u16(0), u16(0)]),
  )
  const content = [Buffer.from('MPF\0'), tiffHeader(order), directory(order, entries), ...table]
  return segment(0xe2, Buffer.concat(content))
}

/** Attributes of pictures in MPF. */
export const attributes = {
  primary: 0x2003_0000,
  vga: 0x4001_0001,
  fullHd: 0x0001_0002,
  undefined: 0,
} as const

/** Returns a JPEG: these segments, a scan of some bytes, the end. No decoder would be pleased with it. */
export function jpeg(segments: readonly Uint8Array[], scanBytes = 100): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...segments,
    segment(0xda, Buffer.alloc(6)),
    Buffer.alloc(scanBytes, 0x55),
    Buffer.from([0xff, 0xd9]),
  ])
}

/** Returns a JPEG without metadata but a comment, which tells it from others. */
export function tinyJpeg(comment: number, scanBytes?: number): Buffer {
  return jpeg([segment(0xfe, Buffer.of(comment))], scanBytes)
}

/** Returns a JPEG with these segments, and behind it further pictures of MPF, as cameras write them. */
export function multiPictureJpeg(
  before: readonly Uint8Array[],
  pictures: readonly (readonly [attribute: number, bytes: Uint8Array])[],
  order: ByteOrder = 'MM',
): Buffer {
  const origin = 2 + Buffer.concat(before).length + 4 + 4
  const rowsAt = (first: number): Row[] => {
    let at = first
    return pictures.map(([attribute, { length }]) => {
      at += length
      return [attribute, length, at - length - origin]
    })
  }
  const file = (first: number) =>
    jpeg([...before, multiPictureSegment([[attributes.primary, first, 0], ...rowsAt(first)], order)])
  // The length doesn't depend on the offsets; any that are not negative will do.
  const firstBytes = file(100_000).length
  return Buffer.concat([file(firstBytes), ...pictures.map(([, bytes]) => bytes)])
}
