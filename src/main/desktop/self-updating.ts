/** Whether this installation is one that Spool itself keeps up to date. */

/** What tells how the app was installed. */
export type Installation = {
  readonly platform: NodeJS.Platform
  readonly isPackaged: boolean
  readonly env: Readonly<Record<string, string | undefined>>
}

/** False while developing, where the system updates (Flatpak, Snap, deb, rpm), and for the portable program of Windows. */
export function updatesItself({ platform, isPackaged, env }: Installation): boolean {
  if (!isPackaged) return false
  if (platform === 'win32') return env.PORTABLE_EXECUTABLE_FILE === undefined
  if (platform === 'darwin') return true
  // Of the packages for Linux only the AppImage is nobody's but the person's.
  return env.APPIMAGE !== undefined && env.FLATPAK_ID === undefined && env.SNAP === undefined
}
