/** Recognizes folders that hold more than a user means to share. */
import { realpathSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { homedir } from 'node:os'
import { parse, resolve, sep } from 'node:path'
import { trackIo } from '../base/pending-io.ts'

/** Why sharing a folder deserves a second thought: an entire home folder is in it, or it is an entire disk. */
export type FolderBreadth = 'home' | 'root'

/** Returns the breadth of a folder by its absolute path, undefined for ordinary folders. Doesn't access the folder. */
export function folderBreadth(folder: string, homes = homeFolders()): FolderBreadth | undefined {
  const path = resolve(folder)
  if (path === parse(path).root) return 'root'
  return homes.some((home) => `${resolve(home)}${sep}`.startsWith(path + sep)) ? 'home' : undefined
}

/** Returns the breadth of the first of several paths that has one. */
export function firstBreadth(paths: readonly string[]): FolderBreadth | undefined {
  return paths.map((path) => folderBreadth(path)).find((breadth) => breadth !== undefined)
}

/** A folder that holds more than a user means to share, by its real path. */
export type BroadFolder = { readonly path: string; readonly breadth: FolderBreadth }

/**
 * Resolves to the first of several folders that has a breadth, looking behind links; undefined for ordinary ones. Takes as long
 * as a drive takes to answer.
 */
export async function firstBroadFolder(paths: readonly string[]): Promise<BroadFolder | undefined> {
  const real = await Promise.all(paths.map((path) => trackIo(realpath(path)).catch(() => path)))
  for (const path of real) {
    const breadth = folderBreadth(path)
    if (breadth !== undefined) return { path, breadth }
  }
  return undefined
}

let known: readonly string[] | undefined

/** Returns the user's home, by each of its paths. */
function homeFolders(): readonly string[] {
  return (known ??= homesOf(homedir(), process.env.SNAP_REAL_HOME))
}

/**
 * Returns a home by its own path and by its real one, which is how the server names its folder: on some systems /home is a
 * link.
 * @param realHome the user's own, where a Snap has a home of its own
 */
export function homesOf(home: string, realHome: string | undefined): readonly string[] {
  const homes = realHome === undefined ? [home] : [home, realHome]
  return [...new Set(homes.flatMap((path) => [path, realPath(path)]))]
}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
