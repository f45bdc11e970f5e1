import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import type {
  ArchiveEntries,
  ArchiveEntry,
  ArchiveLayout,
  RecordPart,
} from '../../src/archive/archive-layout.ts'
import { zipBounds, zipLayout } from '../../src/archive/zip-layout.ts'
import { cut, entriesOf, withSizes } from './archive-bytes.ts'
import { layoutRules } from './layout-rules.ts'

function layoutOf(entries: ArchiveEntries): ArchiveLayout {
  return zipLayout(entries, zipBounds(entries)!)
}

/** All records of an archive, as `header 0`, with their bytes in hexadecimal digits. */
function records(...list: ArchiveEntry[]): Record<string, string> {
  const layout = layoutOf(entriesOf(list))
  const found: [string, string][] = []
  for (let position = 0; position < layout.lengthBytes;) {
    const part = layout.partAt(position)
    if (part.kind !== 'content') found.push([nameOf(part), hexOf(layout.record(part, () => 0x89abcdef))])
    position = part.end
  }
  return Object.fromEntries(found)
}

const nameOf = ({ kind, entry }: RecordPart) => (entry === -1 ? kind : `${kind} ${entry}`)
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
/** Joins the fields of a record, written one by one. */
const fields = (...hex: string[]) => hex.join('').replaceAll(' ', '')

const mebibyte = 1024 * 1024
/** 2001-09-09 01:46:40 UTC: 29 2b is the date, 0d d4 the time. */
const modifiedMs = 1e12
const dosTime = 'd40d 292b'
const utField = '5554 0500 01 00ca9a3b'

