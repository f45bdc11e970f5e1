import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { AppWindow } from '../../../src/main/desktop/app-window.ts'

type Desktop = {
  /** Windows that are minimized say so, and can be restored. */
  knowsMinimized: boolean
  /** Whether pages can be loaded. */
  loads: boolean
}

/** A window as Electron has it; `isOnScreen` is what a person sees. */
class Window extends EventEmitter {
  readonly webContents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: () => undefined,
    isDestroyed: () => false,
    send: () => undefined,
  })
  readonly desktop: Desktop
  isOnScreen = false
  isMapped = false
  inFullScreen = false
  minimized = false
  maximized = false
  backgroundColor: string

  constructor({ backgroundColor }: { backgroundColor: string }) {
    super()
    this.backgroundColor = backgroundColor
    this.desktop = electron.desktop
    electron.windows.push(this)
  }
  loadURL = () => (electron.desktop.loads ? Promise.resolve() : Promise.reject(new Error('ERR_FAILED')))
  setBackgroundColor = (color: string) => void (this.backgroundColor = color)
  isVisible = () => this.isMapped
  isMinimized = () => this.minimized
  isFullScreen = () => this.inFullScreen
  isMaximized = () => this.maximized
  getNormalBounds = () => ({ x: 0, y: 0, width: 1, height: 1 })
  focus = () => {
    if (this.isOnScreen) this.emit('focus')
  }
  show = () => {
    if (!this.isMapped) this.isOnScreen = true
    this.isMapped = true
    this.emit('show')
  }
  hide = () => {
    Object.assign(this, { isMapped: false, isOnScreen: false })
    this.emit('hide')
  }
  maximize = () => {
    this.maximized = true
    if (!this.isMapped) this.show()
  }
  minimize = () => {
    this.isOnScreen = false
    if (!this.desktop.knowsMinimized) return
    this.minimized = true
    this.emit('minimize')
  }
  restore = () => {
    if (!this.desktop.knowsMinimized) return
    Object.assign(this, { minimized: false, isOnScreen: true })
    this.emit('restore')
  }
  setFullScreen = vi.fn()
}

const electron = vi.hoisted(() => ({
  windows: [] as unknown[],
  desktop: { knowsMinimized: true, loads: true },
  theme: undefined,
}))
class Theme extends EventEmitter {
  shouldUseDarkColors = false
}

vi.mock('electron', () => ({
  app: { isReady: () => true },
  get BrowserWindow() {
    return Window
  },
  ipcMain: {},
  get nativeTheme() {
    return electron.theme
  },
  protocol: {},
  screen: { getAllDisplays: () => [] },
}))

const onVisible = vi.fn<(visible: boolean) => void>()
let theme: Theme
const place = { x: 0, y: 0, width: 800, height: 600 }

/** The app's window, painted and shown. */
function opened(maximized = false): { appWindow: AppWindow; window: Window } {
  const parts = () => ({
    preload: '',
    icon: '',
    place: { ...place, maximized },
    developmentOrigin: undefined,
  })
  const observer = { onClose: () => false, onVisible, onMoved: () => undefined }
  const appWindow = new AppWindow(parts, observer)
  appWindow.show()
  return { appWindow, window: electron.windows.at(-1) as Window }
}

beforeEach(() => {
  theme = new Theme()
  Object.assign(electron, { windows: [], desktop: { knowsMinimized: true, loads: true }, theme })
  onVisible.mockClear()
})

describe('the window', () => {
  it('that was maximized is so again, but shows nothing before it is painted', () => {
    const { window } = opened(true)
    expect(window).toMatchObject({ isOnScreen: false, maximized: false })
    window.emit('ready-to-show')
    expect(window).toMatchObject({ isOnScreen: true, maximized: true })
    expect(onVisible).toHaveBeenLastCalledWith(true)
  })

  it.each([
    [false, '#f6f1e7'],
    [true, '#14161c'],
  ])('has the colour of its page while that isn’t painted, in the dark (%s), too', (isDark, color) => {
    theme.shouldUseDarkColors = isDark
    expect(opened().window.backgroundColor).toBe(color)
  })

  it('follows when the appearance is changed, until it is closed', () => {
    const { window } = opened()
    theme.shouldUseDarkColors = true
    theme.emit('updated')
    expect(window.backgroundColor).toBe('#14161c')
    window.emit('closed')
    expect(theme.listenerCount('updated')).toBe(0)
  })

  it('shows itself even if its page can’t be loaded', () => {
    electron.desktop = { knowsMinimized: true, loads: false }
    const { window } = opened()
    window.webContents.emit('did-fail-load')
    expect(window.isOnScreen).toBe(true)
  })

  it('does not show itself any more when the app ends', () => {
    const { appWindow, window } = opened()
    appWindow.stayAway()
    window.emit('ready-to-show')
    expect(window.isOnScreen).toBe(false)
  })
})
