/** Reads the names in a directory, with their types. Blocks the calling thread, which is a pool thread. */
import { Buffer } from 'node:buffer'
import fs from 'node:fs'
import { diskRefusal } from './disk-error.ts'
import { nativePath } from './disk.ts'

/** A name in a directory (latin1) and what it names; of a link nothing is known but that it is one. */
export type TypedName = Pick<fs.Dirent, 'name' | 'isDirectory' | 'isFile' | 'isSymbolicLink'>

/**
 * Returns the names in a directory (absolute path, latin1), in the order of the disk.
 *
 * @param refuse called with the number of names so far; reading ends with what it returns, unless that is undefined
 * @throws what opening the directory throws (ENOENT, EACCES, ENOTDIR and so on)
 */
export function readTypedNames<Refusal extends string>(
  directory: string,
  refuse: (names: number) => Refusal | undefined,
): TypedName[] | Refusal {
  const path = Buffer.from(directory, 'latin1')
  try {
    return readEntries(path, refuse)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_INVALID_ARG_TYPE') throw error
    // Some file systems (old XFS, some FUSE and network drives) give names without types. Node then joins path and
    // name to ask for the type, and can't join a Buffer and a string.
    const names = fs.readdirSync(path, { encoding: 'latin1' })
    const prefix = prefixOf(directory)
    return (
      refuse(names.length) ??
      names.flatMap((name) => {
        const stat = fs.lstatSync(nativePath(prefix + name), { throwIfNoEntry: false })
        return stat === undefined ? [] : Object.assign(stat, { name })
      })
    )
  }
}

/** Returns the path of a directory with its final slash. */
export function prefixOf(directory: string): string {
  return directory.endsWith('/') ? directory : directory + '/'
}

/** Returns what `resolve` says of a path; undefined if that throws the system's error, as for a dangling link. */
export function resolved(path: string, resolve: (path: string) => string | undefined): string | undefined {
  try {
    return resolve(path)
  } catch (error) {
    diskRefusal(error) // Rethrows what isn't an error of the system.
    return undefined
  }
}

function readEntries<Refusal extends string>(
  path: Buffer,
  refuse: (names: number) => Refusal | undefined,
): TypedName[] | Refusal {
  const entries: TypedName[] = []
  const open = fs.opendirSync(path, {
    encoding: 'latin1' as BufferEncoding,
    bufferSize: 1024,
  })
  try {
    for (let entry = open.readSync(); entry !== null; entry = open.readSync()) {
      const refusal = refuse(entries.push(entry))
      if (refusal !== undefined) return refusal
    }
  } finally {
    open.closeSync()
  }
  return entries
}
