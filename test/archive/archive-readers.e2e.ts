/** Archives as people's programs see them. */
import { Buffer } from 'node:buffer'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ArchiveEntries, ArchiveEntry } from '../../src/archive/archive-layout.ts'
import { ArchiveNames } from '../../src/archive/archive-names.ts'
import { tarBounds, tarLayout } from '../../src/archive/tar-layout.ts'
import { zipBounds, zipLayout } from '../../src/archive/zip-layout.ts'
import { isToBeUsed } from '../support/system-tool.ts'
import { crcOf, sizeOf, writeArchive, type Content } from './archive-file.ts'
import { byName, pythonZip, run, tarReaders, zipReaders, type ReadEntry } from './archive-readers.ts'

type Item = { readonly name: string; readonly content: Content; readonly modifiedMs: number }

const folder = mkdtempSync(join(tmpdir(), 'spool-archives-'))
const unpacked = join(folder, 'unpacked')
afterAll(() => rmSync(folder, { recursive: true }))

function entriesOf(items: readonly Item[]): ArchiveEntries {
  const entries = items.map(({ name, content, modifiedMs }): ArchiveEntry => ({
    name,
    sizeBytes: sizeOf(content),
    modifiedMs,
  }))
  return { count: entries.length, entry: (index) => entries[index]! }
}

function writeZip(name: string, items: readonly Item[]): string {
  const path = join(folder, name)
  const entries = entriesOf(items)
  writeArchive(
    path,
    zipLayout(entries, zipBounds(entries)!),
    items.map(({ content }) => content),
  )
  return path
}

function writeTar(name: string, items: readonly Item[]): string {
  const path = join(folder, name)
  const entries = entriesOf(items)
  writeArchive(
    path,
    tarLayout(entries, tarBounds(entries)!),
    items.map(({ content }) => content),
  )
  return path
}

/** What a program should find, if it reads times as `timeOf` does. */
function expected(items: readonly Item[], timeOf: (modifiedMs: number) => number): ReadEntry[] {
  return byName(
    items.map(({ name, content, modifiedMs }) => ({
      name,
      sizeBytes: sizeOf(content),
      crc: crcOf(content),
      modifiedMs: timeOf(modifiedMs),
    })),
  )
}

/** One line an entry, since comparing so many objects takes seconds. */
const asLines = (entries: readonly ReadEntry[]) => entries.map((entry) => JSON.stringify(entry)).join('\n')

/** Unpacking files sets the time of the folders they are in, so that of folders isn't compared. */
const ofFiles = (entries: readonly ReadEntry[]) =>
  entries.map((entry) => (entry.name.endsWith('/') ? { ...entry, modifiedMs: 0 } : entry))

const second = 1000
const toSecond = (ms: number) => Math.floor(ms / second) * second
const earliestDos = Date.UTC(1980, 0, 1)
const latestDos = Date.UTC(2107, 11, 31, 23, 59, 58)
const toDos = (ms: number) => Math.min(Math.max(Math.floor(ms / 2000) * 2000, earliestDos), latestDos)
const toZip = (ms: number) => (ms >= 0 && ms < 2 ** 31 * second ? toSecond(ms) : toDos(ms))

/** Names as a disk has them, and the times they are given. */
const paths = [
  ['plain.txt', Date.UTC(2024, 1, 29, 12, 34, 57, 890)],
  ['folder/below/file.txt', Date.UTC(2000, 0, 1)],
  ['party 🎉 👩‍👩‍👧.jpg', Date.UTC(2024, 6, 1)],
  ['Cafe\u0301.txt', Date.UTC(2024, 6, 2)],
  [`${'x'.repeat(251)}.txt`, Date.UTC(2024, 6, 3)],
  [`${'ö'.repeat(127)}x/${'ö'.repeat(125)}.txt`, Date.UTC(2024, 6, 4)],
  [`${'p'.repeat(120)}/${'n'.repeat(90)}.txt`, Date.UTC(2024, 6, 5)],
  ['a:b?.txt', Date.UTC(2024, 6, 6)],
  ['a*b?.txt', Date.UTC(2024, 6, 6)],
  ['con.txt', Date.UTC(2024, 6, 7)],
  ['empty file', Date.UTC(2024, 6, 8)],
  ['empty folder/', Date.UTC(2024, 6, 9)],
  ['moon landing', Date.UTC(1969, 6, 20, 20, 17, 40)],
  ['before MS-DOS', Date.UTC(1975, 3, 4, 12)],
  ['beyond 32 bits', Date.UTC(2050, 0, 1, 0, 0, 2)],
  ['beyond MS-DOS', Date.UTC(2150, 0, 1)],
] as const

function hostileItems(): Item[] {
  const names = new ArchiveNames()
  return paths.map(([path, modifiedMs]) => ({
    name: names.nameOf(Buffer.from(path).toString('latin1')),
    content: Buffer.from(/\/$|^empty/.test(path) ? '' : `PK\x03\x04 ${path}\n`.repeat(50)),
    modifiedMs,
  }))
}

const smallItems = (count: number): Item[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `${index % 100}/${index}`,
    content: Buffer.from(`${index}`),
    modifiedMs: 1e12,
  }))

const needs = (program: string) => it.skipIf(!isToBeUsed(program))

