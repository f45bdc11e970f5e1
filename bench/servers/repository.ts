/** Paths in this repository. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Returns the absolute path of one relative to the repository's root. */
export function repositoryPath(relative: string): string {
  return fileURLToPath(new URL(`../../${relative}`, import.meta.url))
}

/** Returns the pinned Node, for Spool and the npm peers alike; without one, the Node that runs this file. */
export function repositoryNode(): string {
  const pinned = repositoryPath('node_modules/.bin/node')
  return existsSync(pinned) ? pinned : process.execPath
}
