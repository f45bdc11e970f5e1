/** Which folders hold more than anyone means to share. */
import { realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { parse, resolve } from 'node:path'

/** Why sharing a folder deserves a second thought: it is a person's whole home folder, or a whole disk. */
export type FolderBreadth = 'home' | 'root'

/** The breadth of a folder by its absolute path; undefined for all others. Doesn't look at the folder. */
export function folderBreadth(folder: string, homes = homeFolders()): FolderBreadth | undefined {
  const path = resolve(folder)
  if (path === parse(path).root) return 'root'
  return homes.some((home) => path === resolve(home)) ? 'home' : undefined
}

let known: readonly string[] | undefined

/** The person's home, by each of its names. */
function homeFolders(): readonly string[] {
  return (known ??= homesOf(homedir(), process.env.SNAP_REAL_HOME))
}

/**
 * A home by its own path and by its real one, which the server names its folder by: on some systems /home is a link.
 * @param realHome that of the person where a Snap has a home of its own
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
