/**
 * The terminal command in the installed app. Its executable can't be used as Node, so the command that is put on the path
 * starts the app itself: `spool-desktop --terminal <switches of Chromium> -- <arguments of spool>`.
 */
import { createRequire } from 'node:module'
import { app } from 'electron'

/**
 * The terminal command's own arguments, undefined if the app is wanted.
 * @param argv with the program itself
 */
export function terminalArguments(argv: readonly string[]): readonly string[] | undefined {
  // Chromium takes nothing behind `--` for a switch of its own.
  const end = argv.indexOf('--')
  return end !== -1 && argv.slice(0, end).includes('--terminal') ? argv.slice(end + 1) : undefined
}

/** Runs the built command, given its path, in this process, which ends with it. No window is opened. */
export async function runTerminal(script: string, args: readonly string[]): Promise<void> {
  if (process.platform === 'darwin') app.setActivationPolicy('prohibited')
  // On Linux Electron ends, at once and with all downloads, when a bus that it has connected to goes, as that of the session
  // does at logout: a share that was started by `nohup` is to outlive it. It connects after this and before it is ready, and
  // libdbus takes no address that begins like this one.
  for (const bus of ['SESSION', 'SYSTEM']) process.env[`DBUS_${bus}_BUS_ADDRESS`] = 'disabled:'
  // Chromium sets up its own handling of signals on the way to readiness, and would replace the command's.
  await app.whenReady()
  // Where it does so all the same, Ctrl+C becomes this event. After the second one the command has no handler any more.
  app.on('before-quit', (event) => {
    if (process.listenerCount('SIGINT') === 0) return
    event.preventDefault()
    process.emit('SIGINT', 'SIGINT')
  })
  process.argv = [process.execPath, script, ...args]
  createRequire(import.meta.url)(script)
}
