/** What is known of the files and folders that are chosen to be shared together. */
import { basename, dirname } from 'node:path'
import type { FolderState, ItemState } from '../../../shared/app/app-state.ts'
import type { ShareItem } from '../../../shared/share-item.ts'
import { firstBreadth } from '../../host/risky-folder.ts'
import { lookUpItems } from '../../host/share-items.ts'
import { shortPath } from '../system/short-path.ts'

/** Names that a summary has room for. */
const namesInSummary = 3

export class ChosenItems {
  readonly #onChange: () => void
  #paths: readonly string[] = []
  #named: ReadonlyMap<string, ShareItem> = new Map()
  /** Whether the paths were looked up. */
  #isKnown = false
  #lookups = 0

  /** @param onChange called when something else is known of the items */
  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  /**
   * Looks the paths up, which are the items from now on. Resolves to those that can be shared, for the engine; undefined if
   * another call has come meanwhile.
   */
  async lookUp(paths: readonly string[]): Promise<readonly ShareItem[] | undefined> {
    const lookup = ++this.#lookups
    if (paths.join('\0') !== this.#paths.join('\0')) this.#isKnown = false
    this.#paths = paths
    const { items, named } = await lookUpItems(paths)
    if (lookup !== this.#lookups) return undefined
    this.#named = named
    this.#isKnown = true
    this.#onChange()
    return items
  }

  /** The state of the choice as the window shows it. */
  state(paths: readonly string[]): FolderState {
    const items = paths.map((path) => this.#itemState(path))
    const names = items.slice(0, namesInSummary).map(({ name }) => name)
    const name = names.join(', ') + (items.length > namesInSummary ? '…' : '')
    const warning = firstBreadth(paths.flatMap((path) => [path, this.#realPath(path)]))
    return { path: '', name, place: '', survey: undefined, problem: undefined, warning, items }
  }

  /** A link's own path doesn't say what is shared. */
  #realPath(path: string): string {
    const item = this.#named.get(path)
    return item === undefined ? path : Buffer.from(item.place, 'latin1').toString()
  }

  #itemState(path: string): ItemState {
    const item = this.#named.get(path)
    return {
      path,
      name: basename(path) || path,
      sharedName: item?.name,
      place: shortPath(dirname(path)),
      isFolder: item?.isFolder === true,
      isMissing: item === undefined && this.#isKnown,
    }
  }
}
