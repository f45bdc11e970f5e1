import { limits } from '../../../src/shared/limits.ts'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { readListing, type ListingOptions, type Listing } from '../../../src/main/files/listing.ts'
import { directoryOf, directoryWithoutTypes, manyNames } from './listing-fixture.ts'

const area = fs.mkdtempSync(join(fs.realpathSync(os.tmpdir()), 'spool-listing-'))
afterAll(() => fs.rmSync(area, { recursive: true }))
afterEach(() => vi.restoreAllMocks())

const latin1 = (text: string) => Buffer.from(text).toString('latin1')
/** Only Linux keeps names that are not UTF-8. */
const onLinux = it.runIf(process.platform === 'linux')
let made = 0

/** A new folder with these files (name and size) and folders (name and nothing). Names are latin1. */
function folderWith(content: Record<string, number | undefined>): string {
  const folder = join(area, String(made++))
  fs.mkdirSync(folder)
  for (const [name, size] of Object.entries(content)) {
    const path = Buffer.from(`${folder}/${name}`, 'latin1')
    if (size === undefined) fs.mkdirSync(path)
    else fs.writeFileSync(path, Buffer.alloc(size))
  }
  return folder
}

function list(folder: string, options: Partial<ListingOptions> = {}): Listing {
  const listing = readListing(folder, {
    hidden: false,
    sort: 'name',
    descending: false,
    page: 1,
    pageSize: limits.listingPageEntries,
    allowance: { mayTakeLong: true, isCancelled: () => false },
    resolveLink: (path) => fs.realpathSync(path),
    ...options,
  })
  if (typeof listing === 'string') expect.fail(listing)
  return listing
}

const names = (folder: string, options: Partial<ListingOptions> = {}) =>
  list(folder, options).entries.map((entry) => entry.name)

describe('the entries of a listing', () => {
  it('A listing has the type, size, time and kind of each entry', () => {
    const folder = folderWith({ 'photo.jpg': 1234, sub: undefined })
    fs.utimesSync(join(folder, 'photo.jpg'), 1_700_000_000.789, 1_700_000_000.789)
    fs.utimesSync(join(folder, 'sub'), 1_600_000_000, 1_600_000_000)
    expect(list(folder)).toEqual({
      entries: [
        {
          name: 'sub',
          displayName: 'sub',
          type: 'folder',
          sizeBytes: 0,
          modifiedMs: 1_600_000_000_000,
          kind: 'folder',
        },
        {
          name: 'photo.jpg',
          displayName: 'photo.jpg',
          type: 'file',
          sizeBytes: 1234,
          modifiedMs: expect.closeTo(1_700_000_000_789, -1) as number,
          kind: 'image',
        },
      ],
      totalEntries: 2,
      folderCount: 1,
      fileCount: 1,
      page: 1,
      pageCount: 1,
      sort: 'name',
      descending: false,
    })
    expect(Number.isInteger(list(folder).entries[1]!.modifiedMs)).toBe(true)
  })

  it('An empty folder has one empty page', () => {
    expect(list(folderWith({}))).toMatchObject({ entries: [], totalEntries: 0, page: 1, pageCount: 1 })
  })

  onLinux('Names keep their bytes and are decoded for display', () => {
    const folder = folderWith({
      [latin1('Ärger.txt')]: 0,
      'caf\u00e9.txt': 1,
      [latin1('写真')]: undefined,
      'new\nline': 2,
    })
    const shown = Object.fromEntries(list(folder).entries.map((entry) => [entry.name, entry.displayName]))
    expect(shown).toEqual({
      [latin1('写真')]: '写真',
      [latin1('Ärger.txt')]: 'Ärger.txt',
      'caf\u00e9.txt': 'caf\ufffd.txt',
      'new\nline': 'new\nline',
    })
  })

  onLinux('A folder whose own name is not UTF-8 can be listed', () => {
    const parent = folderWith({ 'd\u00e9p\u00f4t': undefined })
    const folder = `${parent}/d\u00e9p\u00f4t`
    fs.writeFileSync(Buffer.from(`${folder}/inside.txt`, 'latin1'), 'x')
    expect(list(folder).entries).toMatchObject([{ name: 'inside.txt', sizeBytes: 1 }])
  })

  it('Dotted names are listed only if that is allowed', () => {
    const folder = folderWith({ '.git': undefined, '.env': 3, 'a.txt': 1 })
    expect(names(folder)).toEqual(['a.txt'])
    expect(names(folder, { hidden: true })).toEqual(['.git', '.env', 'a.txt'])
  })

  it('FIFOs and sockets are not listed', async () => {
    const folder = folderWith({ 'a.txt': 1 })
    execFileSync('/usr/bin/env', ['mkfifo', join(folder, 'pipe')])
    const server = net.createServer().listen(join(folder, 'socket'))
    await new Promise((resolve) => server.once('listening', resolve))
    expect(fs.readdirSync(folder)).toHaveLength(3)
    expect(names(folder)).toEqual(['a.txt'])
    expect(names(folder, { sort: 'size' })).toEqual(['a.txt'])
    server.close()
  })

  it.each([
    ['a missing directory', 'ENOENT', () => join(area, 'missing')],
    ['a file', 'ENOTDIR', () => join(folderWith({ 'a.txt': 1 }), 'a.txt')],
  ])('Listing %s throws %s', (_, code, directory) => {
    expect(() => list(directory())).toThrow(expect.objectContaining({ code }) as Error)
  })

  it('The root of the disk can be listed', () => {
    expect(names('/')).toContain('tmp')
  })
})

