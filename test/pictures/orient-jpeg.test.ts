import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { embeddedPreviews } from '../../src/pictures/embedded-previews.ts'
import type { Orientation } from '../../src/pictures/exif.ts'
import { orientJpeg } from '../../src/pictures/orient-jpeg.ts'
import { exifSegment, jpeg, segment, tinyJpeg } from './jpeg-fixture.ts'

/** A segment of Exif with one entry (CIPA DC-008, 4.5.2 and 4.6.2; TIFF 6.0, section 2). */
const turned = (orientation: number) =>
  Buffer.from(
    'ffe1 0022 457869660000 4d4d 002a 00000008 0001 0112 0003 00000001 00'.replaceAll(' ', '') +
      `0${orientation}0000` +
      '00000000',
    'hex',
  )

const comment = segment(0xfe, Buffer.from('comment'))

describe('a picture that is to be turned', () => {
  it.each<Orientation>([1, 2, 3, 4, 5, 6, 7, 8])(
    'Orientation %i is written behind the start of the image',
    (orientation) => {
      expect(orientJpeg(jpeg([comment]), orientation)).toEqual(
        new Uint8Array(jpeg([turned(orientation), comment])),
      )
    },
  )

  it.each([
    ['one', [exifSegment({ orientation: 3 }), comment], [comment]],
    ['one behind another segment', [comment, exifSegment(), comment], [comment, comment]],
    ['several', [exifSegment(), comment, exifSegment(), exifSegment()], [comment]],
    ['one with fillers', [Buffer.of(0xff, 0xff), exifSegment(), comment], [comment]],
  ])("Of the picture's own segments of Exif none is left: %s", (_, before, after) => {
    expect(orientJpeg(jpeg(before), 6)).toEqual(new Uint8Array(jpeg([turned(6), ...after])))
  })

  it('XMP, which has the same marker, stays', () => {
    const xmp = segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x/>'))
    expect(orientJpeg(jpeg([xmp]), 6)).toEqual(new Uint8Array(jpeg([turned(6), xmp])))
  })

  it('What looks like Exif in the scan stays: it is part of the picture', () => {
    const file = jpeg([segment(0xda, Buffer.alloc(6)), exifSegment()])
    expect(orientJpeg(file, 6).length).toBe(file.length + turned(6).length)
  })

  it('The result has bytes of its own, as what is sent to another thread takes all of its buffer along', () => {
    const result = orientJpeg(tinyJpeg(1), 6)
    expect(result.buffer.byteLength).toBe(result.length)
  })

  it('Whatever follows the start of the image, the orientation is read back, and turning twice is turning once', () => {
    const rest = fc.oneof(
      fc.uint8Array({ maxLength: 100 }),
      fc.array(fc.constantFrom(comment, exifSegment(), Buffer.of(0xff))).map((list) => Buffer.concat(list)),
    )
    const orientations = fc.constantFrom<Orientation>(1, 2, 3, 4, 5, 6, 7, 8)
    fc.assert(
      fc.property(rest, orientations, (bytes, orientation) => {
        const once = orientJpeg(Buffer.concat([Buffer.of(0xff, 0xd8, 0xff), bytes]), orientation)
        expect(embeddedPreviews(once, once.length).orientation).toBe(orientation)
        expect(orientJpeg(once, orientation)).toEqual(once)
      }),
    )
  })
})
