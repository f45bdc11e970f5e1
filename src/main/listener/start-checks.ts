/** Checked before anything is started, so that a wrong folder or a low limit gets a clear answer. */
import { readFileSync, realpathSync } from 'node:fs'
import { basename } from 'node:path'
import { probeFolderSync } from '../base/folder-probe.ts'
import { folderFailure, type ServerFailure } from '../../shared/server-failure.ts'

/** A folder that can be shared. */
export type CheckedFolder = {
  /** Real path as people read it; '' for items. */
  readonly path: string
  /** Real path as latin1, one character a byte; undefined for items. */
  readonly root: string | undefined
  /** Its name; for a disk's root its path; '' for items. */
  readonly name: string
}

/** Stands for the items of a share that has no folder. They were looked up when they were chosen. */
export const noFolder: CheckedFolder = { path: '', root: undefined, name: '' }

/**
 * Returns the folder's real place, or why it can't be shared. May block for as long as a network drive likes, so it runs
 * on the listener thread, not on the UI thread.
 */
export function checkFolder(folder: string): CheckedFolder | ServerFailure {
  try {
    const bytes = realpathSync.native(folder, 'buffer')
    const path = bytes.toString()
    const { failure } = probeFolderSync(bytes)
    return failure ?? { path, root: bytes.toString('latin1'), name: basename(path) || path }
  } catch (error) {
    return folderFailure(error)
  }
}

/** Descriptors of the runtime and its event loops before any thread of the pool, logs, a folder being listed. */
const ownDescriptors = 48

/** Descriptors of one pool thread: its event loop's. */
const threadDescriptors = 5

/** Connections below which serving makes no sense. */
const minConnections = 8

/**
 * Returns how many of `wanted` connections the process's limit of file descriptors allows; 0 if not even the threads have
 * enough. Each connection takes one descriptor for its socket and often one for its file, and a third part is for those
 * that are turned away with 503: without a descriptor the system would drop them without a word.
 */
export function connectionLimit(threads: number, wanted: number): number {
  const limit = descriptorLimit()
  if (limit === undefined) return wanted
  const connections = Math.floor((limit - ownDescriptors - threads * threadDescriptors) / 3)
  return connections < minConnections ? 0 : Math.min(wanted, connections)
}

/** The soft limit, where the system has it in /proc; Node has raised it to the hard limit at start. */
function descriptorLimit(): number | undefined {
  try {
    const line = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'latin1'))
    return line?.[1] === undefined ? undefined : Number(line[1])
  } catch {
    // Not Linux. macOS and Windows allow far more here than limits.connections.
    return undefined
  }
}
