/** The title bar of each system: the window's own head takes its place where the system's buttons can lie over it. */
import { nativeTheme, type BrowserWindow, type BrowserWindowConstructorOptions } from 'electron'
import { colours } from '../../../shared/design-tokens.ts'

/** Height of the window's head in pixels, in whose middle the system's buttons are. The style sheet has it, too. */
const titleBarHeight = 48

/**
 * Returns the options for the title bar. Linux keeps its frame: who draws it, which buttons it has and on which side is for the
 * desktop and its user to decide, and a head of our own would have to imitate each.
 */
export function titleBarOptions(platform: NodeJS.Platform): BrowserWindowConstructorOptions {
  // Without the overlay the page would not be told where the buttons are.
  if (platform === 'darwin')
    return { titleBarStyle: 'hiddenInset', titleBarOverlay: { height: titleBarHeight } }
  return platform === 'win32' ? { titleBarStyle: 'hidden', titleBarOverlay: overlay() } : {}
}

/** Gives the window and the buttons over it the colours of the page, in light and dark, until the window is closed. */
export function followTheme(window: BrowserWindow, platform: NodeJS.Platform): void {
  const follow = () => {
    window.setBackgroundColor(pageColour())
    if (platform === 'win32') window.setTitleBarOverlay(overlay())
  }
  nativeTheme.on('updated', follow)
  window.once('closed', () => nativeTheme.off('updated', follow))
}

/** Returns the page's own: in dark mode a light edge would otherwise flash wherever the page is not yet painted. */
export function pageColour(): string {
  return colours.paper[appearance()]
}

/** macOS colours its buttons itself. */
function overlay() {
  return { color: pageColour(), symbolColor: colours.ink[appearance()], height: titleBarHeight }
}

function appearance(): 'dark' | 'light' {
  return nativeTheme.shouldUseDarkColors ? 'dark' : 'light'
}
