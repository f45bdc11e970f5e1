/** The entries of a folder that a guest has chosen for an archive, each named by a short hash. */
import { Buffer } from 'node:buffer'
import type { Selection } from '../../../shared/archive-query.ts'

/** Why no entries are chosen: one of them is gone, or a hash stands for two of them. */
export type NoSelection = 'selection-gone' | 'selection-ambiguous'

/** Characters of a hash, 6 bits each: about 900 of them fit into a request line. */
const hashCharacters = 6

/**
 * Returns the hash of an entry's name (latin1), which differs from folder to folder. `folder` is the folder's path in the share,
 * decoded, latin1.
 */
export function entryHash(folder: string, name: string): string {
  // Loaded here: cryptography is the largest of Node's own modules.
  const { createHash } = process.getBuiltinModule('node:crypto')
  const digest = createHash('sha256')
    .update(Buffer.from(`${folder}\0${name}`, 'latin1'))
    .digest('base64url')
  return digest.slice(0, hashCharacters)
}

/** Returns which of a folder's `names` (latin1) are chosen. */
export function selectNames(
  { hashes, isExcept }: Selection,
  folder: string,
  names: readonly string[],
): ReadonlySet<string> | NoSelection {
  const wanted = new Set(hashes)
  const chosen = new Set<string>()
  const others = new Set<string>()
  const found = new Set<string>()
  for (const name of names) {
    const hash = entryHash(folder, name)
    if (!wanted.has(hash)) others.add(name)
    else if (found.has(hash)) return 'selection-ambiguous'
    else {
      found.add(hash)
      chosen.add(name)
    }
  }
  if (isExcept) return others
  return found.size < wanted.size ? 'selection-gone' : chosen
}
