/** The first appearance of the window, which is made hidden so that nobody sees it empty. */
import type { BrowserWindow } from 'electron'

/** What a loaded page may take to be painted, ms. */
const paintPatienceMs = 300

/** After so long an empty window is better than none, ms. */
const patienceMs = 3000

/**
 * Shows a window once: when its page is painted, has been loaded, can't be loaded, or takes too long. Electron's event for the
 * first of these, `ready-to-show`, can't be relied on: Wayland asks a hidden window for no frames, so there it comes late or
 * never, and on Windows it fails to come where the graphics process does. A page that breaks before it paints has none.
 */
export class FirstShow {
  readonly #show: () => void
  #isDue = true
  readonly #timers: NodeJS.Timeout[] = []

  /** @param show called once at most, and not if the window is shown, hidden, minimized or closed before */
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

  /** Shows the window now, unless that is done or canceled. */
  now(): void {
    if (!this.#isDue) return
    this.cancel()
    this.#show()
  }

  /** The window is not to show itself any more. */
  cancel(): void {
    this.#isDue = false
    for (const timer of this.#timers) clearTimeout(timer)
  }

  #in(ms: number): void {
    if (this.#isDue) this.#timers.push(setTimeout(() => this.now(), ms).unref())
  }
}
