/** Whether the desktop shows tray icons at all: some Linux desktops don't, and Electron can't tell. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const watcher = 'org.kde.StatusNotifierWatcher'
const bus = 'org.freedesktop.DBus'

/** Programs that ask the session bus whether somebody shows tray icons; a desktop has one or the other. */
const questions: readonly (readonly [file: string, ...args: string[]])[] = [
  [
    'gdbus',
    ...['call', '--session', '--dest', bus, '--object-path', '/org/freedesktop/DBus'],
    ...['--method', `${bus}.NameHasOwner`, watcher],
  ],
  [
    'dbus-send',
    ...['--session', '--print-reply', `--dest=${bus}`, '/org/freedesktop/DBus'],
    ...[`${bus}.NameHasOwner`, `string:${watcher}`],
  ],
]

/** A bus that doesn't answer by then has no tray either, ms. */
const timeoutMs = 2000

/**
 * Whether a tray icon will be seen. On Linux those that speak the StatusNotifierItem specification count: where nothing
 * is known, nothing is there, which costs a click and not an invisible server.
 */
export async function hasTrayHost(platform: NodeJS.Platform = process.platform): Promise<boolean> {
  if (platform !== 'linux') return true
  for (const [file, ...args] of questions) {
    try {
      const { stdout } = await promisify(execFile)(file, args, { timeout: timeoutMs })
      return /\btrue\b/.test(stdout)
    } catch {
      // Not installed, or no bus: the next one may know.
    }
  }
  return false
}
