/** The one window: how it is made, locked down, remembered and shown again. */
import {
  BrowserWindow,
  nativeTheme,
  screen,
  type BrowserWindowConstructorOptions,
  type Rectangle,
  type WebContents,
} from 'electron'
import type { AppSettings } from '../../../shared/app/app-settings.ts'
import { appOrigin } from './app-protocol.ts'
import { FirstShow } from './first-show.ts'
import { isInReach } from './placement.ts'

const defaultSize = { width: 1120, height: 760 }
const minimumSize = { minWidth: 380, minHeight: 520 }
const crashLoopMs = 5000

/** What is seen of the window before its page: `--paper` of the page's own tokens. */
const paper = { light: '#f6f1e7', dark: '#14161c' }

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

/** A window whose page is being loaded. */
export type MainWindow = {
  readonly window: BrowserWindow
  readonly firstShow: FirstShow
}

/** Makes the window and loads the app into it; it shows itself once there is something to see. */
export function openMainWindow(parts: MainWindowParts, observer: MainWindowObserver): MainWindow {
  const { place, developmentOrigin } = parts
  const window = new BrowserWindow(options(parts))
  lockDown(window.webContents)
  window.on('close', (event) => {
    observer.onMoved(placeOf(window))
    if (!observer.onClose()) event.preventDefault()
  })
  for (const event of ['show', 'restore'] as const) window.on(event as 'show', () => observer.onVisible(true))
  for (const event of ['hide', 'minimize'] as const)
    window.on(event as 'hide', () => observer.onVisible(false))
  const firstShow = new FirstShow(window, () => {
    // Not before: it shows the window, too.
    if (place?.maximized === true) window.maximize()
    window.show()
  })
  followTheme(window)
  reloadAfterCrash(window.webContents)
  // Quitting while it loads breaks the load off. That it can't be loaded is an event as well, by which the window shows itself.
  window.loadURL(`${developmentOrigin ?? appOrigin}/index.html`).catch(() => undefined)
  return { window, firstShow }
}

function options({ preload, icon, place }: MainWindowParts): BrowserWindowConstructorOptions {
  return {
    ...bounds(place),
    ...minimumSize,
    title: 'Spool',
    ...(process.platform === 'linux' && { icon }),
    show: false,
    backgroundColor: background(),
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

/** In the dark an edge of light would flash wherever the page has yet to be painted. */
function background(): string {
  return nativeTheme.shouldUseDarkColors ? paper.dark : paper.light
}

function followTheme(window: BrowserWindow): void {
  const follow = () => window.setBackgroundColor(background())
  nativeTheme.on('updated', follow)
  window.once('closed', () => nativeTheme.off('updated', follow))
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
