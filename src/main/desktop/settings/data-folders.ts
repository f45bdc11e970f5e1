/** Where the app and its terminal command keep their data. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'

/**
 * Sets the folders that Electron would otherwise name after the app's title, "Spool": on Linux that is not the documented
 * `spool`. To be called before anything asks for one of them.
 * @param isTerminal whether this is the terminal command: Chromium writes its state into the folder even if no page is
 * opened, and several commands may run at once, none of which may overwrite that of the app
 */
export function setDataFolders(isTerminal: boolean): void {
  const own = join(app.getPath('appData'), 'spool')
  const userData = isTerminal ? join(own, 'terminal') : own
  try {
    // Electron creates only the folders that it has named.
    mkdirSync(userData, { recursive: true })
    app.setPath('userData', userData)
  } catch {
    // The home can't be written to, so Electron's own folder is no worse.
  }
  // On other systems the logs are in the folder above.
  if (process.platform === 'darwin') app.setAppLogsPath(join(app.getPath('home'), 'Library/Logs/spool'))
}
