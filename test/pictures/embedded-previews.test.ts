import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { embeddedPreviews, lookedAtBytes, maxPreviewBytes } from '../../src/pictures/embedded-previews.ts'
import {
  attributes,
  directory,
  exifOrigin,
  exifSegment,
  jpeg,
  multiPictureJpeg,
  multiPictureSegment,
  segment,
  tiffHeader,
  tinyJpeg,
  type ByteOrder,
  type Entry,
  type ExifParts,
} from './jpeg-fixture.ts'

const none = { places: [], orientation: 1 }

/** The previews of a whole file: their bytes, and the orientation. */
function previewsOf(file: Buffer): { pictures: Buffer[]; orientation: number } {
  const { places, orientation } = embeddedPreviews(file.subarray(0, lookedAtBytes), file.length)
  return { pictures: places.map(({ start, end }) => file.subarray(start, end)), orientation }
}

/** The previews of a file with this segment alone. */
const withExif = (parts: ExifParts) => previewsOf(jpeg([exifSegment(parts)]))

const byteOrders: readonly ByteOrder[] = ['II', 'MM']
const app = (number: number, text: string) => segment(0xe0 + number, Buffer.from(text, 'latin1'))
const small = tinyJpeg(1)

describe('the thumbnail of Exif (CIPA DC-008, 4.5.5)', () => {
  it.each(byteOrders)('Thumbnail and orientation are found in the byte order %s', (order) => {
    expect(withExif({ order, orientation: 8, thumbnail: small })).toEqual({
      pictures: [small],
      orientation: 8,
    })
  })

  it.each([
    ['JFIF', [app(0, 'JFIF\0\x01\x01')]],
    ['XMP, which has the same marker', [app(1, 'http://ns.adobe.com/xap/1.0/\0<x/>')]],
    ['a profile of colours, which has the marker of MPF', [app(2, 'ICC_PROFILE\0')]],
    ['an empty segment', [app(1, '')]],
    ['fillers', [Buffer.from([0xff, 0xff, 0xff])]],
    ['a long segment', [app(3, 'x'.repeat(65_533))]],
  ])('It is found behind %s', (_, before) => {
    expect(previewsOf(jpeg([...before, exifSegment({ thumbnail: small })])).pictures).toEqual([small])
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('Orientation %i is kept', (orientation) => {
    expect(withExif({ orientation }).orientation).toBe(orientation)
  })

  it.each([0, 9, 65_535])('Orientation %i, which means nothing, is none', (orientation) => {
    expect(withExif({ orientation }).orientation).toBe(1)
  })

  it('A picture without a thumbnail has its orientation all the same', () => {
    expect(withExif({ orientation: 3, second: 0 })).toEqual({ pictures: [], orientation: 3 })
  })

  it('The first segment of Exif counts', () => {
    const file = jpeg([exifSegment({ second: 0 }), exifSegment({ orientation: 3, thumbnail: small })])
    expect(previewsOf(file)).toEqual({ pictures: [], orientation: 6 })
  })

  it('A thumbnail may lie beyond the bytes that are looked at', () => {
    const file = Buffer.concat([jpeg([exifSegment({ offset: 500_000, length: 200 })]), Buffer.alloc(500_000)])
    const { places } = embeddedPreviews(file.subarray(0, 1000), file.length)
    expect(places).toEqual([{ start: exifOrigin + 500_000, end: exifOrigin + 500_200 }])
  })

  it.each<[string, ExifParts]>([
    ['that is empty', { length: 0 }],
    ['too short for a JPEG', { length: 99 }],
    ['of 4 GiB', { length: 0xffff_ffff }],
    ['longer than a preview', { length: maxPreviewBytes + 1 }],
    ['behind the end', { offset: 10_000 }],
    ['4 GiB away', { offset: 0xffff_ffff }],
    ['of a directory in the header', { second: 4 }],
    ['of a directory behind the end', { second: 0x7fff_ffff }],
    ['of a directory cut off by the end', { second: 60 }],
  ])('A thumbnail %s is none', (_, parts) => {
    expect(withExif(parts)).toEqual({ pictures: [], orientation: 6 })
  })

  it('A thumbnail may end where the file ends, and no byte later', () => {
    const file = jpeg([exifSegment({ offset: 1000, length: 200 })])
    const end = exifOrigin + 1200
    expect(embeddedPreviews(file, end).places).toEqual([{ start: end - 200, end }])
    expect(embeddedPreviews(file, end - 1).places).toEqual([])
  })

  it('A directory that names itself as the next one describes no thumbnail', () => {
    const entries: Entry[] = [
      [0x0112, 3, 1, 6],
      [0x0201, 4, 1, 100],
      [0x0202, 4, 1, 200],
    ]
    const structure = (next: number) => [
      tiffHeader('II'),
      directory('II', entries, next),
      directory('II', entries),
    ]
    const file = (next: number) =>
      jpeg([segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), ...structure(next)]))], 500)
    expect(previewsOf(file(8 + 2 + 3 * 12 + 4)).pictures).toHaveLength(1)
    expect(previewsOf(file(8))).toEqual({ pictures: [], orientation: 6 })
  })

  it('A directory at the very end of its segment has no next one', () => {
    const structure = [tiffHeader('II'), directory('II', [[0x0112, 3, 1, 6]], 0xffff).subarray(0, -2)]
    const file = jpeg([segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), ...structure]))])
    expect(previewsOf(file)).toEqual({ pictures: [], orientation: 6 })
  })

  it('A segment that is not wholly among the bytes that are looked at says nothing', () => {
    const file = jpeg([exifSegment()])
    const end = 2 + exifSegment().length
    expect(embeddedPreviews(file.subarray(0, end), file.length).places).toHaveLength(1)
    expect(embeddedPreviews(file.subarray(0, end - 1), file.length)).toEqual(none)
  })

  it.each<[string, Buffer]>([
    ['without a structure', Buffer.from('Exif\0\0')],
    ['with half a header', Buffer.from('Exif\0\0II*\0')],
    ['of no byte order', Buffer.concat([Buffer.from('Exif\0\0'), Buffer.from('IM*\0\x08\0\0\0')])],
    ['of another version', Buffer.concat([Buffer.from('Exif\0\0'), Buffer.from('II+\0\x08\0\0\0')])],
    ['whose directory is its header', Buffer.concat([Buffer.from('Exif\0\0'), tiffHeader('II', 0)])],
    ['whose directory is far away', Buffer.concat([Buffer.from('Exif\0\0'), tiffHeader('II', 0xffff_ffff)])],
    [
      'that announces more entries than it has',
      Buffer.concat([Buffer.from('Exif\0\0'), tiffHeader('II'), Buffer.from([0xff, 0xff, 0x12, 0x01])]),
    ],
    [
      'that is cut off between the entries of a directory',
      Buffer.concat([
        Buffer.from('Exif\0\0'),
        tiffHeader('II'),
        directory('II', [
          [0x0112, 3, 1, 6],
          [0x0103, 3, 1, 6],
        ]).subarray(0, -12),
      ]),
    ],
    [
      'with several orientations',
      Buffer.concat([Buffer.from('Exif\0\0'), tiffHeader('II'), directory('II', [[0x0112, 3, 2, 6]])]),
    ],
    [
      'with an orientation in words',
      Buffer.concat([Buffer.from('Exif\0\0'), tiffHeader('II'), directory('II', [[0x0112, 2, 1, 6]])]),
    ],
  ])('A segment %s says nothing', (_, content) => {
    expect(previewsOf(jpeg([segment(0xe1, content)]))).toEqual({ pictures: [], orientation: 1 })
  })
})

