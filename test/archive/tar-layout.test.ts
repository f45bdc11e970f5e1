import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import type {
  ArchiveEntries,
  ArchiveEntry,
  ArchiveLayout,
  RecordPart,
} from '../../src/archive/archive-layout.ts'
import { tarBounds, tarLayout } from '../../src/archive/tar-layout.ts'
import { cut, entriesOf, withSizes } from './archive-bytes.ts'
import { layoutRules } from './layout-rules.ts'

function layoutOf(entries: ArchiveEntries): ArchiveLayout {
  return tarLayout(entries, tarBounds(entries)!)
}

/** What precedes the content of a lone entry, one char per byte. */
function headerOf(name: string, sizeBytes = 0, modifiedMs = 0): string {
  const layout = layoutOf(entriesOf([{ name, sizeBytes, modifiedMs } satisfies ArchiveEntry]))
  const part = layout.partAt(0) as RecordPart
  return Buffer.from(layout.record(part, () => 0)).toString('latin1')
}

/** The records of the extended header before the header of a lone entry, in UTF-8. */
function extendedRecordsOf(name: string, sizeBytes = 0, modifiedMs = 0): string {
  const header = headerOf(name, sizeBytes, modifiedMs)
  const records = header.length === 512 ? '' : header.slice(512, -512)
  return Buffer.from(records, 'latin1').toString().replace(/\0+$/, '')
}

const zeros = (count: number) => '\0'.repeat(count)
const fieldOf = (header: string, offset: number, length: number) =>
  header
    .slice(offset - 512)
    .slice(0, length)
    .replace(/\0+$/, '')
const nameField = (name: string) => fieldOf(headerOf(name), 0, 100)
const prefixField = (name: string) => fieldOf(headerOf(name), 345, 155)

