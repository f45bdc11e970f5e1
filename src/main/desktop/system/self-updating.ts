/** Whether this installation is one that Spool itself keeps up to date. */
import type { Installation } from './installation.ts'

/**
 * False while developing, where the system updates (Flatpak, Snap, deb, rpm), for the portable program of Windows, and for
 * an unsigned app on macOS: the system's part of an update compares the signature of what was fetched with the running app's.
 */
export function updatesItself({ platform, isPackaged, isSigned, env }: Installation): boolean {
  if (!isPackaged) return false
  if (platform === 'win32') return env.PORTABLE_EXECUTABLE_FILE === undefined
  if (platform === 'darwin') return isSigned
  // Of the packages for Linux only the AppImage is nobody's but the person's.
  return env.APPIMAGE !== undefined && env.FLATPAK_ID === undefined && env.SNAP === undefined
}
