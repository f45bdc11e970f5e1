/**
 * What some real desktops do and the stand-in doesn't by default. A spec turns it on by an environment variable of the app
 * that it launches.
 */
const {
  STAND_IN_READY_TO_SHOW,
  STAND_IN_MINIMIZE,
  STAND_IN_TRAY,
  STAND_IN_OPEN_FILE,
  STAND_IN_KEYRING,
  STAND_IN_PRINTING,
} = process.env

export const faults = {
  /** `never`: no `ready-to-show` for a hidden window, as on Wayland. */
  paintsHiddenWindows: STAND_IN_READY_TO_SHOW !== 'never',
  /** `wayland`: minimizing a window emits no event, and `show`, `focus` and `restore` don't bring it back. */
  knowsMinimized: STAND_IN_MINIMIZE !== 'wayland',
  /** `refused`: the desktop shows tray icons, but not this app's. */
  registersTray: STAND_IN_TRAY !== 'refused',
  /** A path to open at the start, as on macOS: the event comes before the app is ready. */
  openedFile: STAND_IN_OPEN_FILE,
  /** `none`: there is nothing that could encrypt. */
  hasKeyring: STAND_IN_KEYRING !== 'none',
  /** Why nothing can be printed, in Electron's words. */
  printing: STAND_IN_PRINTING,
}
