/** The choice of files and folders that are shared together, and of texts. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findFolder } from '../../base/folder-probe.ts'
import { trackIo } from '../../base/pending-io.ts'
import { firstBroadFolder } from '../../host/risky-folder.ts'
import { limits } from '../../../shared/limits.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { hostPath } from '../system/host-path.ts'
import type { AppEnvironment } from './app-environment.ts'

/** What a choice needs from the app. */
export type ItemActions = {
  readonly isRequested: () => boolean
  readonly confirm: AppEnvironment['confirm']
  /** Resolves to whether the choice may end what is being downloaded. */
  readonly mayCutDownloads: (change: 'folder') => Promise<boolean>
  /** Chooses a folder instead, as everywhere. */
  readonly useFolder: (path: string) => Promise<boolean>
  /** What is chosen has changed: shows it, and shares it if something is being shared. */
  readonly chosen: () => Promise<void>
}

export class ItemChoice {
  readonly #store: SettingsStore
  readonly #actions: ItemActions
  /** Where texts are kept while they are shared. */
  readonly #textFolder: string
  #texts = 0

  constructor(store: SettingsStore, actions: ItemActions, textFolder: string) {
    this.#store = store
    this.#actions = actions
    this.#textFolder = textFolder
  }

  get #items(): readonly string[] {
    return this.#store.settings.items
  }

  /**
   * Takes what was dropped on the window: one folder becomes the shared one, several things or a file are shared together. They
   * join those that are.
   */
  async drop(paths: readonly string[]): Promise<void> {
    const [only] = paths
    if (only === undefined) return
    if (this.#items.length > 0) await this.add(paths)
    else if (paths.length === 1 && !(await isFile(only))) await this.#actions.useFolder(only)
    else await this.use(paths)
  }

  /** Shares these files and folders instead of what was chosen. Resolves to whether they are chosen now. */
  async use(paths: readonly string[]): Promise<boolean> {
    const isSharing = this.#actions.isRequested()
    if (isSharing && this.#items.length === 0 && !(await this.#actions.mayCutDownloads('folder')))
      return false
    return this.#choose(paths, [])
  }

  /** The same for a request from outside the window, whose warnings were not seen. */
  async useAtOnce(paths: readonly string[]): Promise<boolean> {
    return (await this.#mayShare(paths)) && this.use(paths)
  }

  /** Adds files and folders. If a folder is chosen, it becomes the first of them. */
  async add(paths: readonly string[]): Promise<void> {
    const { folder } = this.#store.settings
    if (this.#items.length > 0) await this.#choose(paths, this.#items)
    else await this.use(folder === undefined ? paths : [folder, ...paths])
  }

  /** Takes one away; with the last of them the folder that was chosen before is there again. */
  async remove(path: string): Promise<void> {
    const items = this.#items.filter((item) => item !== path)
    if (items.length === 0 && this.#actions.isRequested() && !(await this.#actions.mayCutDownloads('folder')))
      return
    this.#store.update({ items })
    await this.#actions.chosen()
  }

  /** Shares a text, beside what is shared together. */
  async shareText(text: string): Promise<void> {
    const folder = join(this.#textFolder, String(++this.#texts))
    // Only this user can look into it.
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const path = join(folder, 'text.txt')
    await trackIo(writeFile(path, text, { mode: 0o600 }))
    await (this.#items.length > 0 ? this.#choose([path], this.#items) : this.use([path]))
  }

  /** Removes the texts of this run and of one that has not ended in order. */
  async removeTexts(): Promise<void> {
    const items = this.#items.filter((path) => !path.startsWith(this.#textFolder))
    if (items.length < this.#items.length) this.#store.update({ items })
    await trackIo(rm(this.#textFolder, { recursive: true, force: true })).catch(() => undefined)
  }

  async #choose(paths: readonly string[], before: readonly string[]): Promise<boolean> {
    const added = await Promise.all(paths.map((path) => hostPath(path)))
    const items = [...new Set([...before, ...added])]
    if (items.length > limits.shareItems) {
      await this.#actions.confirm({ kind: 'too-many-items', most: limits.shareItems })
      return false
    }
    if (this.#actions.isRequested() && !(await this.#mayShare(added))) return false
    this.#store.update({ items })
    await this.#actions.chosen()
    return true
  }

  /** Asks before more is shared than anyone means to share. */
  async #mayShare(paths: readonly string[]): Promise<boolean> {
    const broad = await firstBroadFolder(paths)
    if (broad === undefined) return true
    const { host, hidden } = this.#store.settings
    return this.#actions.confirm({ kind: 'shares-all', breadth: broad.breadth, host, hidden })
  }
}

/** Whether a path names a file, and not a folder or nothing. */
export async function isFile(path: string): Promise<boolean> {
  const verdict = await findFolder(await hostPath(path))
  return verdict.isFile
}