describe('POSIX.1-2017 pax, a tar of files', () => {
  layoutRules(layoutOf)

  it('An archive of nothing is twenty blocks of zeros', () => {
    expect(cut(layoutOf(withSizes([])), [])).toEqual(Buffer.alloc(10_240))
  })

  it('An archive ends with two blocks of zeros at least, and is a multiple of twenty blocks', () => {
    // A header and content of 17 blocks leave two; one block more needs twenty others.
    for (const [blocks, lengthBlocks] of [
      [17, 20],
      [18, 40],
    ] as const) {
      const list = [{ name: 'a', content: 'x'.repeat(blocks * 512), modifiedMs: 0 }]
      expect(layoutOf(withSizes(list)).lengthBytes).toBe(lengthBlocks * 512)
    }
  })

  it('A plain file has the header of ustar alone', () => {
    // 'a' is 97, '0000644' 346, '0000000' 336 four times, '00000000005' 533, '07346545000' 566, '0' 48, 'ustar' 559,
    // '00' 96, and eight spaces 256: 3845 together, which is 7405 in octal digits.
    expect(headerOf('a', 5, 1e12)).toBe(
      `a${zeros(99)}0000644\x000000000\x000000000\x0000000000005\x0007346545000\x00007405\0 0${zeros(100)}` +
        `ustar\x0000${zeros(64)}0000000\x000000000\0${zeros(167)}`,
    )
  })

  it('Content is filled up to a whole block with zeros', () => {
    const list = [{ name: 'a', content: 'hello', modifiedMs: 0 }]
    expect(cut(layoutOf(withSizes(list)), list, 512, 1024).toString()).toBe(`hello${zeros(507)}`)
  })

  it('A folder has its type and may be entered', () => {
    const header = headerOf('a/')
    expect(fieldOf(header, 0, 100)).toBe('a/')
    expect(fieldOf(header, 100, 8)).toBe('0000755')
    expect(fieldOf(header, 156, 1)).toBe('5')
  })

  const long = 'x'.repeat(100)
  it.each([
    ['fills its field', long, '', long],
    ['is split at a slash', `a/b/${long}`, 'a/b', long],
    ['of a folder is split before the last slash', `a/b/${long.slice(1)}/`, 'a/b', `${long.slice(1)}/`],
    ['is split at the first slash that will do', `a/b/c/${long.slice(4)}`, 'a', `b/c/${long.slice(4)}`],
    ['fills both fields', `${'p'.repeat(155)}/${long}`, 'p'.repeat(155), long],
  ])('An ASCII name that %s needs no extended header', (_title, name, prefix, rest) => {
    expect(extendedRecordsOf(name)).toBe('')
    expect(prefixField(name)).toBe(prefix)
    expect(nameField(name)).toBe(rest)
  })

  it.each([
    ['has no slash', `${long}x`, `111 path=${long}x\n`],
    ['has a last segment beyond its field', `a/${long}x`, `113 path=a/${long}x\n`],
    ['has a folder in the last field only', `${long}/`, `111 path=${long}/\n`],
    [
      'begins with more than the prefix holds',
      `${'p'.repeat(156)}/${long}`,
      `267 path=${'p'.repeat(156)}/${long}\n`,
    ],
    ['is not ASCII', 'é', '11 path=é\n'],
  ])('A name that %s is in the extended header', (_title, name, records) => {
    expect(extendedRecordsOf(name)).toBe(records)
  })

  it('The length of an extended record counts its own digits', () => {
    // Seven bytes beside name and length: 91 of name would make 100 in all, if the length had two digits.
    expect(extendedRecordsOf('é'.repeat(45))).toBe(`99 path=${'é'.repeat(45)}\n`)
    expect(extendedRecordsOf(`${'é'.repeat(45)}x`)).toBe(`101 path=${'é'.repeat(45)}x\n`)
  })

  it('A name that is not ASCII stands in the old fields, too, as far as its whole characters fit', () => {
    expect(nameField('é')).toBe('\xc3\xa9')
    expect(nameField(`x${'é'.repeat(60)}`)).toBe(`x${'\xc3\xa9'.repeat(49)}`)
    expect(prefixField(`é/${long}`)).toBe('\xc3\xa9')
  })

  it('The extended header precedes that of its file, and is named after its index', () => {
    const header = headerOf('é', 5, 1e12)
    expect(header).toHaveLength(3 * 512)
    expect(header.slice(0, 13)).toBe('PaxHeaders/0\0')
    expect(header.slice(124, 136)).toBe('00000000013\0')
    expect(header[156]).toBe('x')
    expect(header.slice(512, 1024)).toBe(`11 path=\xc3\xa9\n${zeros(501)}`)
    expect(header.slice(1024 + 124, 1024 + 136)).toBe('00000000005\0')
  })

  it('A size of 8 GiB is in the extended header, and in binary in that of the file', () => {
    expect(extendedRecordsOf('a', 2 ** 33 - 1)).toBe('')
    expect(fieldOf(headerOf('a', 2 ** 33 - 1), 124, 12)).toBe('77777777777')
    expect(extendedRecordsOf('a', 2 ** 33)).toBe('19 size=8589934592\n')
    expect(
      headerOf('a', 2 ** 33)
        .slice(-512)
        .slice(124, 136),
    ).toBe('\x80\0\0\0\0\0\0\x02\0\0\0\0')
  })

  it.each([
    ['of a fraction of a second before 1970', -1, '12 mtime=-1\n', '00000000000'],
    ['of 1970', 999, '', '00000000000'],
    ['of the last second with eleven octal digits', (2 ** 33 - 1) * 1000, '', '77777777777'],
    ['of the next second', 2 ** 33 * 1000, '20 mtime=8589934592\n', '77777777777'],
  ])('A time %s is given to the second', (_title, modifiedMs, records, field) => {
    expect(extendedRecordsOf('a', 0, modifiedMs)).toBe(records)
    expect(fieldOf(headerOf('a', 0, modifiedMs), 136, 12)).toBe(field)
  })
})
