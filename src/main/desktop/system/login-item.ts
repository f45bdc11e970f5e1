/** Starts the app when the person logs in. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import type { Installation } from './installation.ts'

/** The name that the Snap declares for it (electron-builder's `autoStart`); snapd starts no other. */
const entryName = 'app.spool.Spool.desktop'

/**
 * Whether the system can start the app: a development build has no place to be started from, macOS registers only signed
 * apps, and what a Flatpak writes only the Flatpak sees (there is a portal for it, which Electron doesn't use).
 */
export function canLaunchAtLogin({ platform, isPackaged, isSigned, env }: Installation): boolean {
  return isPackaged && (platform !== 'darwin' || isSigned) && env.FLATPAK_ID === undefined
}

let current: boolean | undefined

/**
 * To be called with the preference at the start, and again with each change of it, where {@link canLaunchAtLogin}. Electron
 * knows macOS and Windows; Linux desktops look into a folder (XDG Autostart).
 */
export function setLaunchAtLogin(wanted: boolean): void {
  if (wanted === current) return
  const isStart = current === undefined
  current = wanted
  if (isStart) {
    if (wanted) renew()
  } else if (process.platform === 'linux') {
    setAutostart(wanted)
  } else {
    app.setLoginItemSettings({ openAtLogin: wanted, path: program() })
  }
}

/**
 * Has the system start this program if it would start one that lay elsewhere. Whatever else the person has done there since,
 * as switching it off in the Task Manager, stays: writing all of it again would undo that.
 */
function renew(): void {
  if (process.platform === 'linux') renewAutostart()
  // macOS knows the app by its identity, wherever it lies.
  if (process.platform !== 'win32') return
  const path = program()
  // True for one that is switched off, too.
  if (app.getLoginItemSettings({ path }).openAtLogin) return
  app.setLoginItemSettings({ openAtLogin: true, path })
}

/** What is to be started: an AppImage and a portable program unpack themselves elsewhere each time. */
function program(): string {
  return process.env.PORTABLE_EXECUTABLE_FILE ?? process.env.APPIMAGE ?? process.execPath
}

function setAutostart(wanted: boolean): void {
  const folder = join(app.getPath('appData'), 'autostart')
  const file = join(folder, entryName)
  try {
    if (!wanted) {
      rmSync(file, { force: true })
      return
    }
    mkdirSync(folder, { recursive: true })
    const lines = ['[Desktop Entry]', 'Type=Application', 'Name=Spool', execLine(), 'Terminal=false']
    writeFileSync(file, `${lines.join('\n')}\n`)
  } catch {
    // A home that can't be written to has worse troubles.
  }
}

/** A command as {@link execLine} writes it: a quoted path alone. With anything more it is the person's own. */
const ownExecLine = /^Exec="(?:[^"\\]|\\\\(?:["`$]|\\\\))*"$/m

function renewAutostart(): void {
  const file = join(app.getPath('appData'), 'autostart', entryName)
  try {
    const entry = readFileSync(file, 'utf8')
    const renewed = entry.replace(ownExecLine, execLine)
    if (renewed !== entry) writeFileSync(file, renewed)
  } catch {
    // The person has deleted it, or it can't be read.
  }
}

/** Quoted as the Desktop Entry Specification says: as an argument, and then escaped as all texts of such a file. */
function execLine(): string {
  const argument = program()
    .replaceAll(/["`$\\]/g, '\\$&')
    .replaceAll('%', '%%')
  return `Exec="${argument.replaceAll('\\', '\\\\')}"`
}
