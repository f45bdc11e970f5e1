/** Entry of the desktop app. */
import { app } from 'electron'
import { registerAppScheme } from './app-protocol.ts'
import { runDesktop } from './desktop.ts'
import { launchRequest } from './launch-request.ts'
import { placesBeside } from './places.ts'
import { runTerminal, terminalArguments } from './terminal.ts'

const places = placesBeside(import.meta.url)
const terminal = terminalArguments(process.argv)
if (terminal === undefined) runApp()
else void runTerminal(places.terminal, terminal)

function runApp(): void {
  registerAppScheme()
  app.enableSandbox()
  app.setAppUserModelId('app.spool.Spool')
  // Folders come as arguments, by a second start, and on macOS as events that may precede readiness.
  const request = launchRequest(process.argv, process.cwd(), app.getAppPath())
  if (app.requestSingleInstanceLock(request)) void runDesktop(places, request)
  else app.quit()
}
