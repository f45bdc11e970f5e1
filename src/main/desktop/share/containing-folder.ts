/** What people mean who name or drop a file where a folder is wanted. */
import { dirname } from 'node:path'
import { trackIo } from '../../base/pending-io.ts'
import { stat } from '../system/original-fs.ts'

/** The folder that a file is in; any other path as it is. */
export async function folderOf(path: string): Promise<string> {
  const stats = await trackIo(stat(path)).catch(() => undefined)
  return stats?.isFile() === true ? dirname(path) : path
}
