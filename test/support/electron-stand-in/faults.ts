/**
 * What real desktops do to an app and the stand-in, left to itself, doesn't. A spec switches it on in the environment that
 * it launches the app with.
 */
const { STAND_IN_READY_TO_SHOW, STAND_IN_MINIMIZE, STAND_IN_TRAY, STAND_IN_OPEN_FILE } = process.env

export const faults = {
  /** `never`: no `ready-to-show` for a hidden window, as on Wayland. */
  paintsHiddenWindows: STAND_IN_READY_TO_SHOW !== 'never',
  /** `wayland`: a window can be minimized, but nobody hears of it, and `show`, `focus` and `restore` don't bring it back. */
  knowsMinimized: STAND_IN_MINIMIZE !== 'wayland',
  /** `refused`: the desktop shows tray icons, but not this app's. */
  registersTray: STAND_IN_TRAY !== 'refused',
  /** A path that macOS has the app open at its start: the event comes before the app is ready. */
  openedFile: STAND_IN_OPEN_FILE,
}
