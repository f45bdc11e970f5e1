/** Where a link leads: what is to be written there must not take the link's own place. */
import { lstatSync, readlinkSync, realpathSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Links that are followed, as on Linux (path_resolution(7)). A path such as `nosuch/../itself` has no end. */
const maxLinks = 40

/**
 * The file that a path leads to, through links, be it there or not. Throws ELOOP if there are too many links or they go in
 * a circle, and what the system says if a folder on the way is missing.
 */
export function linkDestination(path: string): string {
  let at = path
  for (let followed = 0; followed <= maxLinks; followed++) {
    try {
      return realpathSync(at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
    if (lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return at
    // What a link says counts from the folder it is in.
    at = resolve(realpathSync(dirname(at)), readlinkSync(at))
  }
  throw Object.assign(new Error('Too many links.'), { code: 'ELOOP' })
}
