/** Which folders hold more than anyone means to share. */
import { homedir } from 'node:os'
import { parse, resolve } from 'node:path'

/** Why sharing a folder deserves a second thought: it is a person's whole home folder, or a whole disk. */
export type FolderBreadth = 'home' | 'root'

/** The breadth of a folder by its absolute path; undefined for all others. Doesn't look at the disk. */
export function folderBreadth(folder: string, home = homedir()): FolderBreadth | undefined {
  const path = resolve(folder)
  if (path === parse(path).root) return 'root'
  return path === resolve(home) ? 'home' : undefined
}
