/** Looks at the folder before anything is started, so that a wrong one gets a clear answer. */
import { accessSync, constants, opendirSync, realpathSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { folderFailure, type ServerFailure } from '../../shared/server-failure.ts'

/** A folder that can be shared. */
export type CheckedFolder = {
  /** Real path as people read it. */
  readonly path: string
  /** Real path as latin1, one character a byte. */
  readonly root: string
  /** Its name; for a disk's root its path. */
  readonly name: string
}

/**
 * The folder's real place, or why it can't be shared. May block for as long as a network drive pleases, which is why
 * this is the listener thread's business and not the UI thread's.
 */
export function checkFolder(folder: string): CheckedFolder | ServerFailure {
  try {
    const bytes = realpathSync.native(folder, 'buffer')
    const path = bytes.toString()
    if (!statSync(bytes).isDirectory())
      return { code: 'folder-not-a-folder', detail: `${path} is not a folder` }
    accessSync(bytes, constants.R_OK | constants.X_OK)
    // Access rights aren't all: macOS asks the person, Windows has its lists, network folders have their own mind.
    opendirSync(bytes).closeSync()
    return { path, root: bytes.toString('latin1'), name: basename(path) || path }
  } catch (error) {
    return folderFailure(error)
  }
}