describe('APPNOTE 6.3.10, a ZIP of stored entries', () => {
  layoutRules(layoutOf)

  it('An archive of nothing is the end of a directory', () => {
    expect(hexOf(cut(layoutOf(withSizes([])), []))).toBe(`504b0506${'00'.repeat(18)}`)
  })

  it('A small file has its CRC-32 and size before its content, and no descriptor', () => {
    const {
      'header 0': header,
      'directory 0': directory,
      ...others
    } = records({ name: 'é', sizeBytes: 5, modifiedMs })
    const common = fields('0008 0000', dosTime, 'efcdab89 05000000 05000000 0200')
    expect(header).toBe(fields('504b0304 1400', common, '0900', 'c3a9', utField))
    expect(directory).toBe(
      fields('504b0102 1403 1400', common, '0900 0000 0000 0000', '0000a481 00000000', 'c3a9', utField),
    )
    // The directory has 57 bytes and starts after 30 + 2 + 9 of the header and 5 of content.
    expect(others).toEqual({ end: fields('504b0506 0000 0000 0100 0100 39000000 2e000000 0000') })
  })

  it('An empty folder has no content, no CRC-32, and the attributes of a folder', () => {
    const { 'header 0': header, 'directory 0': directory } = records({ name: 'a/', sizeBytes: 0, modifiedMs })
    const common = fields('0008 0000', dosTime, '00000000 00000000 00000000 0200')
    expect(header).toBe(fields('504b0304 1400', common, '0900', '612f', utField))
    expect(directory).toBe(
      fields('504b0102 1403 1400', common, '0900 0000 0000 0000', '1000ed41 00000000', '612f', utField),
    )
  })

  it('A file above 256 MiB has its true size before its content, and its CRC-32 behind it', () => {
    const { 'header 0': header, 'descriptor 0': descriptor } = records({
      name: 'a',
      sizeBytes: 256 * mebibyte + 1,
      modifiedMs,
    })
    expect(header).toBe(
      fields('504b0304 1400 0808 0000', dosTime, '00000000 01000010 01000010 0100 0900', '61', utField),
    )
    expect(descriptor).toBe('504b0708 efcdab89 01000010 01000010'.replaceAll(' ', ''))
  })

  it('A file of 256 MiB has no descriptor', () => {
    const { 'header 0': header, ...others } = records({ name: 'a', sizeBytes: 256 * mebibyte, modifiedMs })
    expect(header!.slice(8, 16)).toBe('14000008')
    expect(Object.keys(others)).toEqual(['directory 0', 'end'])
  })

  it('A file of 2^32 - 2 bytes is the largest without zip64', () => {
    const { 'header 0': header, 'descriptor 0': descriptor } = records({
      name: 'a',
      sizeBytes: 2 ** 32 - 2,
      modifiedMs,
    })
    expect(header).toBe(
      fields('504b0304 1400 0808 0000', dosTime, '00000000 feffffff feffffff 0100 0900', '61', utField),
    )
    expect(descriptor).toBe(fields('504b0708 efcdab89 feffffff feffffff'))
  })

  it('A file of 2^32 - 1 bytes has its sizes in zip64 fields, and so has only the position of the next', () => {
    const { end, ...others } = records(
      { name: 'a', sizeBytes: 2 ** 32 - 1, modifiedMs },
      { name: 'b', sizeBytes: 1, modifiedMs },
    )
    const size = 'ffffffff00000000'
    const common = fields('0000', dosTime)
    const small = fields('0008', common, 'efcdab89 01000000 01000000 0100')
    // The second header starts after 30 + 1 + 9 + 20 of the first, the content and the descriptor of 24.
    const start = '5300000001000000'
    expect(others).toEqual({
      'header 0': fields(
        '504b0304 2d00 0808',
        common,
        '00000000 ffffffff ffffffff 0100 1d00 61',
        utField,
        '0100 1000',
        size,
        size,
      ),
      'descriptor 0': fields('504b0708 efcdab89', size, size),
      'directory 0': fields(
        '504b0102 1403 2d00 0808',
        common,
        'efcdab89 ffffffff ffffffff 0100 1d00 0000 0000 0000 0000a481 00000000 61',
        utField,
        '0100 1000',
        size,
        size,
      ),
      'header 1': fields('504b0304 1400', small, '0900 62', utField),
      'directory 1': fields(
        '504b0102 1403 2d00',
        small,
        '1500 0000 0000 0000 0000a481 ffffffff 62',
        utField,
        '0100 0800',
        start,
      ),
    })
    // The directory of 76 + 68 bytes starts after the second header of 40 bytes and its content of one.
    expect(end).toBe(
      fields(
        '504b0606 2c00000000000000 2d03 2d00 00000000 00000000',
        '0200000000000000 0200000000000000 9000000000000000 7c00000001000000',
        '504b0607 00000000 0c01000001000000 01000000',
        '504b0506 0000 0000 0200 0200 90000000 ffffffff 0000',
      ),
    )
  })

  it('The end has a zip64 record from 65,535 entries on, and only the count is left out elsewhere', () => {
    const endOf = (count: number) => {
      const layout = layoutOf({ count, entry: (index) => ({ name: `${index}`, sizeBytes: 0, modifiedMs }) })
      const part = layout.partAt(layout.lengthBytes - 1)
      return hexOf(layout.record(part as RecordPart, () => 0))
    }
    expect(endOf(65_534)).toMatch(/^504b050600000000fefffeff/)
    expect(endOf(65_535)).toMatch(
      /^504b0606.{40}ffff000000000000ffff000000000000.*504b050600000000ffffffff(?!ffffffff)/,
    )
    expect(endOf(65_536)).toMatch(
      /^504b0606.{40}00000100000000000000010000000000.*504b050600000000ffffffff(?!ffffffff)/,
    )
  })

  it.each([
    ['of a second before 1970', Date.UTC(1969, 11, 31, 23, 59, 59), '0000 2100', ''],
    ['of 1970, when MS-DOS has no date yet', 0, '0000 2100', '5554 0500 01 00000000'],
    ['of an odd second', Date.UTC(1980, 0, 1, 0, 0, 3, 999), '0100 2100', '5554 0500 01 03a6ce12'],
    ['of the last second that fits 32 bits', (2 ** 31 - 1) * 1000, 'c319 3374', '5554 0500 01 ffffff7f'],
    ['of the next second', 2 ** 31 * 1000, 'c419 3374', ''],
    ['after 2107', Date.UTC(2108, 0, 1), '7dbf 9fff', ''],
    ['that is no number', Number.NaN, '0000 2100', '5554 0500 01 00000000'],
    ['of no year at all', 1e300, '7dbf 9fff', ''],
  ])('A time %s is given as exactly as the formats can', (_title, time, dos, field) => {
    const { 'header 0': header } = records({ name: 'a', sizeBytes: 0, modifiedMs: time })
    expect(header!.slice(20, 28)).toBe(fields(dos))
    expect(header!.slice(62)).toBe(fields(field))
  })

  it('Entries that together are longer than numbers can count have no layout', () => {
    const entry = { name: 'a', sizeBytes: Number.MAX_SAFE_INTEGER, modifiedMs }
    expect(zipBounds(entriesOf([entry]))).toBeUndefined()
  })
})
