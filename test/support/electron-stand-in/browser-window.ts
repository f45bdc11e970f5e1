/** `BrowserWindow`: a page of Chromium, with the states and events of a window. */
import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle, WebPreferences } from 'electron'
import { app } from './app.ts'
import { faults } from './faults.ts'
import { FakeEmitter, notImplemented, preventable, refuseUnknown, type Fake } from './fake.ts'
import { nativeTheme } from './native-theme.ts'
import { registry } from './registry.ts'
import type { Surface } from './surface.ts'
import { FakeWebContents } from './web-contents.ts'
import { openWindows } from './windows.ts'

const events = [
  'ready-to-show',
  'show',
  'hide',
  'focus',
  'minimize',
  'restore',
  'maximize',
  'leave-full-screen',
  'close',
  'closed',
]

type Own = Fake<
  BrowserWindow,
  Exclude<Surface['BrowserWindow'], 'webContents'> | 'close' | 'minimize' | 'isDestroyed'
>

export class FakeBrowserWindow extends FakeEmitter implements Own {
  readonly webContents: FakeWebContents
  readonly #bounds: Rectangle
  /** What the window shows until its page is painted. */
  readonly initialBackgroundColor: string
  /** Of the bar in the dock or the taskbar. */
  progress = -1
  #isVisible: boolean
  #isMinimized = false
  #isMaximized = false
  #isDestroyed = false

  static fromWebContents(contents: FakeWebContents): FakeBrowserWindow | null {
    return FakeBrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null
  }

  static getAllWindows(): FakeBrowserWindow[] {
    return [...openWindows]
  }

  constructor({
    x = 0,
    y = 0,
    width = 800,
    height = 600,
    show,
    backgroundColor = '#fff',
    titleBarStyle = 'default',
    webPreferences,
  }: BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', events)
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    refuseInsecure(webPreferences ?? {})
    if (titleBarStyle !== 'default') throw notImplemented(`titleBarStyle '${titleBarStyle}'`)
    this.#bounds = { x, y, width, height }
    this.initialBackgroundColor = backgroundColor
    this.#isVisible = false
    this.webContents = new FakeWebContents(this.#bounds, webPreferences?.preload, () => this.#gone())
    this.webContents.setColorScheme(nativeTheme.themeSource)
    openWindows.add(this)
    if (show !== false) this.#map()
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.load(url)
    if (this.#isDestroyed || !(this.#isVisible || faults.paintsHiddenWindows)) return
    this.emit('ready-to-show', preventable({}))
  }

  show(): void {
    this.#checkAlive()
    this.#map()
    this.emit('show')
    this.focus()
  }

  hide(): void {
    this.#checkAlive()
    this.#isVisible = false
    registry.windowsOnScreen.delete(this)
    this.emit('hide')
  }

  focus(): void {
    this.#checkAlive()
    // A window that is off the screen can't have it.
    if (!registry.windowsOnScreen.has(this)) return
    this.emit('focus')
    app.emit('browser-window-focus', preventable({}), this)
  }

  minimize(): void {
    this.#checkAlive()
    registry.windowsOnScreen.delete(this)
    if (!faults.knowsMinimized) return
    this.#isMinimized = true
    this.emit('minimize')
  }

  restore(): void {
    this.#checkAlive()
    this.#isMinimized = false
    if (!faults.knowsMinimized) return
    registry.windowsOnScreen.add(this)
    this.emit('restore')
  }

  maximize(): void {
    this.#checkAlive()
    this.#isMaximized = true
    if (!this.#isVisible) {
      this.#map()
      this.emit('show')
    }
    this.emit('maximize')
  }

  isFullScreen(): boolean {
    this.#checkAlive()
    return false
  }

  setFullScreen(): void {
    throw notImplemented('BrowserWindow.setFullScreen()')
  }

  setTitleBarOverlay(): void {
    throw notImplemented('BrowserWindow.setTitleBarOverlay()')
  }

  setProgressBar(progress: number): void {
    this.#checkAlive()
    this.progress = progress
  }

  setBackgroundColor(): void {
    this.#checkAlive()
  }

  isVisible(): boolean {
    this.#checkAlive()
    return this.#isVisible
  }

  isMinimized(): boolean {
    this.#checkAlive()
    return this.#isMinimized
  }

  isMaximized(): boolean {
    this.#checkAlive()
    return this.#isMaximized
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  getNormalBounds(): Rectangle {
    this.#checkAlive()
    return { ...this.#bounds }
  }

  /** Like the close button: listeners may prevent it. */
  close(): void {
    this.askAndClose()
  }

  /** Returns whether the window was closed. */
  askAndClose(): boolean {
    if (this.#isDestroyed) return true
    const event = preventable({})
    this.emit('close', event)
    if (event.defaultPrevented) return false
    this.webContents.destroy()
    return true
  }

  /** A hidden window appears on the screen; any other, even a minimized one, stays as it is. */
  #map(): void {
    if (!this.#isVisible) registry.windowsOnScreen.add(this)
    this.#isVisible = true
  }

  #checkAlive(): void {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed')
  }

  #gone(): void {
    this.#isDestroyed = true
    openWindows.delete(this)
    registry.windowsOnScreen.delete(this)
    this.emit('closed')
    app.windowClosed()
  }
}

/** Throws at preferences that would let a page reach Node: the stand-in doesn't implement them. */
function refuseInsecure(preferences: WebPreferences): void {
  const { contextIsolation, sandbox, webSecurity, nodeIntegration, nodeIntegrationInSubFrames } = preferences
  const { nodeIntegrationInWorker, webviewTag, allowRunningInsecureContent, experimentalFeatures } =
    preferences
  const off = { contextIsolation, sandbox, webSecurity }
  const on = {
    nodeIntegration,
    nodeIntegrationInSubFrames,
    nodeIntegrationInWorker,
    webviewTag,
    allowRunningInsecureContent,
    experimentalFeatures,
  }
  const wrong = [
    ...Object.entries(off).filter(([, value]) => value === false),
    ...Object.entries(on).filter(([, value]) => value === true),
  ]
  if (wrong.length > 0) throw new Error(`electron stand-in: insecure webPreferences: ${String(wrong)}`)
}

refuseUnknown('BrowserWindow', FakeBrowserWindow.prototype)
refuseUnknown('BrowserWindow', FakeBrowserWindow)
