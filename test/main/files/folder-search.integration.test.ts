import fs, { chmodSync, mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import '../../support/property-runs.ts'
import { nodeDisk } from '../../../src/main/files/disk.ts'
import {
  searchFolder,
  searchStart,
  type SearchEnd,
  type SearchOptions,
  type SearchPlace,
} from '../../../src/main/files/folder-search.ts'
import { SearchWords } from '../../../src/main/files/search-words.ts'
import { SharedFolder } from '../../../src/main/files/shared-folder.ts'
import { limits } from '../../../src/shared/limits.ts'
import { temporaryFolder } from '../../support/serve.ts'
import { withoutPrivileges } from '../../support/unprivileged-user.ts'
import { directoryOf, manyNames } from './listing-fixture.ts'

afterEach(() => vi.restoreAllMocks())

/** Creates a share with files (names with a final slash: folders) and links; `outside.txt` is beside it. */
function makeShare(names: readonly string[], links: Readonly<Record<string, string>> = {}) {
  const area = temporaryFolder()
  const path = `${realpathSync(area.path)}/share`
  mkdirSync(path)
  writeFileSync(`${area.path}/outside.txt`, 'outside')
  for (const name of names) {
    mkdirSync(`${path}/${name.slice(0, name.lastIndexOf('/') + 1)}`, { recursive: true })
    if (!name.endsWith('/')) writeFileSync(`${path}/${name}`, name)
  }
  for (const [name, target] of Object.entries(links)) symlinkSync(target, `${path}/${name}`)
  return { path, [Symbol.dispose]: () => area[Symbol.dispose]() }
}

type SearchInSteps = Partial<Pick<SearchOptions, 'hidden' | 'stepMs' | 'isCancelled'>> & {
  readonly begin?: string
  /** Returns after how many entries the next step ends. */
  readonly entriesOfStep?: () => number
  /** Called between two steps. */
  readonly onStep?: () => void
}

/** Searches in as many steps as it takes; returns the paths that were found and the end. */
function search(
  share: string,
  text: string,
  { begin = '', entriesOfStep = () => Infinity, onStep = () => undefined, ...changed }: SearchInSteps = {},
): { paths: string[]; end: SearchEnd; steps: number } {
  const folder = new SharedFolder(share, nodeDisk)
  const path = begin === '' ? share : `${share}/${begin}`
  const paths: string[] = []
  let place: SearchPlace | SearchEnd = searchStart
  let steps = 0
  while (typeof place === 'object') {
    if (steps++ > 0) onStep()
    let left = entriesOfStep()
    place = searchFolder(folder, path, place, {
      hidden: false,
      words: new SearchWords(text),
      stepMs: Infinity,
      isCancelled: () => false,
      onFound: ({ name, type }, below) => {
        paths.push(Buffer.from(`${below}${name}${type === 'folder' ? '/' : ''}`, 'latin1').toString())
        return --left > 0
      },
      ...changed,
    })
  }
  return { paths, end: place, steps }
}

describe('a search in a folder', () => {
  it.each<[string, Parameters<typeof makeShare>, string, readonly string[], SearchInSteps?]>([
    ['Nothing is found in an empty folder', [[]], 'a', []],
    ['Files and folders are found by their names', [['an a', 'a/b', 'c']], 'a', ['a/', 'an a']],
    [
      'What a folder has is found before what the folders in it have, and those in the order of their bytes',
      [['x/a1', 'b/x/a2', 'b/a3', 'a4']],
      'a',
      ['a4', 'b/a3', 'b/x/a2', 'x/a1'],
    ],
    ['In a folder the order is that of listings', [['x10', 'x9', 'X1']], 'x', ['X1', 'x9', 'x10']],
    ['The words of a folder count for what is below it', [['lis/b/1', 'lis/2', '1']], 'lis 1', ['lis/b/1']],
    ['The folder that is searched does not count', [['a/1', 'a/a2']], 'a', ['a2'], { begin: 'a' }],
    ['Hidden files and what is below hidden folders is not found', [['.a', '.b/a', 'a']], 'a', ['a']],
    ['Hidden files are found when they are shown', [['.a', '.b/a']], 'a', ['.a', '.b/a'], { hidden: true }],
    ['A link to a file is found as the file', [['b'], { a: 'b' }], 'a', ['a']],
    [
      'A link that leads out, or nowhere, is not found',
      [['b'], { a1: '../outside.txt', a2: 'nowhere', a3: '/' }],
      'a',
      [],
    ],
    [
      'A link to a folder is found, and what it leads to in its own place',
      [['b/a1'], { a: 'b', 'b/a2': '..' }],
      'a',
      ['a/', 'b/a1', 'b/a2/'],
    ],
    ['Names that are not ASCII are found', [['Grün/😀.txt']], '😀', ['Grün/😀.txt']],
  ])('%s', (_title, made, text, ...[paths, options]) => {
    using share = makeShare(...made)
    expect(search(share.path, text, options)).toEqual({ paths, end: 'done', steps: 1 })
  })

  it('A folder that may not be read is left out', async () => {
    using share = makeShare(['a1/a2', 'b/a3'])
    chmodSync(dirname(share.path), 0o755)
    chmodSync(`${share.path}/a1`, 0)
    expect((await withoutPrivileges(() => search(share.path, 'a'))).paths).toEqual(['a1/', 'b/a3'])
  })

  it.each([
    [
      'A folder that can just be listed is looked into',
      limits.folderEntries,
      ['long/f249999', 'short/f249999'],
    ],
    ['A folder that is too long for a listing is left out', limits.folderEntries + 1, ['short/f249999']],
  ])('%s', (_title, entries, paths) => {
    using share = makeShare(['long/f249999', 'short/f249999'])
    const { opendirSync } = fs
    const opened = vi.spyOn(fs, 'opendirSync')
    opened.mockImplementationOnce(opendirSync).mockReturnValueOnce(directoryOf(manyNames(entries)))
    expect(search(share.path, 'f249999').paths).toEqual(paths)
  })

  it('A search ends when its client has left', () => {
    using share = makeShare(['a1', 'b/a2', 'b/c/a3'])
    let looks = 0
    expect(search(share.path, 'a', { isCancelled: () => ++looks === 2 })).toEqual({
      paths: ['a1', 'b/a2'],
      end: 'cancelled',
      steps: 1,
    })
  })

  it('A step ends with its folder when its time is over', () => {
    using share = makeShare(['a1', 'b/a2', 'b/c/a3', 'd/a4'])
    const { paths, steps } = search(share.path, 'a', { stepMs: 0 })
    expect(paths).toEqual(['a1', 'b/a2', 'b/c/a3', 'd/a4'])
    expect(steps).toBeGreaterThan(1)
  })

  it('A folder that vanishes between two steps is left out, and so is all below it', () => {
    using share = makeShare(['b/a1', 'b/c/a2', 'd/a3'])
    const onStep = () => rmSync(`${share.path}/b`, { recursive: true, force: true })
    expect(search(share.path, 'a', { stepMs: 0, onStep })).toMatchObject({ paths: ['d/a3'], end: 'done' })
  })

  it('The whole folder may vanish between two steps', () => {
    using share = makeShare(['a1', 'b/a2'])
    const onStep = () => rmSync(share.path, { recursive: true, force: true })
    expect(search(share.path, 'a', { stepMs: 0, onStep })).toMatchObject({ paths: ['a1'], end: 'done' })
  })

  it('In whatever steps a search is made, it finds the same in the same order', () => {
    const name = fc.constantFrom('a', 'b', 'ba', 'c', 'a1', 'A1', 'z')
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'))
    fc.assert(
      fc.property(
        fc.uniqueArray(path, { maxLength: 30 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 4 })),
        fc.constantFrom(0, Infinity),
        (paths, sizes, stepMs) => {
          // A name is a file or a folder.
          const files = paths.filter((file) => !paths.some((other) => other.startsWith(`${file}/`)))
          using share = makeShare(files)
          const whole = search(share.path, 'a')
          const entriesOfStep = () => sizes.next().value as number
          const parts = search(share.path, 'a', { entriesOfStep, stepMs })
          expect(parts.paths).toEqual(whole.paths)
          expect(new Set(whole.paths).size).toBe(whole.paths.length)
        },
      ),
    )
  })
})