describe('symbolic links in a listing', () => {
  let folder: string
  beforeAll(() => {
    folder = folderWith({ 'file.txt': 10, sub: undefined })
    fs.symlinkSync('file.txt', join(folder, 'to file'))
    fs.symlinkSync('sub', join(folder, 'to folder'))
    fs.symlinkSync('/etc/passwd', join(folder, 'outside'))
    fs.symlinkSync('nowhere', join(folder, 'dangling'))
    fs.symlinkSync('loop', join(folder, 'loop'))
    fs.symlinkSync('/dev/null', join(folder, 'device'))
  })
  const resolveLink = (path: string) => {
    const real = fs.realpathSync(path)
    return real.startsWith(folder) ? real : undefined
  }

  it.each(['name', 'size', 'date'] as const)(
    'Links count as what they lead to, and are left out when they lead nowhere or outside (by %s)',
    (sort) => {
      const listing = list(folder, { sort, resolveLink })
      expect(listing.entries.map(({ name, type, sizeBytes }) => [name, type, sizeBytes]).sort()).toEqual([
        ['file.txt', 'file', 10],
        ['sub', 'folder', 0],
        ['to file', 'file', 10],
        ['to folder', 'folder', 0],
      ])
      expect(listing).toMatchObject({ totalEntries: 4, folderCount: 2, fileCount: 2 })
    },
  )

  it('Links to devices are left out even if admitted', () => {
    expect(names(folder, { resolveLink: (path) => fs.realpathSync(path) })).not.toContain('device')
  })

  it('Only links are resolved, by their absolute path', () => {
    const asked: string[] = []
    list(folder, {
      resolveLink: (path) => {
        asked.push(path)
        return path
      },
    })
    expect(asked.sort()).toEqual(
      ['dangling', 'device', 'loop', 'outside', 'to file', 'to folder'].map((name) => `${folder}/${name}`),
    )
  })

  it('An error in the program is not taken for a dangling link', () => {
    const admitsNothing = () => {
      throw new TypeError('a bug')
    }
    expect(() => list(folder, { resolveLink: admitsNothing })).toThrow('a bug')
  })
})

describe('the order of a listing', () => {
  const sizes = { 'b10.txt': 5, 'B2.txt': 5, 'a.txt': 9, 'c.txt': 1 }
  const mtimes: Record<string, number> = {
    'b10.txt': 400,
    'B2.txt': 100,
    'a.txt': 300,
    'c.txt': 300,
    Zoo: 7,
    apes: 9,
  }
  let folder: string
  beforeAll(() => {
    folder = folderWith({ ...sizes, Zoo: undefined, apes: undefined })
    for (const [name, seconds] of Object.entries(mtimes)) fs.utimesSync(join(folder, name), seconds, seconds)
  })

  it.each<[ListingOptions['sort'], boolean, string[], string[], rule: string]>([
    ['name', false, ['apes', 'Zoo'], ['a.txt', 'B2.txt', 'b10.txt', 'c.txt'], 'natural order'],
    ['name', true, ['Zoo', 'apes'], ['c.txt', 'b10.txt', 'B2.txt', 'a.txt'], 'folders stay first'],
    ['size', false, ['apes', 'Zoo'], ['c.txt', 'B2.txt', 'b10.txt', 'a.txt'], 'equal sizes by name'],
    ['size', true, ['apes', 'Zoo'], ['a.txt', 'B2.txt', 'b10.txt', 'c.txt'], 'ties stay ascending'],
    ['date', false, ['Zoo', 'apes'], ['B2.txt', 'a.txt', 'c.txt', 'b10.txt'], 'the oldest first'],
    ['date', true, ['apes', 'Zoo'], ['b10.txt', 'a.txt', 'c.txt', 'B2.txt'], 'the newest first'],
  ])('A listing by %s (descending: %s) has %j, then %j: %s', (sort, descending, folders, theFiles) => {
    const listing = list(folder, { sort, descending })
    expect(listing.entries.map((entry) => entry.name)).toEqual([...folders, ...theFiles])
    expect(listing).toMatchObject({ sort, descending })
  })

  it("The order is total: it does not depend on the disk's, and descending is its reverse", () => {
    const name = fc.stringMatching(/^[aAbB01ä.~ ]{1,6}$/).map(latin1)
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0 }),
        (some, turn) => {
          const here = folderWith(
            Object.fromEntries(some.filter((one) => !/^\.\.?$/.test(one)).map((one) => [one, 0])),
          )
          const onDisk = fs.readdirSync(here, 'latin1')
          const rotated = onDisk.map((_, at) => onDisk[(at + turn) % onDisk.length]!)
          const straight = names(here, { hidden: true })
          const opendir = vi.spyOn(fs, 'opendirSync').mockImplementation(() => directoryOf(rotated))
          expect(names(here, { hidden: true })).toEqual(straight)
          expect(names(here, { hidden: true, descending: true })).toEqual(straight.toReversed())
          opendir.mockRestore()
        },
      ),
    )
  })
})

