/** The choice of another folder: asks what has to be asked, and gives way to every later request. */
import type { SettingsStore } from '../settings/settings-store.ts'
import { hostPath } from '../system/host-path.ts'
import type { AppEnvironment } from './app-environment.ts'
import { mayShare } from './consent.ts'

/** What a choice needs from the app. */
export type ChoiceActions = {
  readonly isSharing: () => boolean
  readonly confirm: AppEnvironment['confirm']
  /** Resolves to whether the choice may end what is being downloaded. */
  readonly mayCutDownloads: (change: 'folder') => Promise<boolean>
}

export class FolderChoice {
  readonly #store: SettingsStore
  readonly #actions: ChoiceActions
  /** Raised by every request that concerns the share, so that earlier ones notice that they are overtaken. */
  #revision = 0

  constructor(store: SettingsStore, actions: ChoiceActions) {
    this.#store = store
    this.#actions = actions
  }

  /** Ends every choice that still waits for a drive or the user. */
  overtake(): void {
    this.#revision++
  }

  /**
   * Chooses the folder. While this waits for a drive or the user, any later request overtakes it, a Stop
   * included. Resolves to `unchanged` if a running share is of that folder already.
   * @param isToBeShared whether it is going to be shared at once
   */
  async choose(path: string, isToBeShared: boolean): Promise<'chosen' | 'unchanged' | 'declined'> {
    const revision = ++this.#revision
    const isOvertaken = () => revision !== this.#revision
    const { isSharing, confirm, mayCutDownloads } = this.#actions
    const folder = await hostPath(path)
    if (isOvertaken()) return 'declined'
    const { settings } = this.#store
    if (isSharing() && settings.items.length === 0 && folder === settings.folder) return 'unchanged'
    if (isToBeShared && !(await mayShare(folder, settings, confirm))) return 'declined'
    if (isOvertaken() || !(await mayCutDownloads('folder')) || isOvertaken()) return 'declined'
    const others = this.#store.settings.recentFolders.filter((recent) => recent !== folder)
    this.#store.update({ folder, items: [], recentFolders: [folder, ...others] })
    return 'chosen'
  }
}
