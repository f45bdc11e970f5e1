/**
 * The terminal command in the installed app. The app's executable can't be used as Node, so the command on the path starts the
 * app itself: `spool-desktop --terminal <switches of Chromium> -- <arguments of spool>`.
 */
import { createRequire } from 'node:module'
import { app } from 'electron'

/**
 * Returns the terminal command's own arguments, undefined for a start of the app.
 * @param argv including the program itself
 */
export function terminalArguments(argv: readonly string[]): readonly string[] | undefined {
  // Chromium takes nothing after `--` for a switch of its own.
  const end = argv.indexOf('--')
  return end !== -1 && argv.slice(0, end).includes('--terminal') ? argv.slice(end + 1) : undefined
}

/** Runs the built command at the path `script` in this process, which ends with it. No window is opened. */
export async function runTerminal(script: string, args: readonly string[]): Promise<void> {
  if (process.platform === 'darwin') app.setActivationPolicy('prohibited')
  // On Linux, Electron ends at once, with all downloads, when a bus that it is connected to goes away, as the session's does at
  // logout: a share started with `nohup` must outlive that. Electron connects after this line and before it is ready, and libdbus
  // accepts no address that begins like this one.
  for (const bus of ['SESSION', 'SYSTEM']) process.env[`DBUS_${bus}_BUS_ADDRESS`] = 'disabled:'
  // Chromium installs its own signal handlers before it is ready, which would replace the command's.
  await app.whenReady()
  // Where it does so anyway, Ctrl+C becomes this event. After the second one the command has no handler left.
  app.on('before-quit', (event) => {
    if (process.listenerCount('SIGINT') === 0) return
    event.preventDefault()
    process.emit('SIGINT', 'SIGINT')
  })
  process.argv = [process.execPath, script, ...args]
  createRequire(import.meta.url)(script)
}
