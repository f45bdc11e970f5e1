/** Effects of the app that can't be observed otherwise. Specs for the stand-in read them from `globalThis.__standIn`. */
import type { NotificationConstructorOptions, Session } from 'electron'
import type { FakeBrowserWindow } from './browser-window.ts'
import { FakeLoginItem } from './login-item.ts'
import type { FakeMenu, OpenMenu } from './menu.ts'
import type { FakeTray } from './tray.ts'

export type Registry = {
  /** When the app became ready, ms since the epoch. */
  readyAtMs: number
  /** Whether the app has called `enableSandbox()`. */
  sandboxIsForced: boolean
  /** The windows that a user sees: neither hidden nor minimized. */
  readonly windowsOnScreen: Set<FakeBrowserWindow>
  readonly trays: FakeTray[]
  readonly notifications: NotificationConstructorOptions[]
  /** Links and paths that the desktop was asked to open. */
  readonly opened: string[]
  /** Types of the active power-save blockers, by their id. */
  readonly blockers: Map<number, string>
  clipboard: string
  /** How often the page of a window was printed. */
  prints: number
  badge: number
  menu: FakeMenu | null
  openMenu: OpenMenu | undefined
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
  prints: 0,
  badge: 0,
  menu: null,
  openMenu: undefined,
  loginItem: new FakeLoginItem(),
  permissions: {},
}

Object.assign(globalThis, { __standIn: registry })