describe('the large thumbnails of MPF (CIPA DC-007, 5.2.3)', () => {
  const vga = tinyJpeg(2, 40_000)
  const fullHd = tinyJpeg(3, 150_000)

  it.each(byteOrders)('A large thumbnail comes before that of Exif, in the byte order %s', (order) => {
    const file = multiPictureJpeg([exifSegment({ thumbnail: small })], [[attributes.vga, vga]], order)
    expect(previewsOf(file)).toEqual({ pictures: [vga, small], orientation: 6 })
  })

  it('The smallest of several counts', () => {
    const pictures = [
      [attributes.fullHd, fullHd],
      [attributes.vga, vga],
      [attributes.fullHd, fullHd],
    ] as const
    expect(previewsOf(multiPictureJpeg([], pictures)).pictures).toEqual([vga])
  })

  it('One that is too long for a preview is left to those who ask for the file', () => {
    const long = tinyJpeg(4, maxPreviewBytes)
    const file = multiPictureJpeg([exifSegment({ thumbnail: small })], [[attributes.fullHd, long]])
    expect(previewsOf(file).pictures).toEqual([small])
  })

  it.each([
    ['the picture itself', attributes.primary],
    ['of a kind that is not said, such as a map for bright displays', attributes.undefined],
    ['part of a panorama', 0x0002_0001],
    ['another view', 0x0002_0002],
    ['not a JPEG', 0x0101_0001],
  ])('A picture that is %s is no preview', (_, attribute) => {
    expect(previewsOf(multiPictureJpeg([], [[attribute, vga]])).pictures).toEqual([])
  })

  it.each<[string, readonly [number, number]]>([
    ['of no bytes', [0, 1000]],
    ['of 4 GiB', [0xffff_ffff, 0]],
    ['behind the end', [200, 0xffff_ffff]],
    ['that ends behind the file', [200, 300]],
  ])('A large thumbnail %s is none', (_, [length, offset]) => {
    const file = jpeg([multiPictureSegment([[attributes.vga, length, offset]])], 100)
    expect(embeddedPreviews(file, 400)).toEqual(none)
  })

  it('A table that is not wholly in its segment is none', () => {
    const whole = multiPictureSegment([[attributes.vga, 200, 0]])
    const cut = segment(0xe2, whole.subarray(4, -1))
    expect(previewsOf(jpeg([whole], 1000)).pictures).toHaveLength(1)
    expect(previewsOf(jpeg([cut], 1000)).pictures).toHaveLength(0)
  })
})

