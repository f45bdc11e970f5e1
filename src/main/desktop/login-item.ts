/** Starts the app when the person logs in. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'

let current: boolean | undefined

/** Electron knows macOS and Windows; Linux desktops look into a folder (XDG Autostart). */
export function setLaunchAtLogin(wanted: boolean): void {
  if (wanted === current) return
  // A development build has no place to be started from.
  const first = current === undefined
  current = wanted
  if (!app.isPackaged || (first && !wanted)) return
  if (process.platform === 'linux') setAutostart(wanted)
  else app.setLoginItemSettings({ openAtLogin: wanted })
}

function setAutostart(wanted: boolean): void {
  const folder = join(app.getPath('appData'), 'autostart')
  const file = join(folder, 'spool.desktop')
  try {
    if (!wanted) {
      rmSync(file, { force: true })
      return
    }
    mkdirSync(folder, { recursive: true })
    const program = process.env.APPIMAGE ?? process.execPath
    const lines = [
      '[Desktop Entry]',
      'Type=Application',
      'Name=Spool',
      `Exec=${quoted(program)}`,
      'Terminal=false',
    ]
    writeFileSync(file, `${lines.join('\n')}\n`)
  } catch {
    // A home that can't be written to has worse troubles.
  }
}

/** Quoted as the Desktop Entry Specification says: as an argument, and then escaped as all texts of such a file. */
function quoted(path: string): string {
  const argument = path.replaceAll(/["`$\\]/g, '\\$&').replaceAll('%', '%%')
  return `"${argument.replaceAll('\\', '\\\\')}"`
}
