/** Where the app and the terminal command in it keep their data. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'

/**
 * Sets the folders that Electron would otherwise name by the app's title, "Spool": on Linux that is another folder than
 * the documented `spool`. To be called before anything asks for one of them.
 * @param isTerminal whether this is the terminal command: Chromium writes its state into the folder even if no page is
 * opened, and the command, of which there may be many, must not write over that of the app
 */
export function setDataFolders(isTerminal: boolean): void {
  const own = join(app.getPath('appData'), 'spool')
  const userData = isTerminal ? join(own, 'terminal') : own
  try {
    // Electron makes only the folders that it has named.
    mkdirSync(userData, { recursive: true })
    app.setPath('userData', userData)
  } catch {
    // A home that can't be written to: Electron's own folder is as good.
  }
  // Elsewhere logs are kept in the folder above.
  if (process.platform === 'darwin') app.setAppLogsPath(join(app.getPath('home'), 'Library/Logs/spool'))
}
