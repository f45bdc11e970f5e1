/** Where things are in this repository. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** An absolute path from one relative to the repository's root. */
export function repositoryPath(relative: string): string {
  return fileURLToPath(new URL(`../../${relative}`, import.meta.url))
}

/** The pinned Node, for Spool and the npm peers alike; the one that runs this file where there is none. */
export function repositoryNode(): string {
  const pinned = repositoryPath('node_modules/.bin/node')
  return existsSync(pinned) ? pinned : process.execPath
}
