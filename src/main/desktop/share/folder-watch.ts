/** What is known of the folders on the disk: what the chosen one holds, and which of the recent ones are missing. */
import { basename, dirname } from 'node:path'
import type { AppSettings } from '../../../shared/app/app-settings.ts'
import type { FolderCount, FolderState, RecentFolder } from '../../../shared/app/app-state.ts'
import { firstBroadFolder, folderBreadth, type FolderBreadth } from '../../host/risky-folder.ts'
import { shortPath } from '../system/short-path.ts'
import { ChosenItems } from './chosen-items.ts'
import { FolderSurvey } from './folder-survey.ts'
import { MissingFolders } from './missing-folders.ts'

export class FolderWatch {
  readonly items: ChosenItems
  readonly #missing: MissingFolders
  readonly #survey: FolderSurvey
  #count: FolderCount | undefined
  /** The folder that was looked up last, and what it holds if it is a link to more than the user means to share. */
  #linked: { readonly path: string; readonly breadth: FolderBreadth | undefined } | undefined
  readonly #onChange: (isCounted: boolean) => void

  /** @param onChange called with whether the chosen folder has just been counted to the end */
  constructor(surveyScript: string, onChange: (isCounted: boolean) => void) {
    this.#onChange = onChange
    this.items = new ChosenItems(() => onChange(false))
    this.#missing = new MissingFolders(() => onChange(false))
    this.#survey = new FolderSurvey(surveyScript, (count) => {
      this.#count = count
      onChange(count?.complete === true && count.problem === undefined)
    })
  }

  /** Counts the chosen folder from scratch, if there is one. */
  count({ folder, items, hidden }: AppSettings): void {
    if (folder === undefined || items.length > 0) return
    this.#survey.start(folder, hidden)
    void this.#lookBehindLink(folder)
  }

  async #lookBehindLink(path: string): Promise<void> {
    const broad = await firstBroadFolder([path])
    this.#linked = { path, breadth: broad?.breadth }
    if (broad !== undefined) this.#onChange(false)
  }

  /** Checks whether the chosen folder is there now. */
  checkChosen(): void {
    this.#survey.check()
  }

  /** Checks whether each recent folder is there now. */
  checkRecent({ recentFolders }: AppSettings): void {
    void this.#missing.check(recentFolders)
  }

  chosen({ folder: path, items }: AppSettings): FolderState | undefined {
    if (items.length > 0) return this.items.state(items)
    if (path === undefined) return undefined
    const warning = folderBreadth(path) ?? (this.#linked?.path === path ? this.#linked.breadth : undefined)
    const name = basename(path) || path
    const place = shortPath(dirname(path))
    return {
      path,
      name,
      place,
      survey: this.#count,
      problem: this.#count?.problem,
      warning,
      items: undefined,
    }
  }

  recent({ recentFolders }: AppSettings): RecentFolder[] {
    return recentFolders.map((path) => ({ path, isMissing: this.#missing.has(path) }))
  }

  /** Ends a count; resolves to the number of threads that could not be joined. */
  stop(): Promise<number> {
    return this.#survey.stop()
  }
}
