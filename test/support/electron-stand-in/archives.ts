/**
 * App archives as in Electron's main process: its `fs` shows an archive `x.asar` as a folder, and the module `original-fs`
 * shows it as a file. Threads are plain Node here.
 */
import { closeSync, openSync, readSync } from 'node:fs'
import { createRequire, syncBuiltinESMExports } from 'node:module'
import { dirname } from 'node:path'

const require = createRequire(import.meta.url)
type Fs = { -readonly [Name in keyof typeof import('node:fs')]: (typeof import('node:fs'))[Name] }
const fs = require('node:fs') as Fs
const original = { ...fs, promises: { ...fs.promises } }

/** Patches the functions of `fs` that Spool uses: for an archive they answer as for the folder that contains it. */
export function showArchivesAsFolders(): void {
  fs.promises.stat = shown(original.promises.stat)
  fs.promises.lstat = shown(original.promises.lstat)
  fs.promises.opendir = shown(original.promises.opendir)
  fs.statSync = shown(original.statSync)
  fs.lstatSync = shown(original.lstatSync)
  fs.opendirSync = shown(original.opendirSync)
  syncBuiltinESMExports()
}

function shown<Look extends (path: never, ...rest: never[]) => unknown>(look: Look): Look {
  const shownLook = (path: unknown, ...rest: unknown[]) =>
    (look as unknown as (...args: unknown[]) => unknown)(isArchive(path) ? dirname(path) : path, ...rest)
  return shownLook as unknown as Look
}

/** Whether a path leads to a file that begins like an archive: with a size, and with the size of its header. */
function isArchive(path: unknown): path is string {
  if (typeof path !== 'string' || !path.endsWith('.asar')) return false
  if ((process as { noAsar?: boolean }).noAsar === true) return false
  if (original.statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false
  const head = Buffer.alloc(8)
  const file = openSync(path, 'r')
  try {
    return readSync(file, head) === 8 && head.readUInt32LE(0) === 4 && head.readUInt32LE(4) > 0
  } finally {
    closeSync(file)
  }
}

// What `require('original-fs')` returns.
export { original as 'module.exports' }
