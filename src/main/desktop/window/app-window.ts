/** The window through its life: it is created when it is first shown, and again after it was closed. */
import { once } from 'node:events'
import { app, type BrowserWindow } from 'electron'
import type { AppEvents, EventName, PrintOutcome } from '../../../shared/app/app-channels.ts'
import type { FirstShow } from './first-show.ts'
import { sendEvent } from './ipc.ts'
import { createWindow, type WindowObserver, type WindowOptions } from './create-window.ts'

/** How a window has left the screen, or that it is about to. */
type Absence = { way: 'leaving' | 'hidden' | 'minimized' }

export class AppWindow {
  readonly #options: () => WindowOptions
  readonly #observer: WindowObserver
  readonly #platform: NodeJS.Platform
  #window: BrowserWindow | undefined
  #firstShow: FirstShow | undefined
  /**
   * Set from when the window leaves the screen until it is back. Kept here because Wayland knows no minimized windows: there
   * `isMinimized` is always false, and `minimize` and `restore` events don't come.
   */
  #absence: Absence | undefined
  /** As Electron takes it. */
  #progress = -1
  #leavingFullScreen: Promise<unknown> | undefined

  /** @param options called each time the window is created */
  constructor(options: () => WindowOptions, observer: WindowObserver, platform = process.platform) {
    this.#options = options
    this.#observer = observer
    this.#platform = platform
  }

  /** The window for dialogs to belong to: undefined while it is off the screen, where they would not be seen either. */
  get dialogParent(): BrowserWindow | undefined {
    return this.isOnScreen ? this.#window : undefined
  }

  get isOnScreen(): boolean {
    const window = this.#window
    return this.#absence === undefined && window?.isVisible() === true && !window.isMinimized()
  }

  /** Creates the window or brings it back, in front of all others. Does nothing before the app is ready, which shows it then. */
  show(): void {
    if (!app.isReady()) return
    if (this.#window === undefined) this.#create()
    else this.#bringBack(this.#window)
  }

  /**
   * Takes the window off the screen without closing it: hides it where there is a tray to bring it back from, and otherwise
   * minimizes it, so that it stays in the list of windows. Resolves to whether there is a tray, undefined if the window is shown
   * or closed before that is known.
   */
  async takeOffScreen(hasTray: () => Promise<boolean>): Promise<boolean | undefined> {
    const window = this.#window
    if (window === undefined) return undefined
    const absence: Absence = { way: 'leaving' }
    this.#absence = absence
    const isOvertaken = () => this.#absence !== absence || this.#window !== window
    const hides = await hasTray()
    if (!isOvertaken() && hides) await this.#leaveFullScreen(window)
    if (isOvertaken()) return undefined
    absence.way = hides ? 'hidden' : 'minimized'
    this.#firstShow?.cancel()
    if (hides) window.hide()
    else window.minimize()
    return hides
  }

  /** Keeps a window that has yet to show itself from doing so: the app ends. */
  cancelFirstShow(): void {
    this.#firstShow?.cancel()
  }

  send<Name extends EventName>(name: Name, event: AppEvents[Name]): void {
    if (this.#window !== undefined) sendEvent(this.#window.webContents, name, event)
  }

  /** Has the page printed by the system's dialog; resolves when the user is done with that. */
  print(): Promise<PrintOutcome> {
    const contents = this.#window?.webContents
    if (contents === undefined) return Promise.resolve('failed')
    const printing = new Promise<PrintOutcome>((resolve) => {
      contents.print({ printBackground: true }, (isPrinted, reason) => {
        if (isPrinted) resolve('printed')
        // Electron has no other sign that the user has changed their mind.
        else resolve(/cancel/i.test(reason) ? 'canceled' : 'failed')
      })
    })
    // A computer without any printer may make it throw.
    return printing.catch(() => 'failed')
  }

  /** Shows the progress of downloads in the dock or the taskbar; does nothing on Linux. `percent`: undefined if unknown. */
  setProgress(downloads: number, percent: number | undefined): void {
    // Below 0 there is no bar, and above 1 it is without an end.
    this.#progress = downloads === 0 ? -1 : percent === undefined ? 2 : percent / 100
    this.#window?.setProgressBar(this.#progress)
  }

  #create(): void {
    const { window, firstShow } = createWindow(this.#options(), this.#observer, this.#platform)
    window.on('closed', () => {
      this.#window = undefined
      this.#absence = undefined
      this.#leavingFullScreen = undefined
      this.#observer.onVisible(false)
    })
    // The user may bring it back without the app's help, from the list of windows.
    window.on('focus', () => {
      if (this.#absence?.way !== 'leaving') this.#absence = undefined
    })
    if (this.#progress >= 0) window.setProgressBar(this.#progress)
    this.#window = window
    this.#firstShow = firstShow
  }

  #bringBack(window: BrowserWindow): void {
    const absence = this.#absence
    this.#absence = undefined
    if (window.isMinimized()) window.restore()
    // On Wayland nothing brings a minimized window back, but a hidden one comes to the front when it is shown.
    else if (absence?.way === 'minimized') window.hide()
    this.#firstShow?.now()
    window.show()
    window.focus()
  }

  /** Hiding a window in full screen leaves a black screen on macOS. Leaving full screen is animated. */
  async #leaveFullScreen(window: BrowserWindow): Promise<void> {
    if (this.#platform !== 'darwin' || !window.isFullScreen()) return
    if (this.#leavingFullScreen === undefined) {
      this.#leavingFullScreen = once(window, 'leave-full-screen')
      window.setFullScreen(false)
    }
    await this.#leavingFullScreen
    this.#leavingFullScreen = undefined
  }
}
