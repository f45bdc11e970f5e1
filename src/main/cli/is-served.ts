/** Whether clients could ask for a file. */
import { realpathSync } from 'node:fs'
import { isAbsolute, relative, sep } from 'node:path'

/**
 * @param folder real path of the shared folder
 * @param hidden whether names with a leading full stop are served
 */
export function isServed(file: string, folder: string, hidden: boolean): boolean {
  const place = relative(folder, realPath(file) ?? folder)
  const segments = place.split(sep)
  if (place === '' || segments[0] === '..' || isAbsolute(place)) return false
  return hidden || !segments.some((segment) => segment.startsWith('.'))
}

/** Undefined for what has no place in a folder, as a pipe behind /dev/stdout. */
function realPath(file: string): string | undefined {
  try {
    return realpathSync(file)
  } catch {
    return undefined
  }
}
