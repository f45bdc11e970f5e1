import { chmodSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nodeDisk } from '../../../src/main/files/disk.ts'
import { walkFolder, type WalkOptions } from '../../../src/main/files/folder-walk.ts'
import { SharedFolder } from '../../../src/main/files/shared-folder.ts'
import { temporaryFolder } from '../../support/serve.ts'
import { withoutPrivileges } from '../../support/unprivileged-user.ts'

const options: WalkOptions = { hidden: false, maxEntries: 100, isCancelled: () => false }

/** Creates files (names with a final slash: folders) and links, walks, and returns what was found. */
function walk(
  names: readonly string[],
  links: Readonly<Record<string, string>> = {},
  { begin = '', ...changed }: Partial<WalkOptions> & { readonly begin?: string } = {},
) {
  using area = temporaryFolder()
  const share = `${realpathSync(area.path)}/share`
  mkdirSync(share)
  writeFileSync(`${area.path}/outside.txt`, 'outside')
  for (const name of names) {
    mkdirSync(`${share}/${name.slice(0, name.lastIndexOf('/') + 1)}`, { recursive: true })
    if (!name.endsWith('/')) writeFileSync(`${share}/${name}`, name)
  }
  for (const [name, target] of Object.entries(links)) symlinkSync(target, `${share}/${name}`)
  const path = begin === '' ? share : `${share}/${begin}`
  const found = walkFolder(new SharedFolder(share, nodeDisk), path, { ...options, ...changed })
  return typeof found === 'object'
    ? { paths: found.entries.map((entry) => entry.path), unreadable: found.unreadable }
    : found
}

describe('a walk through a folder', () => {
  it.each<[string, Parameters<typeof walk>, readonly string[]]>([
    ['Nothing is found in an empty folder', [[]], []],
    [
      'Files are found folder by folder in the order of their bytes',
      [['b', 'a/y', 'a/x', 'B', 'c/d/e']],
      ['B', 'a/x', 'a/y', 'b', 'c/d/e'],
    ],
    ['Only folders with nothing in them are found themselves', [['a/b/', 'c/d']], ['a/b/', 'c/d']],
    ['A folder with nothing but hidden files counts as empty', [['a/.b']], ['a/']],
    ['Hidden files and what is below hidden folders is left out', [['.a', '.b/c', 'd']], ['d']],
    ['Hidden files are found when they are shown', [['.a', '.b/c'], {}, { hidden: true }], ['.a', '.b/c']],
    ['A walk begins in the folder that is asked for', [['a/b', 'c'], {}, { begin: 'a' }], ['b']],
    ['A link to a file counts as the file', [['a'], { b: 'a' }], ['a', 'b']],
    [
      'A link that leads out, or nowhere, is left out',
      [['a'], { b: '../outside.txt', c: 'd', e: '/' }],
      ['a'],
    ],
    ['A link to a folder elsewhere is followed', [['a/b', 'c/'], { 'c/d': '../a' }, { begin: 'c' }], ['d/b']],
    ['A link to a folder that the walk comes by is not followed', [['a/b'], { c: 'a' }], ['a/b']],
    ['A link to a folder above ends no walk', [['a/b'], { 'a/c': '..' }], ['a/b']],
    [
      'Links in a circle outside the walk are followed once',
      [['a/b', 'c/'], { 'a/d': '../a', 'a/e': '../c', 'c/f': '../a' }, { begin: 'c' }],
      ['f/b'],
    ],
  ])('%s', (_title, given, paths) => {
    expect(walk(...given)).toEqual({ paths, unreadable: [] })
  })

  it('Of a chosen part, a link to another part of the folder is followed', () => {
    const choose = () => new Set(['c'])
    expect(walk(['a/b'], { c: 'a' }, { choose })).toEqual({ paths: ['c/b'], unreadable: [] })
  })

  it('A folder that has vanished since it was found is refused', () => {
    using area = temporaryFolder()
    const share = realpathSync(area.path)
    expect(walkFolder(new SharedFolder(share, nodeDisk), `${share}/gone`, options)).toBe(404)
  })

  it('More entries than are allowed end a walk', () => {
    expect(walk(['a', 'b', 'c'], {}, { maxEntries: 3 })).toHaveProperty('paths.length', 3)
    expect(walk(['a', 'b', 'c'], {}, { maxEntries: 2 })).toBe('too-many-files')
  })

  it('A client that leaves ends a walk', () => {
    const names = Array.from({ length: 600 }, (_, number) => `file-${number}`)
    expect(walk(names, {}, { maxEntries: 1000, isCancelled: () => true })).toBe('cancelled')
  })

  it('What can’t be read is named, and a folder that can’t be read is refused', async () => {
    using area = temporaryFolder()
    const share = realpathSync(area.path)
    mkdirSync(`${share}/closed`)
    writeFileSync(`${share}/secret`, 'secret', { mode: 0 })
    writeFileSync(`${share}/open`, 'open', { mode: 0o644 })
    chmodSync(`${share}/closed`, 0)
    mkdirSync(`${share}/no-entry`)
    writeFileSync(`${share}/no-entry/file`, 'file')
    chmodSync(`${share}/no-entry`, 0o744)
    chmodSync(share, 0o755)
    const folder = new SharedFolder(share, nodeDisk)
    await withoutPrivileges(() => {
      expect(walkFolder(folder, share, options)).toMatchObject({
        entries: [{ path: 'no-entry/' }, { path: 'open' }],
        unreadable: ['secret', 'closed/', 'no-entry/file'],
      })
      expect(walkFolder(folder, `${share}/closed`, options)).toBe(403)
    })
  })
})
