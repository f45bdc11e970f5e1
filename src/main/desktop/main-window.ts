/** The one window: how it is made, locked down, remembered and shown again. */
import {
  BrowserWindow,
  screen,
  type BrowserWindowConstructorOptions,
  type Rectangle,
  type WebContents,
} from 'electron'
import type { AppSettings } from '../../shared/app-settings.ts'
import { appOrigin } from './app-protocol.ts'
import { isInReach } from './window-place.ts'

const defaultSize = { width: 1120, height: 760 }
const minimumSize = { minWidth: 380, minHeight: 520 }
const crashLoopMs = 5000

/** What the window tells. */
export type MainWindowObserver = {
  /** The person closes the window; returns whether it may go. */
  readonly onClose: () => boolean
  /** Whether it can be seen has changed. */
  readonly onVisible: (visible: boolean) => void
  readonly onMoved: (place: NonNullable<AppSettings['window']>) => void
}

/** What the window is made of. */
export type MainWindowParts = {
  readonly preload: string
  /** Path of a picture. macOS and Windows take theirs from the app. */
  readonly icon: string
  readonly place: AppSettings['window']
  readonly developmentOrigin: string | undefined
}

/** Makes the window and loads the app into it; it shows itself once there is something to see. */
export function openMainWindow(parts: MainWindowParts, observer: MainWindowObserver): BrowserWindow {
  const { place, developmentOrigin } = parts
  const window = new BrowserWindow(options(parts))
  if (place?.maximized === true) window.maximize()
  lockDown(window.webContents)
  window.once('ready-to-show', () => window.show())
  window.on('close', (event) => {
    observer.onMoved(placeOf(window))
    if (!observer.onClose()) event.preventDefault()
  })
  for (const event of ['show', 'restore'] as const) window.on(event as 'show', () => observer.onVisible(true))
  for (const event of ['hide', 'minimize'] as const)
    window.on(event as 'hide', () => observer.onVisible(false))
  reloadAfterCrash(window.webContents)
  void window.loadURL(`${developmentOrigin ?? appOrigin}/index.html`)
  return window
}

function options({ preload, icon, place }: MainWindowParts): BrowserWindowConstructorOptions {
  return {
    ...bounds(place),
    ...minimumSize,
    title: 'Spool',
    ...(process.platform === 'linux' && { icon }),
    show: false,
    backgroundColor: '#f6f2ea',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  }
}

function bounds(place: AppSettings['window']): Partial<Rectangle> {
  if (place === undefined) return defaultSize
  const { x, y, width, height } = place
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea)
  return isInReach(place, areas) ? { x, y, width, height } : { width, height }
}

/** Nothing but the app is ever shown in the window. */
function lockDown(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** The share goes on without its page, and a new one shows all of it. One that crashes at once would do so again. */
function reloadAfterCrash(contents: WebContents): void {
  let crashedAt = -Infinity
  contents.on('render-process-gone', () => {
    const now = performance.now()
    if (now - crashedAt > crashLoopMs) contents.reload()
    crashedAt = now
  })
}

function placeOf(window: BrowserWindow): NonNullable<AppSettings['window']> {
  const bounds: Rectangle = window.getNormalBounds()
  return { ...bounds, maximized: window.isMaximized() }
}
