/** Creates the window: locked down, where it was last, and hidden until there is something to see. */
import {
  BrowserWindow,
  screen,
  type BrowserWindowConstructorOptions,
  type Rectangle,
  type WebContents,
} from 'electron'
import type { AppSettings } from '../../../shared/app/app-settings.ts'
import type { Translate } from '../../../shared/messages/translate.ts'
import { appOrigin } from './app-protocol.ts'
import { offerEditing } from './context-menu.ts'
import { FirstShow } from './first-show.ts'
import { followTheme, pageColour, titleBarOptions } from './title-bar.ts'

const defaultSize = { width: 1120, height: 760 }
const minimumSize = { minWidth: 380, minHeight: 520 }
/** A page that crashes twice within this time is not loaded again, ms. */
const crashLoopMs = 5000

/** Pixels of the title bar that must be in sight to drag the window by. */
const grip = { width: 80, height: 24 }

export type WindowObserver = {
  /** The user closes the window; returns whether it may close. */
  readonly onClose: () => boolean
  /** The window has become visible or invisible. */
  readonly onVisible: (visible: boolean) => void
  /** Where the window was when it closed. */
  readonly onMoved: (place: NonNullable<AppSettings['window']>) => void
}

export type WindowOptions = {
  readonly preload: string
  /** Path of an image. macOS and Windows take theirs from the app. */
  readonly icon: string
  readonly place: AppSettings['window']
  readonly developmentOrigin: string | undefined
  readonly translate: () => Translate
}

/** A window whose page is being loaded. */
export type CreatedWindow = {
  readonly window: BrowserWindow
  readonly firstShow: FirstShow
}

/** Creates the window and loads the app into it; it shows itself once there is something to see. */
export function createWindow(
  options: WindowOptions,
  observer: WindowObserver,
  platform: NodeJS.Platform,
): CreatedWindow {
  const { place, developmentOrigin } = options
  const window = new BrowserWindow(electronOptions(options, platform))
  lockDown(window.webContents)
  offerEditing(window, options.translate)
  window.on('close', (event) => {
    observer.onMoved(placeOf(window))
    if (!observer.onClose()) event.preventDefault()
  })
  for (const event of ['show', 'restore'] as const) window.on(event as 'show', () => observer.onVisible(true))
  for (const event of ['hide', 'minimize'] as const)
    window.on(event as 'hide', () => observer.onVisible(false))
  const firstShow = new FirstShow(window, () => {
    // Not earlier: maximizing also shows the window.
    if (place?.maximized === true) window.maximize()
    window.show()
  })
  followTheme(window, platform)
  reloadAfterCrash(window.webContents)
  // Quitting breaks off the load. A page that can't be loaded also causes an event, on which the window shows itself.
  window.loadURL(`${developmentOrigin ?? appOrigin}/index.html`).catch(() => undefined)
  return { window, firstShow }
}

function electronOptions(
  { preload, icon, place }: WindowOptions,
  platform: NodeJS.Platform,
): BrowserWindowConstructorOptions {
  return {
    ...bounds(place),
    ...minimumSize,
    title: 'Spool',
    ...(platform === 'linux' && { icon }),
    ...titleBarOptions(platform),
    show: false,
    backgroundColor: pageColour(),
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
  return isReachable(place, areas) ? { x, y, width, height } : { width, height }
}

/** Whether enough of a window's upper edge is in one of the displays' work areas: displays come and go between runs. */
export function isReachable(place: Rectangle, workAreas: readonly Rectangle[]): boolean {
  return workAreas.some((area) => {
    const width = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x)
    return (
      width >= grip.width &&
      place.y >= area.y - grip.height / 2 &&
      place.y + grip.height <= area.y + area.height
    )
  })
}

/** Keeps everything but the app out of the window. */
function lockDown(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** The share continues without its page, and a new page shows all of it. One that crashes at once would do so again. */
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
