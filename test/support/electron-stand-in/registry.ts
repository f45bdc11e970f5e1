/** What the app did that no one could see otherwise; specs of the stand-in alone find it in `globalThis.__standIn`. */
import type { NotificationConstructorOptions, Session } from 'electron'
import type { FakeBrowserWindow } from './browser-window.ts'
import { FakeLoginItem } from './login-item.ts'
import type { FakeMenu } from './menu.ts'
import type { FakeTray } from './tray.ts'

export type Registry = {
  /** When the app was told that it is ready, ms since the epoch. */
  readyAtMs: number
  /** Whether all pages are to be in Chromium's sandbox, whatever the command line says. */
  sandboxIsForced: boolean
  /** Those that a person sees: neither hidden nor minimized. */
  readonly windowsOnScreen: Set<FakeBrowserWindow>
  readonly trays: FakeTray[]
  readonly notifications: NotificationConstructorOptions[]
  /** Links and paths given to the desktop to open. */
  readonly opened: string[]
  /** Kinds of the power-save blockers that are on, by their id. */
  readonly blockers: Map<number, string>
  clipboard: string
  menu: FakeMenu | null
  readonly loginItem: FakeLoginItem
  permissions: {
    request?: Parameters<Session['setPermissionRequestHandler']>[0]
    check?: Parameters<Session['setPermissionCheckHandler']>[0]
    device?: Parameters<Session['setDevicePermissionHandler']>[0]
  }
}

export const registry: Registry = {
  readyAtMs: NaN,
  sandboxIsForced: false,
  windowsOnScreen: new Set(),
  trays: [],
  notifications: [],
  opened: [],
  blockers: new Map(),
  clipboard: '',
  menu: null,
  loginItem: new FakeLoginItem(),
  permissions: {},
}

Object.assign(globalThis, { __standIn: registry })