describe('a ZIP in the hands of others', () => {
  let path = ''
  beforeAll(() => {
    path = writeZip('names.zip', hostileItems())
  })

  for (const { title, program, read } of zipReaders) {
    needs(program)(`${title} finds every name, content and time`, () => {
      expect(ofFiles(read(path, unpacked))).toEqual(ofFiles(expected(hostileItems(), toZip)))
    })
  }

  needs('python3')(`${pythonZip.title} finds every name and content, and the time of MS-DOS`, () => {
    expect(pythonZip.read(path, unpacked)).toEqual(expected(hostileItems(), toDos))
  })

  for (const { title, program, read } of [...zipReaders, pythonZip].filter(
    (reader) => reader.program !== 'unzip',
  )) {
    needs(program)(`${title} takes an archive of nothing`, () => {
      const empty = writeZip(`${title.replaceAll(' ', '-')}.zip`, [])
      expect(read(empty, unpacked)).toEqual([])
    })
  }

  needs('unzip')('Info-ZIP says of an archive of nothing that it is empty', () => {
    const empty = writeZip('empty.zip', [])
    expect(spawnSync('unzip', ['-t', empty], { encoding: 'utf8' }).stdout).toMatch(
      /^warning .*zipfile is empty/m,
    )
  })
})

describe.each([65_535, 65_536])('a ZIP of %i entries, on either side of what 16 bits can count', (count) => {
  const items = smallItems(count)
  let path = ''
  beforeAll(() => {
    path = writeZip(`${count}.zip`, items)
  })

  for (const { title, program, read } of [...zipReaders, pythonZip].filter(({ program }) =>
    /java|python/.test(program),
  )) {
    needs(program)(`${title} finds them all`, () => {
      expect(asLines(read(path, unpacked))).toBe(asLines(expected(items, toDos)))
    })
  }

  needs('unzip')('Info-ZIP finds them all', () => {
    expect(run('unzip', ['-tqq', path])).toBe('')
    expect(run('unzip', ['-Z', '-1', path]).split('\n')).toHaveLength(count + 1)
  })

  needs('7z')('7-Zip finds them all', () => {
    expect(run('7z', ['t', path])).toMatch(new RegExp(`^Files: ${count}$`, 'm'))
  })

  needs('bsdtar')('bsdtar finds them all, by the directory and from the beginning', () => {
    expect(run('bsdtar', ['-tf', path]).split('\n')).toHaveLength(count + 1)
    expect(run('bsdtar', ['-tf', '-'], path).split('\n')).toHaveLength(count + 1)
  })
})

describe('a ZIP with files above 256 MiB and 4 GiB, and small ones on either side', () => {
  const items: Item[] = [
    { name: 'first', content: Buffer.from('first'), modifiedMs: 1e12 },
    { name: 'with descriptor', content: 2 ** 28 + 1, modifiedMs: 1e12 },
    { name: 'with zip64', content: 2 ** 32 + 1, modifiedMs: 1e12 },
    { name: 'last', content: Buffer.from('last'), modifiedMs: 1e12 },
  ]
  let path = ''
  beforeAll(() => {
    path = writeZip('large.zip', items)
  })

  for (const { title, program, read } of [...zipReaders, pythonZip].filter(({ title }) =>
    /zipfile/i.test(title),
  )) {
    needs(program)(`${title} finds them all`, () => {
      expect(read(path, unpacked)).toEqual(expected(items, toDos))
    })
  }

  // Info-ZIP takes a minute for them.
  needs('7z')('7-Zip reads them all, and warns of nothing', () => {
    const report = run('7z', ['t', path])
    expect(report).toMatch(/^Everything is Ok$/m)
    expect(report).not.toMatch(/warning/i)
  })

  needs('bsdtar')('bsdtar reads them all, by the directory and from the beginning', () => {
    expect(run('bsdtar', ['-tvf', path]).trim().split('\n')).toHaveLength(items.length)
    expect(run('bsdtar', ['-tvf', '-'], path).trim().split('\n')).toHaveLength(items.length)
  })
})

describe('a tar in the hands of others', () => {
  let path = ''
  beforeAll(() => {
    path = writeTar('names.tar', hostileItems())
  })

  for (const { title, program, read } of tarReaders) {
    needs(program)(`${title} finds every name, content and time`, () => {
      expect(ofFiles(read(path, unpacked))).toEqual(ofFiles(expected(hostileItems(), toSecond)))
    })

    needs(program)(`${title} takes an archive of nothing`, () => {
      expect(read(writeTar(`${title.replaceAll(' ', '-')}.tar`, []), unpacked)).toEqual([])
    })
  }

  it.each(['tar', 'bsdtar'].filter(isToBeUsed))(
    '%s finds a file above 8 GiB and the one behind it',
    (program) => {
      const items: Item[] = [
        { name: 'large', content: 2 ** 33 + 1, modifiedMs: 1e12 },
        { name: 'last', content: Buffer.from('last'), modifiedMs: 1e12 },
      ]
      const lines = run(program, ['-tvf', writeTar(`large-for-${program}.tar`, items)])
        .trim()
        .split('\n')
      expect(lines[0]).toMatch(/ 8589934593 .* large$/)
      expect(lines[1]).toMatch(/ 4 .* last$/)
    },
  )
})
