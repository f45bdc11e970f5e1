import type { Translate } from '../../../shared/messages/translate.ts'
import type { WifiPasswords } from '../settings/wifi-passwords.ts'
import type { DownloadHistory } from '../share/download-history.ts'
import type { Updates } from '../system/updates.ts'
import type { AppWindow } from '../window/app-window.ts'
import type { AppModel } from './app-model.ts'

/** What the actions act on. */
export type ActionTargets = {
  readonly model: AppModel
  readonly history: DownloadHistory
  readonly window: AppWindow
  readonly updates: Updates
  readonly wifiPasswords: WifiPasswords
  readonly translate: () => Translate
}
