/** The window through its life: it is made when it is first shown, and again after it was closed. */
import { app, type BrowserWindow } from 'electron'
import type { AppEvents, EventName } from '../../shared/app-channels.ts'
import type { FirstShow } from './first-show.ts'
import { tell } from './ipc.ts'
import { openMainWindow, type MainWindowObserver, type MainWindowParts } from './main-window.ts'

export class AppWindow {
  readonly #parts: () => MainWindowParts
  readonly #observer: MainWindowObserver
  #window: BrowserWindow | undefined
  #firstShow: FirstShow | undefined

  /** @param parts asked for each time that the window is made */
  constructor(parts: () => MainWindowParts, observer: MainWindowObserver) {
    this.#parts = parts
    this.#observer = observer
  }

  /** The window for dialogs to belong to, undefined while there is none. */
  get browserWindow(): BrowserWindow | undefined {
    return this.#window
  }

  /** Whether the person has it before them. */
  get isSeen(): boolean {
    return this.#window?.isVisible() === true && !this.#window.isMinimized()
  }

  /** Makes it or brings it back, in front of all others. Does nothing before the app is ready, which shows it then. */
  show(): void {
    if (!app.isReady()) return
    if (this.#window === undefined) this.#open()
    else {
      this.#firstShow?.now()
      bringBack(this.#window)
    }
  }

  /** Takes it off the screen without closing it. */
  leave(hasTray: boolean): void {
    this.#firstShow?.cancel()
    // Without a tray to bring it back from it stays in the list of windows.
    if (hasTray) this.#window?.hide()
    else this.#window?.minimize()
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
      this.#observer.onVisible(false)
    })
    this.#window = window
    this.#firstShow = firstShow
  }
}

function bringBack(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