describe('bytes that are no picture of a camera', () => {
  it.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.of(0xff)],
    ['a start alone', Buffer.of(0xff, 0xd8)],
    ['fillers alone', Buffer.alloc(lookedAtBytes, 0xff)],
    ['a start and fillers', Buffer.concat([Buffer.of(0xff, 0xd8), Buffer.alloc(1000, 0xff)])],
    ['text', Buffer.from('Exif\0\0II*\0')],
    ['metadata without a start', exifSegment()],
    ['metadata behind the scan', Buffer.concat([tinyJpeg(1), exifSegment()])],
    ['metadata in the scan', jpeg([segment(0xda, Buffer.alloc(6)), exifSegment()])],
    ['metadata behind what is no segment', jpeg([Buffer.of(0), exifSegment()])],
    ['metadata behind a length of 0', jpeg([Buffer.of(0xff, 0xe0, 0, 0), exifSegment()])],
    ['metadata behind a marker without length', jpeg([Buffer.of(0xff, 0xd0, 0, 2), exifSegment()])],
    ['metadata that overlap with the segment before', jpeg([Buffer.of(0xff, 0xe0, 0, 20), exifSegment()])],
  ])('There is no preview in %s', (_, file) => {
    expect(embeddedPreviews(file, file.length)).toEqual(none)
  })

  const valid = [
    jpeg([exifSegment({ order: 'II' })]),
    jpeg([app(0, 'JFIF\0'), exifSegment({ order: 'MM' })]),
    multiPictureJpeg([exifSegment()], [[attributes.vga, tinyJpeg(2)]], 'II'),
    multiPictureJpeg([exifSegment({ order: 'MM' })], [[attributes.vga, tinyJpeg(2)]], 'MM'),
  ]
  const anyByte = fc.oneof(fc.constantFrom(0, 0xff, 0x7f, 0x80, 0xd8, 0xe1, 0xe2), fc.nat(255))

  /** What holds for all bytes: there are at most two places, all of them in the file and short enough. */
  function expectBounded(bytes: Uint8Array, sizeBytes: number): void {
    const { places, orientation } = embeddedPreviews(bytes, sizeBytes)
    expect(places.length).toBeLessThanOrEqual(2)
    for (const { start, end } of places) {
      expect(start).toBeGreaterThan(0)
      expect(end - start).toBeGreaterThan(0)
      expect(end - start).toBeLessThanOrEqual(maxPreviewBytes)
      expect(end).toBeLessThanOrEqual(sizeBytes)
    }
    expect(orientation).toBeGreaterThanOrEqual(1)
    expect(orientation).toBeLessThanOrEqual(8)
  }

  it('Random bytes lead nowhere outside the file', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(1000), (bytes, sizeBytes) => {
        expectBounded(bytes, sizeBytes)
        expectBounded(jpeg([segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0II*\0'), bytes]))]), sizeBytes)
        expectBounded(jpeg([segment(0xe2, Buffer.concat([Buffer.from('MPF\0MM\0*'), bytes]))]), sizeBytes)
      }),
    )
  })

  it('Files that were changed at any place lead nowhere outside the file', () => {
    const changes = fc.array(fc.tuple(fc.nat(400), anyByte), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(fc.constantFrom(...valid), changes, (file, list) => {
        const changed = Buffer.from(file)
        for (const [at, byte] of list) changed[at % changed.length] = byte
        expectBounded(changed, changed.length)
      }),
    )
  })

  it('Files that were cut off anywhere lead nowhere outside the file', () => {
    for (const file of valid) {
      const { places: all } = embeddedPreviews(file, file.length)
      for (let length = 0; length < file.length; length++) {
        const cut = file.subarray(0, length)
        expectBounded(cut, length)
        // The file is longer than what was read of it: there may be less to see, but nothing else.
        const { places } = embeddedPreviews(cut, file.length)
        expect(places.filter((place) => !all.some(({ start }) => start === place.start))).toEqual([])
      }
    }
  })
})
