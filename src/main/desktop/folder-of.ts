/** What people mean who name or drop a file where a folder is wanted. */
import { dirname } from 'node:path'
import { waiting } from '../../shared/file-waits.ts'
import { stat } from './disk.ts'

/** The folder that a file is in; any other path as it is. */
export async function folderOf(path: string): Promise<string> {
  const stats = await waiting(stat(path)).catch(() => undefined)
  return stats?.isFile() === true ? dirname(path) : path
}
