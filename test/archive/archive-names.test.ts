import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ArchiveNames } from '../../src/archive/archive-names.ts'

/** Names paths that are UTF-8. */
function namesOf(...paths: string[]): string[] {
  const names = new ArchiveNames()
  return paths.map((path) => names.nameOf(Buffer.from(path).toString('latin1')))
}

describe('the names of an archive', () => {
  it('Paths that every system can hold are their names', () => {
    const paths = ['a/b/c.txt', 'a/é.txt', 'empty/', 'z']
    expect(namesOf(...paths)).toEqual(paths)
  })

  it('Bytes that are not UTF-8 become U+FFFD', () => {
    expect(new ArchiveNames().nameOf('caf\xe9/\xff.txt')).toBe('caf\ufffd/\ufffd.txt')
  })

  it.each([
    ['that differ in case', ['README', 'Readme', 'readme'], ['README', 'Readme (2)', 'readme (3)']],
    ['before their extension', ['a.TXT', 'A.txt'], ['a.TXT', 'A (2).txt']],
    ['that were composed in two ways', ['\u00e9.txt', 'e\u0301.txt'], ['\u00e9.txt', '\u00e9 (2).txt']],
    ['that differed in what is replaced', ['a?', 'a*', 'a_'], ['a_', 'a_ (2)', 'a_ (3)']],
    ['whose number is taken', ['a (2)', 'a', 'A'], ['a (2)', 'a', 'A (3)']],
    ['that look like a numbered one', ['a', 'A', 'a (2)'], ['a', 'A (2)', 'a (2) (2)']],
    ['of letters without a single partner', ['straße', 'STRASSE'], ['straße', 'STRASSE (2)']],
    ['of Greek with its two small sigmas', ['ΟΔΟΣ', 'οδος'], ['ΟΔΟΣ', 'οδος (2)']],
    ['of a file and a folder', ['a.b', 'A.B/c'], ['a.b', 'A.B (2)/c']],
    ['in different folders, not at all,', ['a/x', 'b/x'], ['a/x', 'b/x']],
  ])('Equal names %s are numbered', (_title, paths, names) => {
    expect(namesOf(...paths)).toEqual(names)
  })

  it('All files of a folder are below its one new name, and those of its twin below another', () => {
    expect(namesOf('a:/1', 'a:/b?/2', 'a?/1', 'a:/b?/3', 'a?/2', 'a?/b?/')).toEqual([
      'a_/1',
      'a_/b_/2',
      'a_ (2)/1',
      'a_/b_/3',
      'a_ (2)/2',
      'a_ (2)/b_/',
    ])
  })

  it('Long names that become equal are shortened further for their numbers', () => {
    const long = 'x'.repeat(255)
    expect(namesOf(long, long.toUpperCase(), `X${long.slice(1)}`)).toEqual([
      long,
      `${'X'.repeat(246)} (2)`,
      `X${'x'.repeat(245)} (3)`,
    ])
  })

  it('No two names are equal, in whatever case, and folders stay apart', () => {
    const segment = fc.string({
      unit: fc.constantFrom('a', 'A', '?', '*', '.', ' (2)', 'é'),
      minLength: 1,
      maxLength: 4,
    })
    const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((segments) => segments.join('/'))
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 60 }), (paths) => {
        const names = namesOf(...paths)
        expect(new Set(names.map((name) => name.toUpperCase())).size).toBe(paths.length)
        // The same folder on the disk, the same in the archive.
        const folderOf = (text: string) => text.slice(0, text.lastIndexOf('/') + 1)
        const pairs = new Map(paths.map((from, index) => [folderOf(from), folderOf(names[index]!)]))
        paths.forEach((from, index) => {
          expect(folderOf(names[index]!)).toBe(pairs.get(folderOf(from)))
        })
        expect(new Set(pairs.values()).size).toBe(pairs.size)
      }),
    )
  })

  it('Fifty thousand names that collide are numbered in turn', () => {
    // Counting from 2 each time would take a billion steps.
    const names = new ArchiveNames()
    let last = ''
    for (let index = 0; index < 50_000; index++) {
      last = names.nameOf(index.toString(2).replaceAll('0', '?').replaceAll('1', '*').padStart(16, '?'))
    }
    expect(last).toBe(`${'_'.repeat(16)} (50000)`)
  })
})