describe('pages of a listing', () => {
  const count = 12_000
  let folder: string
  beforeAll(() => {
    folder = folderWith({ sub: undefined })
    for (let index = 1; index <= count; index++) fs.closeSync(fs.openSync(`${folder}/f${index}`, 'w'))
  })

  it.each<[asked: number, page: number, first: string, length: number]>([
    [1, 1, 'sub', 1000],
    [2, 2, 'f1000', 1000],
    [13, 13, 'f12000', 1],
    [14, 13, 'f12000', 1],
    [Number.MAX_SAFE_INTEGER, 13, 'f12000', 1],
    [0, 1, 'sub', 1000],
    [-5, 1, 'sub', 1000],
  ])('A request for page %d of a long folder gets page %d', (asked, page, first, length) => {
    const listing = list(folder, { page: asked })
    expect(listing).toMatchObject({
      page,
      pageCount: 13,
      totalEntries: 12_001,
      folderCount: 1,
      fileCount: count,
    })
    expect(listing.entries).toHaveLength(length)
    expect(listing.entries[0]!.name).toBe(first)
  })

  it.each(['name', 'size', 'date'] as const)('The pages together have every entry once (by %s)', (sort) => {
    const pages = Array.from({ length: 13 }, (_, index) =>
      names(folder, { sort, descending: true, page: index + 1 }),
    )
    expect(new Set(pages.flat()).size).toBe(count + 1)
  })

  it(`A folder of more than ${limits.listingEntries} entries has several pages`, () => {
    vi.spyOn(fs, 'opendirSync')
      .mockReturnValueOnce(directoryOf(manyNames(5000)))
      .mockReturnValueOnce(directoryOf(manyNames(5001)))
    expect(list(folder)).toMatchObject({ pageCount: 1, totalEntries: 5000 })
    expect(list(folder)).toMatchObject({ pageCount: 6, totalEntries: 5001 })
  })
})

describe('entries that change while they are listed', () => {
  /** Lists a folder with a link, whose resolution is the moment between reading the names and inspecting the files. */
  function listWhile(change: (folder: string) => void, options: Partial<ListingOptions> = {}) {
    const folder = folderWith({ 'a.txt': 1, 'b.txt': 2, sub: undefined })
    fs.symlinkSync('a.txt', join(folder, 'link'))
    const resolveLink = () => {
      change(folder)
      return undefined
    }
    return list(folder, { ...options, resolveLink })
  }

  it.each(['name', 'size', 'date'] as const)(
    'A file that vanishes is dropped and not counted (by %s)',
    (sort) => {
      const listing = listWhile((folder) => fs.rmSync(join(folder, 'b.txt')), { sort })
      expect(listing.entries.map((entry) => entry.name)).toEqual(['sub', 'a.txt'])
      expect(listing).toMatchObject({ totalEntries: 2, folderCount: 1, fileCount: 1 })
    },
  )

  it('A file that becomes a link to elsewhere is dropped without following the link', () => {
    const listing = listWhile((folder) => {
      fs.rmSync(join(folder, 'b.txt'))
      fs.symlinkSync('/etc/passwd', join(folder, 'b.txt'))
    })
    expect(listing.entries.map((entry) => entry.name)).toEqual(['sub', 'a.txt'])
  })

  it('A folder that becomes a file is dropped', () => {
    const listing = listWhile((folder) => {
      fs.rmdirSync(join(folder, 'sub'))
      fs.writeFileSync(join(folder, 'sub'), '')
    })
    expect(listing).toMatchObject({ totalEntries: 2, folderCount: 0, fileCount: 2 })
  })
})

describe('a file system that gives names without types', () => {
  onLinux('A name that comes without its type is inspected', () => {
    const folder = folderWith({ 'caf\u00e9.txt': 3, sub: undefined })
    fs.symlinkSync('sub', join(folder, 'link'))
    const { readdirSync } = fs
    vi.spyOn(fs, 'opendirSync').mockReturnValue(directoryWithoutTypes())
    vi.spyOn(fs, 'readdirSync').mockImplementation(((path: Buffer) => [
      ...readdirSync(path, 'latin1'),
      'vanished',
    ]) as never)
    expect(list(folder).entries.map(({ name, type }) => [name, type])).toEqual([
      ['link', 'folder'],
      ['sub', 'folder'],
      ['caf\u00e9.txt', 'file'],
    ])
  })
})
