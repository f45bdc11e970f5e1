/** The window through its life: it is made when it is first shown, and again after it was closed. */
import { once } from 'node:events'
import { app, type BrowserWindow } from 'electron'
import type { AppEvents, EventName } from '../../../shared/app/app-channels.ts'
import type { FirstShow } from './first-show.ts'
import { tell } from './ipc.ts'
import { openMainWindow, type MainWindowObserver, type MainWindowParts } from './create-window.ts'

/** How a window has left the screen. */
type Left = { way: 'leaving' | 'hidden' | 'minimized' }

export class AppWindow {
  readonly #parts: () => MainWindowParts
  readonly #observer: MainWindowObserver
  readonly #platform: NodeJS.Platform
  #window: BrowserWindow | undefined
  #firstShow: FirstShow | undefined
  /**
   * How the window has left the screen, until it is back. Remembered, since Wayland knows no minimized windows: there
   * `isMinimized` is always false, and `minimize` and `restore` are not told of.
   */
  #left: Left | undefined
  #leavingFullScreen: Promise<unknown> | undefined

  /** @param parts asked for each time that the window is made */
  constructor(parts: () => MainWindowParts, observer: MainWindowObserver, platform = process.platform) {
    this.#parts = parts
    this.#observer = observer
    this.#platform = platform
  }

  /** The window for dialogs to belong to: undefined while it is off the screen, where they would not be seen either. */
  get dialogOwner(): BrowserWindow | undefined {
    return this.isSeen ? this.#window : undefined
  }

  /** Whether the person has it before them. */
  get isSeen(): boolean {
    const window = this.#window
    return this.#left === undefined && window?.isVisible() === true && !window.isMinimized()
  }

  /** Makes it or brings it back, in front of all others. Does nothing before the app is ready, which shows it then. */
  show(): void {
    if (!app.isReady()) return
    if (this.#window === undefined) this.#open()
    else this.#bringBack(this.#window)
  }

  /**
   * Takes it off the screen without closing it: hides it where there is a tray to bring it back from, elsewhere it stays in
   * the list of windows. Resolves to whether there is one, undefined if the window is shown or closed before that is known.
   */
  async leave(hasTray: () => Promise<boolean>): Promise<boolean | undefined> {
    const window = this.#window
    if (window === undefined) return undefined
    const left: Left = { way: 'leaving' }
    this.#left = left
    const isOvertaken = () => this.#left !== left || this.#window !== window
    const hides = await hasTray()
    if (!isOvertaken() && hides) await this.#leaveFullScreen(window)
    if (isOvertaken()) return undefined
    left.way = hides ? 'hidden' : 'minimized'
    this.#firstShow?.cancel()
    if (hides) window.hide()
    else window.minimize()
    return hides
  }

  /** A window that has yet to show itself doesn't do so any more: the app ends. */
  stayAway(): void {
    this.#firstShow?.cancel()
  }

  tell<Name extends EventName>(name: Name, event: AppEvents[Name]): void {
    if (this.#window !== undefined) tell(this.#window.webContents, name, event)
  }

  #open(): void {
    const { window, firstShow } = openMainWindow(this.#parts(), this.#observer)
    window.on('closed', () => {
      this.#window = undefined
      this.#left = undefined
      this.#leavingFullScreen = undefined
      this.#observer.onVisible(false)
    })
    // The person may bring it back without us, from the list of windows.
    window.on('focus', () => {
      if (this.#left?.way !== 'leaving') this.#left = undefined
    })
    this.#window = window
    this.#firstShow = firstShow
  }

  #bringBack(window: BrowserWindow): void {
    const left = this.#left
    this.#left = undefined
    if (window.isMinimized()) window.restore()
    // On Wayland: nothing brings a minimized window back, but one that is hidden is put in front when it is shown.
    else if (left?.way === 'minimized') window.hide()
    this.#firstShow?.now()
    window.show()
    window.focus()
  }

  /** macOS leaves a black screen behind where a window in full screen is hidden. The way out is animated. */
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
