import { EventEmitter } from 'node:events'
import type { BrowserWindowConstructorOptions } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { AppWindow } from '../../../../src/main/desktop/window/app-window.ts'
import { soon } from '../../../support/serve.ts'

type Desktop = {
  /** Windows that are minimized say so, and can be restored. */
  knowsMinimized: boolean
  /** Whether pages can be loaded. */
  loads: boolean
}

/** A window as Electron has it; `isOnScreen` is what the user sees. */
class Window extends EventEmitter {
  readonly webContents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: () => undefined,
    isDestroyed: () => false,
    send: () => undefined,
    print: (_options: object, done: (isPrinted: boolean, reason: string) => void) => electron.print(done),
  })
  readonly desktop: Desktop
  isOnScreen = false
  isMapped = false
  inFullScreen = false
  minimized = false
  maximized = false
  backgroundColor: string
  readonly options: BrowserWindowConstructorOptions

  constructor(options: BrowserWindowConstructorOptions) {
    super()
    this.options = options
    this.backgroundColor = options.backgroundColor!
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
  setProgressBar = vi.fn()
  setTitleBarOverlay = vi.fn()
}

const electron = vi.hoisted(() => ({
  windows: [] as unknown[],
  desktop: { knowsMinimized: true, loads: true },
  theme: undefined,
  print: undefined as unknown as (done: (isPrinted: boolean, reason: string) => void) => void,
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
function opened(platform: NodeJS.Platform, maximized = false): { appWindow: AppWindow; window: Window } {
  const parts = () => ({
    preload: '',
    icon: '',
    place: { ...place, maximized },
    developmentOrigin: undefined,
    translate: () => (key: string) => key,
  })
  const observer = { onClose: () => false, onVisible, onMoved: () => undefined }
  const appWindow = new AppWindow(parts, observer, platform)
  appWindow.show()
  return { appWindow, window: electron.windows.at(-1) as Window }
}

function painted(platform: NodeJS.Platform, maximized = false): ReturnType<typeof opened> {
  const both = opened(platform, maximized)
  both.window.emit('ready-to-show')
  return both
}

const tray = (isShown: boolean) => () => Promise.resolve(isShown)

beforeEach(() => {
  theme = new Theme()
  Object.assign(electron, { windows: [], desktop: { knowsMinimized: true, loads: true }, theme })
  onVisible.mockClear()
})

describe('the window', () => {
  const [light, dark] = [
    { color: '#f6f1e7', symbolColor: '#2a2520', height: 48 },
    { color: '#14161c', symbolColor: '#ece6da', height: 48 },
  ]

  it.each<[NodeJS.Platform, Pick<BrowserWindowConstructorOptions, 'titleBarStyle' | 'titleBarOverlay'>]>([
    ['darwin', { titleBarStyle: 'hiddenInset', titleBarOverlay: { height: 48 } }],
    ['win32', { titleBarStyle: 'hidden', titleBarOverlay: light }],
    ['linux', {}],
  ])('On %s the system’s buttons are where they are in its other apps', (platform, options) => {
    const { titleBarStyle, titleBarOverlay } = opened(platform).window.options
    expect({ titleBarStyle, titleBarOverlay }).toEqual(options)
  })

  it('The system’s buttons take on the colours of light and dark on Windows, and elsewhere are the system’s affair', () => {
    const windows = (['win32', 'darwin', 'linux'] as const).map((platform) => opened(platform).window)
    theme.shouldUseDarkColors = true
    theme.emit('updated')
    expect(windows.map(({ setTitleBarOverlay }) => setTitleBarOverlay.mock.calls)).toEqual([[[dark]], [], []])
  })

  it('A window that was maximized is maximized again, but shows nothing before it is painted', () => {
    const { window } = opened('linux', true)
    expect(window).toMatchObject({ isOnScreen: false, maximized: false })
    window.emit('ready-to-show')
    expect(window).toMatchObject({ isOnScreen: true, maximized: true })
    expect(onVisible).toHaveBeenLastCalledWith(true)
  })

  it.each([
    [0, undefined, -1],
    [1, 43, 0.43],
    [2, undefined, 2],
  ])(
    'The dock shows the progress of %i downloads (%s percent), also for a window that opens later',
    (count, percent, bar) => {
      const { appWindow, window } = opened('darwin')
      appWindow.setProgress(count, percent)
      expect(window.setProgressBar).toHaveBeenLastCalledWith(bar)
      window.emit('closed')
      appWindow.show()
      const later = electron.windows.at(-1) as Window
      expect(later.setProgressBar.mock.calls).toEqual(bar < 0 ? [] : [[bar]])
    },
  )

  it.each([
    [false, '#f6f1e7'],
    [true, '#14161c'],
  ])('The window has the colour of its page while that isn’t painted (dark: %s)', (isDark, color) => {
    theme.shouldUseDarkColors = isDark
    expect(opened('linux').window.backgroundColor).toBe(color)
  })

  it('The window’s colour follows a change of the appearance, until the window is closed', () => {
    const { window } = opened('linux')
    theme.shouldUseDarkColors = true
    theme.emit('updated')
    expect(window.backgroundColor).toBe('#14161c')
    window.emit('closed')
    expect(theme.listenerCount('updated')).toBe(0)
  })

  it('The window shows itself even if its page can’t be loaded', () => {
    electron.desktop = { knowsMinimized: true, loads: false }
    const { window } = opened('linux')
    window.webContents.emit('did-fail-load')
    expect(window.isOnScreen).toBe(true)
  })

  it('The window does not show itself any more when the app ends', () => {
    const { appWindow, window } = opened('linux')
    appWindow.cancelFirstShow()
    window.emit('ready-to-show')
    expect(window.isOnScreen).toBe(false)
  })
})

describe('a window that is taken off the screen', () => {
  it('A window that is taken off the screen is hidden where a tray icon brings it back', async () => {
    const { appWindow, window } = painted('linux')
    expect(await appWindow.takeOffScreen(tray(true))).toBe(true)
    expect(window).toMatchObject({ isOnScreen: false, isMapped: false })
    expect(appWindow.isOnScreen).toBe(false)
    appWindow.show()
    expect(window.isOnScreen).toBe(true)
    expect(appWindow.isOnScreen).toBe(true)
  })

  it.each([
    ['', true],
    // As on Wayland.
    [' where the desktop does not report it', false],
  ])(
    'A window that no tray icon would bring back is minimized, and can be shown again%s',
    async (_where, knowsMinimized) => {
      electron.desktop = { knowsMinimized, loads: true }
      const { appWindow, window } = painted('linux')
      expect(await appWindow.takeOffScreen(tray(false))).toBe(false)
      expect(window).toMatchObject({ isOnScreen: false, isMapped: true })
      // A minimized window is out of sight, and so would be dialogs that belong to it.
      expect(appWindow.isOnScreen).toBe(false)
      expect(appWindow.dialogParent).toBeUndefined()
      appWindow.show()
      expect(window.isOnScreen).toBe(true)
      expect(appWindow.isOnScreen).toBe(true)
      expect(appWindow.dialogParent).toBe(window)
    },
  )

  it('A minimized window is on the screen again once the user brings it back from the list of windows', async () => {
    electron.desktop = { knowsMinimized: false, loads: true }
    const { appWindow, window } = painted('linux')
    await appWindow.takeOffScreen(tray(false))
    window.isOnScreen = true
    window.focus()
    expect(appWindow.isOnScreen).toBe(true)
  })

  it('A window stays if it is shown again while the tray is still being looked up', async () => {
    const { appWindow, window } = painted('linux')
    const answer = Promise.withResolvers<boolean>()
    const left = appWindow.takeOffScreen(() => answer.promise)
    appWindow.show()
    answer.resolve(true)
    expect(await left).toBeUndefined()
    expect(window.isOnScreen).toBe(true)
  })

  it('A window that was taken off the screen does not show itself when it is painted after all', async () => {
    const { appWindow, window } = opened('linux')
    await appWindow.takeOffScreen(tray(true))
    window.emit('ready-to-show')
    expect(window.isOnScreen).toBe(false)
  })
})

describe('a window in full screen on macOS that is taken off the screen', () => {
  async function leaving() {
    const both = painted('darwin')
    both.window.inFullScreen = true
    const left = both.appWindow.takeOffScreen(tray(true))
    await vi.waitFor(() => expect(both.window.setFullScreen).toHaveBeenCalledWith(false), soon)
    return { ...both, left }
  }
  const leaveFullScreen = (window: Window) => {
    window.inFullScreen = false
    // It is the key window once more.
    window.emit('focus')
    window.emit('leave-full-screen')
  }

  it('A window in full screen on macOS leaves full screen before it is hidden: the screen would stay black', async () => {
    const { window, left } = await leaving()
    expect(window.isMapped).toBe(true)
    leaveFullScreen(window)
    expect(await left).toBe(true)
    expect(window.isMapped).toBe(false)
  })

  it('A window in full screen on macOS is hidden even if it is closed once more meanwhile', async () => {
    const { appWindow, window, left } = await leaving()
    const again = appWindow.takeOffScreen(tray(true))
    await Promise.resolve()
    leaveFullScreen(window)
    expect([await left, await again]).toEqual([undefined, true])
    expect(window.setFullScreen).toHaveBeenCalledOnce()
    expect(window.isMapped).toBe(false)
  })

  it('A window in full screen on macOS stays if it is shown again meanwhile', async () => {
    const { appWindow, window, left } = await leaving()
    appWindow.show()
    leaveFullScreen(window)
    expect(await left).toBeUndefined()
    expect(window.isMapped).toBe(true)
  })

  it('A window in full screen on Windows is hidden immediately', async () => {
    const { appWindow, window } = painted('win32')
    window.inFullScreen = true
    await appWindow.takeOffScreen(tray(true))
    expect(window.setFullScreen).not.toHaveBeenCalled()
    expect(window.isMapped).toBe(false)
  })
})

describe('printing', () => {
  it.each([
    [true, '', 'printed'],
    [false, 'Print job canceled', 'canceled'],
    [false, 'Print job failed', 'failed'],
    [false, 'Invalid printer settings', 'failed'],
  ])('Electron’s answer %s %j means %s', async (isPrinted, reason, outcome) => {
    electron.print = (done) => done(isPrinted, reason)
    expect(await painted('linux').appWindow.print()).toBe(outcome)
  })

  it('A computer that has nothing to print with fails without an exception', async () => {
    electron.print = () => {
      throw new Error('Failed to print: no printers')
    }
    expect(await painted('linux').appWindow.print()).toBe('failed')
  })

  it('Without a window there is nothing to print', async () => {
    const observer = { onClose: () => false, onVisible, onMoved: () => undefined }
    const appWindow = new AppWindow(() => ({}) as never, observer, 'linux')
    expect(await appWindow.print()).toBe('failed')
  })
})
