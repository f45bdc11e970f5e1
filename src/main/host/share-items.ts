/** Looks up the files and folders that are to be shared together. Lives on the UI thread and never blocks it. */
import { constants } from 'node:fs'
import type { ShareItem } from '../../shared/share-item.ts'
import { originalFs } from '../base/original-fs.ts'
import { trackIo } from '../base/pending-io.ts'
import { itemNames } from './item-names.ts'

/** Why something can't be shared: it is not there, may not be read, or is a device, a socket or the like. */
export type ItemProblem = 'missing' | 'not-readable' | 'special'

/** What can be shared of the paths that were named, and what can't. */
export type ItemLookup = {
  readonly items: readonly ShareItem[]
  /** Each of them by every path that has named it. */
  readonly named: ReadonlyMap<string, ShareItem>
  /** In the order in which they were named. */
  readonly problems: readonly { readonly path: string; readonly problem: ItemProblem }[]
}

type Found = Omit<ShareItem, 'name'>

/** Looks up paths, relative ones from the current folder. What is named twice is shared once. */
export async function lookUpItems(paths: readonly string[]): Promise<ItemLookup> {
  const found = await Promise.all(paths.map(async (path) => ({ path, result: await trackIo(lookUp(path)) })))
  const places = new Map<string, Found>()
  for (const { result } of found) if (typeof result === 'object') places.set(result.place, result)
  const names = itemNames([...places.keys()])
  const items = [...places.values()].map((item, index) => ({ ...item, name: names[index]! }))
  const byPlace = new Map(items.map((item) => [item.place, item]))
  return {
    items,
    named: new Map(
      found.flatMap(({ path, result }) =>
        typeof result === 'object' ? [[path, byPlace.get(result.place)!] as const] : [],
      ),
    ),
    problems: found.flatMap(({ path, result }) =>
      typeof result === 'string' ? [{ path, problem: result }] : [],
    ),
  }
}

async function lookUp(path: string): Promise<Found | ItemProblem> {
  const { access, realpath, stat } = originalFs()
  try {
    const place = await realpath(path, { encoding: 'buffer' })
    const stats = await stat(place)
    if (!stats.isDirectory() && !stats.isFile()) return 'special'
    await access(place, stats.isDirectory() ? constants.R_OK | constants.X_OK : constants.R_OK)
    return { place: place.toString('latin1'), isFolder: stats.isDirectory() }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'EACCES' || code === 'EPERM' ? 'not-readable' : 'missing'
  }
}
