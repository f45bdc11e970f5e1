import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemNames } from '../../../src/main/host/item-names.ts'

describe('the names of items', () => {
  it.each([
    ['An item has the last part of its path as its name', ['/a/film.mkv', '/b/notes'], ['film.mkv', 'notes']],
    [
      'Items of the same name are numbered, before the extension',
      ['/a/p.jpg', '/b/p.jpg', '/c/p.jpg'],
      ['p.jpg', 'p (2).jpg', 'p (3).jpg'],
    ],
    [
      'A number leads to no name that another item has of its own',
      ['/a/p.jpg', '/b/p.jpg', '/c/p (2).jpg'],
      ['p.jpg', 'p (3).jpg', 'p (2).jpg'],
    ],
    ['A hidden item that is named loses its dot', ['/home/me/.bashrc', '/home/me/..x'], ['bashrc', 'x']],
    ['A disk is called a disk', ['/', '/a/disk'], ['disk', 'disk (2)']],
    ['A name that is all extension is numbered behind it', ['/a/b', '/c/b'], ['b', 'b (2)']],
  ])('%s', (_rule, paths, names) => expect(itemNames(paths, 'linux')).toEqual(names))

  it('On Windows a drive has its letter as its name', () =>
    expect(itemNames(['C:\\', 'D:\\Photos', 'E:\\Photos'], 'win32')).toEqual(['C', 'Photos', 'Photos (2)']))

  it('No two items have the same name, and every name can be asked for', () => {
    const part = fc.constantFrom('a', 'a (2)', 'a (3)', 'b.txt', 'b (2).txt', '.b.txt', '.', 'disk')
    const paths = fc.array(fc.array(part, { maxLength: 3 }).map((parts) => `/${parts.join('/')}`))
    fc.assert(
      fc.property(paths, (all) => {
        const names = itemNames(all, 'linux')
        expect(names).toHaveLength(all.length)
        expect(new Set(names).size).toBe(all.length)
        for (const name of names) expect(name).toMatch(/^[^./][^/]*$/)
      }),
    )
  })
})
