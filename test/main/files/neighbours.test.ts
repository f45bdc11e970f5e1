import fs from 'node:fs'
import os from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import type { FileKind } from '../../../src/main/files/file-kind.ts'
import type { ListingSort } from '../../../src/shared/listing-order.ts'
import { maxQuickEntries, readInOrder, readListing } from '../../../src/main/files/listing.ts'
import { readNeighbours, type NeighbourOptions, type Neighbours } from '../../../src/main/files/neighbours.ts'
import { limits } from '../../../src/shared/limits.ts'
import { directoryOf, manyNames } from './listing-fixture.ts'

const area = fs.mkdtempSync(join(fs.realpathSync(os.tmpdir()), 'spool-neighbours-'))
afterAll(() => fs.rmSync(area, { recursive: true }))
afterEach(() => vi.restoreAllMocks())

const isLinux = process.platform === 'linux'
let made = 0

/** A new folder with empty files of these names and, for each of `folders`, a folder. Names are latin1. */
function folderWith(names: readonly string[], folders: readonly string[] = []): string {
  const folder = join(area, String(made++))
  fs.mkdirSync(folder)
  for (const name of names) fs.writeFileSync(Buffer.from(`${folder}/${name}`, 'latin1'), '')
  for (const name of folders) fs.mkdirSync(join(folder, name))
  return folder
}

const defaults: NeighbourOptions = {
  hidden: false,
  sort: 'name',
  descending: false,
  pageSize: limits.listingPageEntries,
  kinds: new Set(['image']),
  allowance: { mayTakeLong: true, isCancelled: () => false },
  resolveLink: (path) => fs.realpathSync(path),
}

function around(folder: string, name: string, options: Partial<NeighbourOptions> = {}): Neighbours {
  const neighbours = readNeighbours(folder, name, { ...defaults, ...options })
  if (typeof neighbours === 'string') expect.fail(neighbours)
  return neighbours
}

/** Position, total, and the names before and after. */
function brief({ position, total, previous, next }: Neighbours) {
  return [position, total, previous?.name, next?.name]
}

describe('the neighbours of a file', () => {
  const folder = folderWith(['10.jpg', '2.jpg', 'a.txt', '1.JPG', '3.heic', 'b.mp4'], ['0.jpg'])

  it.each([
    ['1.JPG', [1, 4, undefined, '2.jpg']],
    ['2.jpg', [2, 4, '1.JPG', '3.heic']],
    ['3.heic', [3, 4, '2.jpg', '10.jpg']],
    ['10.jpg', [4, 4, '3.heic', undefined]],
  ])('The neighbours of %s are files of its kind, in natural order', (name, expected) => {
    expect(brief(around(folder, name))).toEqual(expected)
  })

  it('In descending order they are the other way round', () => {
    expect(brief(around(folder, '2.jpg', { descending: true }))).toEqual([3, 4, '3.heic', '1.JPG'])
  })

  it.each([
    ['one of another kind', 'a.txt'],
    ['one that is not there', '4.jpg'],
    ['a folder', '0.jpg'],
  ])('A file that is not among them has no place and no neighbours: %s', (_, name) => {
    expect(brief(around(folder, name))).toEqual([undefined, 4, undefined, undefined])
  })

  it('Several kinds may be gone through together', () => {
    const kinds = new Set<FileKind>(['video', 'text'])
    expect(brief(around(folder, 'b.mp4', { kinds }))).toEqual([2, 2, 'a.txt', undefined])
  })

  it('By size and by date, the order is that of the listing', () => {
    const names = ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg']
    const sorted = folderWith(names)
    names.forEach((name, at) => {
      fs.truncateSync(join(sorted, name), [30, 10, 20, 20][at])
      fs.utimesSync(join(sorted, name), [2, 1, 4, 3][at]!, [2, 1, 4, 3][at]!)
    })
    for (const sort of ['name', 'size', 'date'] as ListingSort[]) {
      for (const descending of [false, true]) {
        const listing = readListing(sorted, { ...defaults, sort, descending, page: 1 })
        const listed = typeof listing === 'string' ? [] : listing.entries.map(({ name }) => name)
        const walked = [listed[0]!]
        for (let next: string | undefined = listed[0]; next !== undefined;) {
          next = around(sorted, next, { sort, descending }).next?.name
          if (next !== undefined) walked.push(next)
        }
        expect(walked).toEqual(listed)
      }
    }
  })

  it.runIf(isLinux)('Names need not be UTF-8, and hidden files count only where they are shown', () => {
    const odd = folderWith(['\xff.jpg', '.a.jpg', 'b.jpg'])
    expect(brief(around(odd, '\xff.jpg'))).toEqual([2, 2, 'b.jpg', undefined])
    expect(brief(around(odd, 'b.jpg', { hidden: true }))).toEqual([2, 3, '.a.jpg', '\xff.jpg'])
  })

  it.runIf(isLinux)('Links count as what they lead to, and not at all where that is outside', () => {
    const linked = folderWith(['b.jpg'])
    fs.symlinkSync('b.jpg', join(linked, 'a.jpg'))
    fs.symlinkSync('/etc/passwd', join(linked, 'c.jpg'))
    fs.symlinkSync('nowhere', join(linked, 'd.jpg'))
    const resolveLink = (path: string) => {
      const real = fs.realpathSync(path)
      return real.startsWith(`${linked}/`) ? real : undefined
    }
    expect(brief(around(linked, 'b.jpg', { resolveLink }))).toEqual([2, 2, 'a.jpg', undefined])
  })

  it('A recording is distinguished from source code by its size', () => {
    const streams = folderWith(['a.ts', 'b.ts', 'c.mp4'])
    fs.truncateSync(join(streams, 'b.ts'), 1 << 20)
    expect(brief(around(streams, 'c.mp4', { kinds: new Set(['video']) }))).toEqual([2, 2, 'b.ts', undefined])
    expect(brief(around(streams, 'a.ts', { kinds: new Set(['code']) }))).toEqual([1, 1, undefined, undefined])
  })

  it('Neighbours that have vanished since the names were read are passed over', () => {
    const present = folderWith(['f1.jpg', 'f4.jpg', 'f7.jpg'])
    const names = manyNames(9).map((name) => `${name}.jpg`)
    vi.spyOn(fs, 'opendirSync').mockReturnValue(directoryOf(names))
    expect(brief(around(present, 'f4.jpg'))).toEqual([4, 9, 'f1.jpg', 'f7.jpg'])
    vi.spyOn(fs, 'opendirSync').mockReturnValue(directoryOf(names))
    expect(brief(around(present, 'f7.jpg'))).toEqual([7, 9, 'f4.jpg', undefined])
  })
})

