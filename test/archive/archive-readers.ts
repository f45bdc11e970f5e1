/** The programs that people unpack archives with, each as a function from an archive to what it found there. */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { crc32 } from 'node:zlib'

/** An entry as a program has read it. */
export type ReadEntry = {
  readonly name: string
  readonly sizeBytes: number
  readonly crc: number
  readonly modifiedMs: number
}

export type ArchiveReader = {
  readonly title: string
  readonly program: string
  /** Returns all entries of the archive at `path`, sorted by name. `folder` is a place for files. */
  readonly read: (path: string, folder: string) => ReadEntry[]
}

/** Runs a program that must succeed without a word of complaint, and returns what it printed. */
export function run(program: string, args: readonly string[], stdinPath?: string): string {
  const stdin = stdinPath === undefined ? 'ignore' : openSync(stdinPath, 'r')
  const env = { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC' }
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    stdio: [stdin, 'pipe', 'pipe'],
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 27,
  })
  if (typeof stdin === 'number') closeSync(stdin)
  if (error) throw error
  if (status !== 0 || stderr !== '')
    throw new Error(`${program} ${args.join(' ')}: ${status} ${stdout}${stderr}`)
  return stdout
}

const pathOf = (name: string) => resolve(import.meta.dirname, name)

function fromJson(program: string, args: readonly string[]): ReadEntry[] {
  return byName(JSON.parse(run(program, args)) as ReadEntry[])
}

/** Has a program unpack into an empty folder, and returns what is there then; of folders only those without files. */
function unpacked(folder: string, unpack: () => void): ReadEntry[] {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  unpack()
  return byName(entriesBelow(folder, ''))
}

function entriesBelow(folder: string, name: string): ReadEntry[] {
  const modifiedMs = Math.floor(statSync(join(folder, name)).mtimeMs)
  if (!name.endsWith('/') && name !== '') {
    const content = readFileSync(join(folder, name))
    return [{ name, sizeBytes: content.length, crc: crc32(content), modifiedMs }]
  }
  const below = readdirSync(join(folder, name), { withFileTypes: true })
  if (below.length === 0 && name !== '') return [{ name, sizeBytes: 0, crc: 0, modifiedMs }]
  return below.flatMap((entry) =>
    entriesBelow(folder, `${name}${entry.name}${entry.isDirectory() ? '/' : ''}`),
  )
}

export function byName(entries: readonly ReadEntry[]): ReadEntry[] {
  return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** Info-ZIP takes 2100 for a leap year. */
function withoutLeapDay(entry: ReadEntry): ReadEntry {
  const dayMs = 86_400_000
  return entry.modifiedMs < Date.UTC(2100, 2, 1) ? entry : { ...entry, modifiedMs: entry.modifiedMs - dayMs }
}

/** These read ZIPs, and the field with the exact time. */
export const zipReaders: ArchiveReader[] = [
  {
    title: 'Info-ZIP',
    program: 'unzip',
    read: (path, folder) =>
      unpacked(folder, () => run('unzip', ['-q', path, '-d', folder])).map(withoutLeapDay),
  },
  {
    title: '7-Zip',
    program: '7z',
    read: (path, folder) => unpacked(folder, () => run('7z', ['x', `-o${folder}`, path])),
  },
  {
    title: 'bsdtar by the directory',
    program: 'bsdtar',
    read: (path, folder) => unpacked(folder, () => run('bsdtar', ['-xf', path, '-C', folder])),
  },
  {
    title: 'bsdtar from its beginning',
    program: 'bsdtar',
    read: (path, folder) => unpacked(folder, () => run('bsdtar', ['-xf', '-', '-C', folder], path)),
  },
  {
    title: "Java's ZipFile",
    program: 'java',
    read: (path) => fromJson('java', [pathOf('ReadZip.java'), 'file', path]),
  },
  {
    title: "Java's ZipInputStream",
    program: 'java',
    read: (path) => fromJson('java', [pathOf('ReadZip.java'), 'stream', path]),
  },
]

/** This reads ZIPs, but knows only the time of MS-DOS. */
export const pythonZip: ArchiveReader = {
  title: "Python's zipfile",
  program: 'python3',
  read: (path) => fromJson('python3', [pathOf('read-archive.py'), 'zip', path]),
}

export const tarReaders: ArchiveReader[] = [
  {
    title: 'GNU tar',
    program: 'tar',
    // Else it warns of files from the future.
    read: (path, folder) =>
      unpacked(folder, () => run('tar', ['--warning=no-timestamp', '-xf', path, '-C', folder])),
  },
  {
    title: 'bsdtar',
    program: 'bsdtar',
    read: (path, folder) => unpacked(folder, () => run('bsdtar', ['-xf', '-', '-C', folder], path)),
  },
  {
    title: '7-Zip',
    program: '7z',
    read: (path, folder) => unpacked(folder, () => run('7z', ['x', `-o${folder}`, path])),
  },
  {
    title: "Python's tarfile",
    program: 'python3',
    read: (path) => fromJson('python3', [pathOf('read-archive.py'), 'tar', path]),
  },
]
