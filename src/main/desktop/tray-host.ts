/** Whether the desktop shows the app's tray icon: some Linux desktops show none, and Electron can't say. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Who keeps the list of icons on a Linux desktop: the StatusNotifierItem specification's watcher. */
const watcher = 'org.kde.StatusNotifierWatcher'
const bus = 'org.freedesktop.DBus'
const [items, processId] = ['RegisteredStatusNotifierItems', `${bus}.GetConnectionUnixProcessID`]

/** A program that asks the session bus, with its arguments for either question. */
type BusProgram = {
  readonly file: string
  readonly items: readonly string[]
  readonly processId: readonly string[]
}

/** A desktop has one or the other. */
const programs: readonly BusProgram[] = [
  {
    file: 'gdbus',
    items: [
      ...['call', '--session', '--dest', watcher, '--object-path', '/StatusNotifierWatcher'],
      ...['--method', `${bus}.Properties.Get`, watcher, items],
    ],
    processId: [
      ...['call', '--session', '--dest', bus, '--object-path', '/org/freedesktop/DBus'],
      ...['--method', processId],
    ],
  },
  {
    file: 'dbus-send',
    items: [
      ...['--session', '--print-reply', `--dest=${watcher}`, '/StatusNotifierWatcher'],
      ...[`${bus}.Properties.Get`, `string:${watcher}`, `string:${items}`],
    ],
    processId: ['--session', '--print-reply', `--dest=${bus}`, '/org/freedesktop/DBus', processId],
  },
]

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
  for (const program of programs) {
    const reply = await ask(program, program.items, signal)
    // Not installed, or no bus: the next one may know.
    if (reply === undefined) continue
    const owners = await Promise.all(
      namesIn(reply, pid).map((name) =>
        ask(program, [...program.processId, argument(program, name)], signal),
      ),
    )
    return owners.some((owner) => owner !== undefined && numberIn(owner) === pid) ? 'shown' : 'missing'
  }
  return 'no-host'
}

async function ask(
  { file }: BusProgram,
  args: readonly string[],
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    return (await promisify(execFile)(file, args, { signal })).stdout
  } catch {
    return undefined
  }
}

/**
 * Names on the bus of the items that may be this process's. An item is listed as `name/path` or `name@/path`; Electron
 * registers `org.freedesktop.StatusNotifierItem-<pid>-<number>`, and the connection's own name (`:1.57`) where it may own none.
 */
function namesIn(reply: string, pid: number): string[] {
  const listed = [...reply.matchAll(/["']([^"'/@]+)[^"']*["']/g)].map(([, name]) => name!)
  return listed.filter((name) => name.startsWith(':') || name.includes(`-${pid}-`))
}

function argument({ file }: BusProgram, name: string): string {
  return file === 'dbus-send' ? `string:${name}` : name
}

function numberIn(reply: string): number {
  return Number(/\buint32 (\d+)/.exec(reply)?.[1])
}
