/** Whether the desktop shows the app's tray icon: some Linux desktops show none, and Electron can't say. */
import { askBus, busNameProcess } from './session-bus.ts'

/** Who keeps the list of icons on a Linux desktop: the StatusNotifierItem specification's watcher. */
const watcher = 'org.kde.StatusNotifierWatcher'
const getProperty = {
  service: watcher,
  path: '/StatusNotifierWatcher',
  method: 'org.freedesktop.DBus.Properties.Get',
}

/** A bus that hasn't answered all questions by then shows no icon either, ms. */
const timeoutMs = 2000

/** `missing`: the desktop shows icons, but not this one. */
export type TrayPresence = 'shown' | 'missing' | 'no-host'

/**
 * Whether the tray icon of a process is on the screen. That there is a place for icons doesn't say so: it may have refused this
 * one, or have come after it. On Linux those count that speak the StatusNotifierItem specification. Where nothing is known,
 * nothing is there, which costs a click and not an invisible server. So it is in Flatpak, whose bus names the process of its
 * proxy for every app.
 */
export async function trayPresence(
  pid = process.pid,
  platform: NodeJS.Platform = process.platform,
): Promise<TrayPresence> {
  if (platform !== 'linux') return 'shown'
  const signal = AbortSignal.timeout(timeoutMs)
  const items = await askBus(getProperty, [watcher, 'RegisteredStatusNotifierItems'], signal)
  if (items === undefined) return 'no-host'
  const owners = await Promise.all(namesIn(items, pid).map((name) => busNameProcess(name, signal)))
  return owners.includes(pid) ? 'shown' : 'missing'
}

/**
 * Names on the bus of the items that may be this process's. An item is listed as `name/path` or `name@/path`; Electron
 * registers `org.freedesktop.StatusNotifierItem-<pid>-<number>`, and the connection's own name (`:1.57`) where it may own none.
 */
function namesIn(reply: string, pid: number): string[] {
  const listed = [...reply.matchAll(/["']([^"'/@]+)[^"']*["']/g)].map(([, name]) => name!)
  return listed.filter((name) => name.startsWith(':') || name.includes(`-${pid}-`))
}
