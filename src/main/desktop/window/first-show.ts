/** The first appearance of the window, which is created hidden so that nobody sees it empty. */
import type { BrowserWindow } from 'electron'

/** How long a loaded page may take to be painted, ms. */
const paintPatienceMs = 300

/** After this time an empty window is better than none, ms. */
const patienceMs = 3000

/**
 * Shows a window once: when its page is painted, has been loaded, can't be loaded, or takes too long. Electron's event for the
 * first of these, `ready-to-show`, is unreliable: Wayland requests no frames from a hidden window, so there it comes late or
 * never, and on Windows it doesn't come where the graphics process fails. A page that breaks before it paints has none.
 */
export class FirstShow {
  readonly #show: () => void
  #isDue = true
  readonly #timers: NodeJS.Timeout[] = []

  /** @param show called at most once, and not if the window is shown, hidden, minimized or closed first */
  constructor(window: BrowserWindow, show: () => void, platform = process.platform) {
    this.#show = show
    const { webContents } = window
    window.once('ready-to-show', () => this.now())
    webContents.once('did-fail-load', () => this.now())
    // On Linux `ready-to-show` may only come once the window is shown.
    webContents.once('did-finish-load', () => (platform === 'linux' ? this.now() : this.#in(paintPatienceMs)))
    this.#in(patienceMs)
    for (const event of ['show', 'hide', 'minimize', 'closed'] as const)
      window.once(event as 'show', () => this.cancel())
  }

  /** Shows the window now, unless that has been done or canceled. */
  now(): void {
    if (!this.#isDue) return
    this.cancel()
    this.#show()
  }

  /** Keeps the window from showing itself. */
  cancel(): void {
    this.#isDue = false
    for (const timer of this.#timers) clearTimeout(timer)
  }

  #in(ms: number): void {
    if (this.#isDue) this.#timers.push(setTimeout(() => this.now(), ms).unref())
  }
}
