/** Entry of the desktop app. */
import { app } from 'electron'
import { registerAppScheme } from './app-protocol.ts'
import { runDesktop } from './desktop.ts'
import { folderArgument } from './folder-argument.ts'
import { placesBeside } from './places.ts'

registerAppScheme()
app.enableSandbox()
app.setAppUserModelId('app.spool.Spool')
// Folders come as arguments, by a second start, and on macOS as events that may precede readiness.
const folder = folderArgument(process.argv, process.cwd(), app.getAppPath())
if (app.requestSingleInstanceLock({ folder })) void runDesktop(placesBeside(import.meta.url), folder)
else app.quit()
