/** Entry of the desktop app. */
import { homedir } from 'node:os'
import { app } from 'electron'
import { registerAppScheme } from './window/app-protocol.ts'
import { setDataFolders } from './settings/data-folders.ts'
import { runDesktop } from './shell/desktop-shell.ts'
import { launchRequest } from './shell/launch-request.ts'
import { buildPaths } from './shell/build-paths.ts'
import { portOption } from '../host/port-option.ts'
import { runTerminal, terminalArguments } from './system/terminal.ts'

const paths = buildPaths(import.meta.url)
const terminal = terminalArguments(process.argv)
setDataFolders(terminal !== undefined)
const { mistake } = portOption(process.argv.slice(1))
if (terminal !== undefined) void runTerminal(paths.terminal, terminal)
else if (mistake === undefined) runApp()
else refuse(mistake)

/** Ends the app before it has begun: nobody means to share on another port than the one they name. */
function refuse(mistake: string): void {
  process.stderr.write(`spool: ${mistake}\n`)
  process.exit(1)
}

function runApp(): void {
  registerAppScheme()
  // Otherwise this would undo `--no-sandbox`, with which the AppImage and the Snap start where Chromium's sandbox can't work.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  app.setAppUserModelId('app.spool.Spool')
  // Folders arrive as arguments, from a second start, and on macOS as events that may precede readiness.
  const request = launchRequest(process.argv, currentFolder(), app.getAppPath())
  leaveCurrentFolder()
  if (app.requestSingleInstanceLock(request)) void runDesktop(paths, request)
  else app.quit()
}

/** A current folder that was deleted has no path. */
function currentFolder(): string {
  try {
    return process.cwd()
  } catch {
    return homedir()
  }
}

/** If the folder were deleted while the app runs, no thread could be started; and a disk in use can't be ejected. */
function leaveCurrentFolder(): void {
  try {
    process.chdir(homedir())
  } catch {
    // There is no home to change to.
  }
}
