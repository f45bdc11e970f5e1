/** Paths as people write them. */
import { homedir } from 'node:os'
import { sep } from 'node:path'

/** Returns a path with `~` for the home folder that it is in, except on Windows, where nobody writes it. */
export function shortPath(path: string, home = homedir(), platform = process.platform): string {
  if (platform === 'win32') return path
  return path.startsWith(`${home}${sep}`) ? `~${path.slice(home.length)}` : path
}
