/** Whether the desktop shows the app's tray icon: some Linux desktops show none, and Electron doesn't know. */
import { askBus, busNameProcess } from './session-bus.ts'

/** The service that lists the icons of a Linux desktop: the StatusNotifierItem specification's watcher. */
const watcher = 'org.kde.StatusNotifierWatcher'
const getProperty = {
  service: watcher,
  path: '/StatusNotifierWatcher',
  method: 'org.freedesktop.DBus.Properties.Get',
}

/** Time limit for all calls together; without an answer the icon counts as not shown, ms. */
const timeoutMs = 2000

/** `missing`: the desktop shows icons, but not this one. */
export type TrayPresence = 'shown' | 'missing' | 'no-host'

/**
 * Returns whether the tray icon of a process is on the screen. A tray alone doesn't prove that: it may have refused the icon, or
 * have started after it. On Linux, trays count that implement the StatusNotifierItem specification. In doubt the icon counts as
 * not shown, which costs a click rather than leaving an invisible server: so in Flatpak, whose bus names its proxy's process for
 * every app.
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
 * Returns the bus names of the items that may belong to the process. An item is listed as `name/path` or `name@/path`; Electron
 * registers `org.freedesktop.StatusNotifierItem-<pid>-<number>`, or the connection's own name (`:1.57`) where it may own none.
 */
function namesIn(reply: string, pid: number): string[] {
  const listed = [...reply.matchAll(/["']([^"'/@]+)[^"']*["']/g)].map(([, name]) => name!)
  return listed.filter((name) => name.startsWith(':') || name.includes(`-${pid}-`))
}
