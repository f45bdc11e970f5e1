/** Entry of the desktop app. */
import { homedir } from 'node:os'
import { app } from 'electron'
import { registerAppScheme } from './window/app-protocol.ts'
import { setDataFolders } from './settings/data-folders.ts'
import { runDesktop } from './shell/desktop-shell.ts'
import { launchRequest } from './shell/launch-request.ts'
import { buildPaths } from './shell/build-paths.ts'
import { runTerminal, terminalArguments } from './system/terminal.ts'

const places = buildPaths(import.meta.url)
const terminal = terminalArguments(process.argv)
setDataFolders(terminal !== undefined)
if (terminal === undefined) runApp()
else void runTerminal(places.terminal, terminal)

function runApp(): void {
  registerAppScheme()
  // It takes `--no-sandbox` back, with which the AppImage and the Snap start where Chromium's own sandbox can't work.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  app.setAppUserModelId('app.spool.Spool')
  // Folders come as arguments, by a second start, and on macOS as events that may precede readiness.
  const request = launchRequest(process.argv, currentFolder(), app.getAppPath())
  leaveCurrentFolder()
  if (app.requestSingleInstanceLock(request)) void runDesktop(places, request)
  else app.quit()
}

/** One that was deleted has no path. */
function currentFolder(): string {
  try {
    return process.cwd()
  } catch {
    return homedir()
  }
}

/** It may be deleted while the app runs, and then no thread can be started; and a disk that is in use can't be ejected. */
function leaveCurrentFolder(): void {
  try {
    process.chdir(homedir())
  } catch {
    // Without a home it stays.
  }
}
