/** Whether a folder can be shared. The one place that judges it, for the engine, the survey and the window. */
import { accessSync, constants, opendirSync, statSync, type Stats } from 'node:fs'
import { folderFailure, type ServerFailure } from '../../shared/server-failure.ts'
import { originalFs } from './original-fs.ts'
import { trackIo } from './pending-io.ts'

/** What was found at a path. */
export type FolderVerdict = {
  /** Why it can't be shared; undefined for a folder that can, as far as the probe went. */
  readonly failure: ServerFailure | undefined
  /** Whether the path names a regular file, so that the folder containing it may be meant. */
  readonly isFile: boolean
}

const listAndEnter = constants.R_OK | constants.X_OK

/**
 * Looks up the folder, checks the access rights and opens it: rights aren't everything, as macOS asks the user, Windows has its
 * lists, and network drives their own rules. Blocks for as long as a drive takes to answer, so not for the UI thread.
 */
export function probeFolderSync(path: string | Buffer): FolderVerdict {
  try {
    const found = judge(path, statSync(path))
    if (found.failure !== undefined) return found
    accessSync(path, listAndEnter)
    opendirSync(path).closeSync()
    return found
  } catch (error) {
    return refused(error)
  }
}

/** Returns the verdict of {@link probeFolderSync} without blocking. */
export async function probeFolder(path: string): Promise<FolderVerdict> {
  const found = await findFolder(path)
  return found.failure === undefined ? trackIo(open(path)).then(() => found, refused) : found
}

/** Only looks up the folder. Unlike opening it, this never makes macOS ask the user for access. */
export async function findFolder(path: string): Promise<FolderVerdict> {
  return trackIo(originalFs().stat(path)).then((stats) => judge(path, stats), refused)
}

async function open(path: string): Promise<void> {
  const { access, opendir } = originalFs()
  await access(path, listAndEnter)
  await (await opendir(path)).close()
}

function judge(path: string | Buffer, stats: Stats): FolderVerdict {
  if (stats.isDirectory()) return { failure: undefined, isFile: false }
  const failure: ServerFailure = { code: 'folder-not-a-folder', detail: `${path.toString()} is not a folder` }
  return { failure, isFile: stats.isFile() }
}

function refused(error: unknown): FolderVerdict {
  return { failure: folderFailure(error), isFile: false }
}
