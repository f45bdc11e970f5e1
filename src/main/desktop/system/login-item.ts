/** Starts the app when the user logs in. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import type { Installation } from './installation.ts'

/** The name that the Snap declares for the entry (electron-builder's `autoStart`); snapd starts no other. */
const entryName = 'app.spool.Spool.desktop'

/**
 * Whether the system can start the app. It can't start a development build; macOS registers only signed apps; and a file that a
 * Flatpak writes is seen by the Flatpak alone (there is a portal for this, which Electron doesn't use).
 */
export function canLaunchAtLogin({ platform, isPackaged, isSigned, env }: Installation): boolean {
  return isPackaged && (platform !== 'darwin' || isSigned) && env.FLATPAK_ID === undefined
}

let current: boolean | undefined

/**
 * Applies the preference. To be called at the start and after each change, where {@link canLaunchAtLogin}. Electron handles
 * macOS and Windows; Linux desktops read a folder (XDG Autostart).
 */
export function setLaunchAtLogin(enabled: boolean): void {
  if (enabled === current) return
  const isStart = current === undefined
  current = enabled
  if (isStart) {
    if (enabled) renew()
  } else if (process.platform === 'linux') {
    setAutostart(enabled)
  } else {
    app.setLoginItemSettings({ openAtLogin: enabled, path: program() })
  }
}

/**
 * Points the entry at this program if it names one in another place. Whatever else the user has changed there, such as switching
 * it off in the Task Manager, stays: writing the whole entry again would undo that.
 */
function renew(): void {
  if (process.platform === 'linux') renewAutostart()
  // macOS knows the app by its identity, wherever it is.
  if (process.platform !== 'win32') return
  const path = program()
  // True also for an entry that is switched off.
  if (app.getLoginItemSettings({ path }).openAtLogin) return
  app.setLoginItemSettings({ openAtLogin: true, path })
}

/** The file to start: an AppImage and a portable program unpack themselves to another place each time. */
function program(): string {
  return process.env.PORTABLE_EXECUTABLE_FILE ?? process.env.APPIMAGE ?? process.execPath
}

function setAutostart(enabled: boolean): void {
  const folder = join(app.getPath('appData'), 'autostart')
  const file = join(folder, entryName)
  try {
    if (!enabled) {
      rmSync(file, { force: true })
      return
    }
    mkdirSync(folder, { recursive: true })
    const lines = ['[Desktop Entry]', 'Type=Application', 'Name=Spool', execLine(), 'Terminal=false']
    writeFileSync(file, `${lines.join('\n')}\n`)
  } catch {
    // The home can't be written to, so there is nothing to do.
  }
}

/** A command as {@link execLine} writes it: a quoted path alone. With anything more it is the user's own. */
const ownExecLine = /^Exec="(?:[^"\\]|\\\\(?:["`$]|\\\\))*"$/m

function renewAutostart(): void {
  const file = join(app.getPath('appData'), 'autostart', entryName)
  try {
    const entry = readFileSync(file, 'utf8')
    const renewed = entry.replace(ownExecLine, execLine)
    if (renewed !== entry) writeFileSync(file, renewed)
  } catch {
    // The user has deleted it, or it can't be read.
  }
}

/** Quotes as the Desktop Entry Specification requires: as an argument, and then as any text of such a file. */
function execLine(): string {
  const argument = program()
    .replaceAll(/["`$\\]/g, '\\$&')
    .replaceAll('%', '%%')
  return `Exec="${argument.replaceAll('\\', '\\\\')}"`
}
