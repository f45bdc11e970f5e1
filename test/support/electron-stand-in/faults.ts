/**
 * What real desktops do to an app and the stand-in, left to itself, doesn't. A spec switches it on in the environment that
 * it launches the app with.
 */
const { STAND_IN_OPEN_FILE } = process.env

export const faults = {
  /** A path that macOS has the app open at its start: the event comes before the app is ready. */
  openedFile: STAND_IN_OPEN_FILE,
}
