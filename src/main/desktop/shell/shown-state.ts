/** The state of the app as the window shows it, put together from its parts, and the reports of it. */
import { availableParallelism } from 'node:os'
import * as v from 'valibot'
import { ownHost, Preferences } from '../../../shared/app/app-settings.ts'
import type { AppState } from '../../../shared/app/app-state.ts'
import { defaultThreads } from '../../../shared/settings.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import type { FolderWatch } from '../share/folder-watch.ts'
import type { Guests } from '../share/guests.ts'
import type { LinkWatcher } from '../share/link-watcher.ts'
import type { ShareController } from '../share/share-controller.ts'
import type { TimedShare } from '../share/timed-share.ts'
import type { AppEnvironment, OutsideState } from './app-environment.ts'

/** The parts whose states it consists of. */
export type ShownParts = {
  readonly store: SettingsStore
  readonly folders: FolderWatch
  readonly sharing: ShareController
  readonly timed: TimedShare
  readonly links: LinkWatcher
  readonly guests: Guests
}

export class ShownState {
  readonly #environment: AppEnvironment
  readonly #parts: () => ShownParts
  #isQueued = false
  #noticeRead = false
  #outside: OutsideState = {
    keepsAwake: false,
    update: { kind: 'none' },
    logFileFails: false,
    locale: 'en',
    network: undefined,
  }

  /** @param parts returns what is read once there is something to show */
  constructor(environment: AppEnvironment, parts: () => ShownParts) {
    this.#environment = environment
    this.#parts = parts
  }

  read(): AppState {
    const { version, platform, updatesItself, canLaunchAtLogin } = this.#environment
    const { store, folders, sharing, timed, links, guests } = this.#parts()
    const { settings } = store
    const preferences = v.parse(Preferences, settings)
    const notices = this.#noticeRead ? undefined : store
    return {
      version,
      platform,
      preferences,
      folder: folders.chosen(settings),
      recentFolders: folders.recent(settings),
      sharing: sharing.state,
      end: timed.state,
      links: links.links,
      reachedLink: links.reached,
      access: sharing.access,
      defaultThreads: defaultThreads(availableParallelism()),
      hostLostIn: preferences.host === ownHost ? notices?.hostLostIn : undefined,
      settingsSetAside: notices?.setAside,
      updatesItself,
      canLaunchAtLogin,
      ...guests.state,
      ...this.#outside,
    }
  }

  /** Reports the state once for all changes of a turn. */
  changed(): void {
    if (this.#isQueued) return
    this.#isQueued = true
    queueMicrotask(() => {
      this.#isQueued = false
      this.#environment.onState(this.read())
    })
  }

  setOutside(change: Partial<OutsideState>): void {
    this.#outside = { ...this.#outside, ...change }
    this.changed()
  }

  dismissNotice(): void {
    this.#noticeRead = true
    this.changed()
  }
}
