/** Adds to a listing how many items its folders hold, where that is cheap. */
import type { DirectoryEntry } from '../../files/directory-entry.ts'
import { diskRefusal } from '../../files/disk-error.ts'
import { prefixOf } from '../../files/directory-names.ts'
import { countItems, maxNames } from '../../files/item-count.ts'
import { maxQuickEntries, type Listing } from '../../files/listing.ts'
import { itemsRoot } from '../../files/share-items.ts'
import type { SharedFolder } from '../../files/shared-folder.ts'

/** A directory whose folders are counted in. */
export type CountedDirectory = {
  readonly folder: Pick<SharedFolder, 'lookAt' | 'readDirectory' | 'realPlace'>
  /** Latin1. */
  readonly path: string
  readonly hidden: boolean
  /** Its own. */
  readonly device: bigint
}

/** With more folders nothing is counted. */
const maxFolders = 40

/** In all folders together: about 5 ms. */
const maxItems = 10_000

/** Only a disk that answers slowly takes longer, ms. */
const maxCountingMs = 100

/**
 * Returns the listing of the directory at `path` (latin1) with the items of its folders counted, about 25 µs each and 0.5 µs an item.
 * If that takes too long there are no counts at all: some folders with a number and some without would look like a mistake. A
 * folder that can't be read, or is on another disk, has no count.
 */
export function withItemCounts(
  listing: Listing,
  { folder, path, hidden, device }: CountedDirectory,
): Listing {
  const { entries, folderCount, totalEntries } = listing
  // Each item may be on another disk.
  if (path === itemsRoot || folderCount === 0 || folderCount > maxFolders || totalEntries > maxQuickEntries)
    return listing
  const prefix = prefixOf(path)
  const resolveLink = (link: string) => folder.realPlace(link, hidden)
  const endMs = performance.now() + maxCountingMs
  const counted: DirectoryEntry[] = []
  let items = 0
  for (const entry of entries) {
    // Another disk may sleep, or hang: its name alone must not hold up the listing.
    if (entry.type === 'file' || !isOnDevice(folder, prefix + entry.name, device)) {
      counted.push(entry)
      continue
    }
    // Proved to be inside and opened there: a link may lead elsewhere since it was listed.
    const found = folder.readDirectory(prefix + entry.name, hidden, (place) =>
      countItems(place, { hidden, resolveLink }),
    )
    const itemCount = found.kind === 'read' ? found.value : undefined
    // A folder with thousands of hidden names has no count, but has taken as long.
    if (found.kind === 'read') items += itemCount ?? maxNames
    if (items > maxItems || performance.now() > endMs) return listing
    counted.push({ ...entry, itemCount })
  }
  return { ...listing, entries: counted }
}

/** Whether the directory at `path` (latin1), links followed, is on the disk of this number. */
function isOnDevice(folder: Pick<SharedFolder, 'lookAt'>, path: string, device: bigint): boolean {
  try {
    return folder.lookAt(path)?.dev === device
  } catch (error) {
    diskRefusal(error) // Rethrows what isn't an error of the system.
    return false
  }
}
