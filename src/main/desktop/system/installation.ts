/** How the app was installed, which decides what it can do. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'

export type Installation = {
  readonly platform: NodeJS.Platform
  readonly isPackaged: boolean
  /** Whether the app was signed with a certificate when it was built. */
  readonly isSigned: boolean
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Returns the running app's own installation. Reads a file of the app. */
export function ownInstallation(): Installation {
  const { platform, env } = process
  const { isPackaged } = app
  // The release workflow has electron-builder write it there: signing comes last and seals everything in the app.
  const packageJson = readFileSync(join(app.getAppPath(), 'package.json'), 'utf8')
  const { signed } = JSON.parse(packageJson) as { readonly signed?: boolean }
  return { platform, isPackaged, isSigned: signed === true, env }
}

/**
 * Whether Spool itself keeps this installation up to date. False during development, where the system updates (Flatpak, Snap,
 * deb, rpm), for the portable program of Windows, and for an unsigned app on macOS: there the system compares the signature of
 * an update with the running app's.
 */
export function updatesItself({ platform, isPackaged, isSigned, env }: Installation): boolean {
  if (!isPackaged) return false
  if (platform === 'win32') return env.PORTABLE_EXECUTABLE_FILE === undefined
  if (platform === 'darwin') return isSigned
  // Of the packages for Linux only the AppImage belongs to the user alone.
  return env.APPIMAGE !== undefined && env.FLATPAK_ID === undefined && env.SNAP === undefined
}
