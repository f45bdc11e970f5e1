/** The module `electron` for the app's main process and for Playwright's loader. */
import { app } from './app.ts'
import { FakeBrowserWindow } from './browser-window.ts'
import { clipboard } from './clipboard.ts'
import { dialog } from './dialog.ts'
import { refuseUnknown } from './fake.ts'
import { ipcMain } from './ipc-main.ts'
import { FakeMenu } from './menu.ts'
import { nativeImage } from './native-image.ts'
import { nativeTheme } from './native-theme.ts'
import { net } from './net.ts'
import { FakeNotification } from './notification.ts'
import { powerSaveBlocker } from './power.ts'
import { protocol } from './protocol.ts'
import { safeStorage } from './safe-storage.ts'
import { screen } from './screen.ts'
import { session } from './session.ts'
import { shell } from './shell.ts'
import type { SurfaceModules } from './surface.ts'
import { FakeTray } from './tray.ts'
import { FakeWebContents } from './web-contents.ts'

type OfPreload = 'contextBridge' | 'ipcRenderer' | 'webUtils'
type Needed = Exclude<SurfaceModules['name'], OfPreload>
type OfPlaywright = 'webContents'
type OfUpdater = 'net'

const electron = {
  app,
  clipboard,
  dialog,
  ipcMain,
  nativeImage,
  nativeTheme,
  net,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  BrowserWindow: FakeBrowserWindow,
  Menu: FakeMenu,
  Notification: FakeNotification,
  Tray: FakeTray,
  webContents: FakeWebContents,
} satisfies Record<Needed | OfPlaywright | OfUpdater, unknown>
refuseUnknown('electron', electron)

// What `require('electron')` returns in a CommonJS script.
export { electron as 'module.exports' }
