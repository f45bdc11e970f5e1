/**
 * The session bus as far as tray icons go, for an app on Linux: a program `gdbus` that answers as GLib's does. The items that
 * the desktop shows are files in a folder, each named as the item is on the bus, and holding the pid of its process.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folderName = '.tray-items'

/** Another app's icon. */
const foreignItem = ':1.7'

// Of the real Electron nobody here hears whether it has registered: its icon counts as shown.
const program = `#!/bin/sh
items=$HOME/${folderName}
for last; do :; done
case "$*" in
*RegisteredStatusNotifierItems)
  cd "$items" 2>/dev/null || exit 1
  [ -z "$SPOOL_ELECTRON" ] || echo "$PPID" >:1.8
  printf "(<["
  for item in *; do printf "'%s/StatusNotifierItem', " "$item"; done
  echo "]>,)"
  ;;
*GetConnectionUnixProcessID*) echo "(uint32 $(cat "$items/$last"),)" ;;
*) exit 1 ;;
esac
`

/** Puts the program into a folder that is on the app's path. */
export function writeSessionBus(programs: string): void {
  mkdirSync(programs, { recursive: true })
  writeFileSync(join(programs, 'gdbus'), program, { mode: 0o755 })
  // Nobody asks the bus of the machine that the tests run on.
  writeFileSync(join(programs, 'dbus-send'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
}

/** Has the desktop show tray icons from now on, or none. Those that apps have made before stay unseen. */
export function showTrays(home: string, shown: boolean): void {
  const items = join(home, folderName)
  rmSync(items, { recursive: true, force: true })
  if (!shown || process.platform !== 'linux') return
  mkdirSync(items)
  writeFileSync(join(items, foreignItem), '1\n')
}

/** Has the desktop show an icon of a process; returns the item's file, undefined if the desktop shows none. */
export function registerTrayItem(home: string, pid: number): string | undefined {
  const items = join(home, folderName)
  if (!existsSync(items)) return undefined
  const item = join(items, `org.freedesktop.StatusNotifierItem-${pid}-1`)
  writeFileSync(item, `${pid}\n`)
  return item
}
