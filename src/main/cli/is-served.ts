/** Whether clients could ask for a file. */
import { realpath } from 'node:fs/promises'
import { isAbsolute, relative, sep } from 'node:path'
import { trackIo } from '../base/pending-io.ts'

/**
 * @param folder real path of the shared folder
 * @param hidden whether names with a leading full stop are served
 */
export async function isServed(file: string, folder: string, hidden: boolean): Promise<boolean> {
  // What has no place in a folder, as a pipe behind /dev/stdout, has no real path.
  const place = relative(folder, await trackIo(realpath(file)).catch(() => folder))
  const segments = place.split(sep)
  if (place === '' || segments[0] === '..' || isAbsolute(place)) return false
  return hidden || !segments.some((segment) => segment.startsWith('.'))
}
