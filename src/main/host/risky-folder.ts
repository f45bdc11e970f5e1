/** Recognizes folders that hold more than a user means to share. */
import { realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { parse, resolve, sep } from 'node:path'

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