describe('what accompanies a file', () => {
  it('The files that accompany it are found among those of other kinds, in order', () => {
    const folder = folderWith(['a.mp4', 'a.de.vtt', 'a.srt', 'b.srt', 'a.vtt'], ['a.x.vtt'])
    const accompanies = (name: string) => /^a\..*(?:srt|vtt)$/.test(name)
    const { companions } = around(folder, 'a.mp4', { kinds: new Set(['video']), accompanies })
    expect(companions.map(({ name }) => name)).toEqual(['a.de.vtt', 'a.srt', 'a.vtt'])
  })

  it('Fifty are enough', () => {
    const folder = folderWith(manyNames(60))
    expect(around(folder, 'f1', { accompanies: () => true }).companions).toHaveLength(50)
  })
})

describe('the place of a file in the listing of its folder', () => {
  it('Folders come first there, and files of other kinds count', () => {
    const folder = folderWith(['a.txt', 'b.jpg'], ['x', 'y'])
    expect(around(folder, 'b.jpg').listed).toEqual({ page: 1, index: 3 })
  })

  it.each([
    [5000, { page: 1, index: 4999 }],
    [5001, { page: 6, index: 0 }],
  ])('Of %i entries the last is on the page that the listing has it on', (count, listed) => {
    vi.spyOn(fs, 'opendirSync').mockReturnValue(directoryOf(manyNames(count)))
    expect(around(area, `f${count}`).listed).toEqual(listed)
  })
})

describe('a folder with many files', () => {
  it(`More than ${maxQuickEntries} entries take long, and more than ${limits.folderEntries} are too many`, () => {
    const read = (count: number, mayTakeLong: boolean) => {
      vi.spyOn(fs, 'opendirSync').mockReturnValue(directoryOf(manyNames(count)))
      return readNeighbours(area, 'f1', {
        ...defaults,
        allowance: { ...defaults.allowance, mayTakeLong },
      })
    }
    expect(read(maxQuickEntries, false)).toMatchObject({ total: 0 })
    expect(read(maxQuickEntries + 1, false)).toBe('takes-long')
    expect(read(limits.folderEntries + 1, true)).toBe('too-many-entries')
  })

  it('By name, nothing is inspected but the neighbours', () => {
    const names = manyNames(3000).map((name) => `${name}.jpg`)
    const folder = folderWith(['f1499.jpg', 'f1500.jpg', 'f1501.jpg'])
    vi.spyOn(fs, 'opendirSync').mockReturnValue(directoryOf(names))
    // Those that are not there would be found out.
    expect(brief(around(folder, 'f1500.jpg'))).toEqual([1500, 3000, 'f1499.jpg', 'f1501.jpg'])
  })

  it('The search ends at any check once the client has left', () => {
    const folder = folderWith([])
    const readUntil = (stays: number) => {
      vi.spyOn(fs, 'opendirSync').mockReturnValue(directoryOf(manyNames(2500)))
      let checks = 0
      const isCancelled = () => ++checks > stays
      const allowance = { mayTakeLong: true, isCancelled }
      return { found: readNeighbours(folder, 'f1', { ...defaults, allowance }), checks }
    }
    const { checks: all } = readUntil(Infinity)
    // Those of the listing, and two on the way through what it found.
    vi.spyOn(fs, 'opendirSync').mockReturnValue(directoryOf(manyNames(2500)))
    let ofListing = 0
    readInOrder(folder, {
      ...defaults,
      allowance: { mayTakeLong: true, isCancelled: () => ++ofListing === 0 },
    })
    expect(all).toBe(ofListing + 2)
    for (let stays = 0; stays < all; stays++)
      expect(readUntil(stays)).toEqual({ found: 'cancelled', checks: stays + 1 })
  })
})
