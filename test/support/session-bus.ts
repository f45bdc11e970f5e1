/**
 * The part of the session bus that tray icons on Linux need: a program `gdbus` that answers as GLib's does. The items that the
 * desktop shows are files in a folder, each with the item's bus name, and the pid of its process as content.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folderName = '.tray-items'

/** Another app's icon. */
const foreignItem = ':1.7'

// Whether the real Electron has registered its icon can't be seen here, so its icon counts as shown.
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

/** Writes the program into a folder that is on the app's PATH. */
export function writeSessionBus(programs: string): void {
  mkdirSync(programs, { recursive: true })
  writeFileSync(join(programs, 'gdbus'), program, { mode: 0o755 })
  // The bus of the machine that runs the tests is never asked.
  writeFileSync(join(programs, 'dbus-send'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
}

/** Makes the desktop show tray icons from now on, or none. Icons made before stay hidden. */
export function showTrays(home: string, shown: boolean): void {
  const items = join(home, folderName)
  rmSync(items, { recursive: true, force: true })
  if (!shown || process.platform !== 'linux') return
  mkdirSync(items)
  writeFileSync(join(items, foreignItem), '1\n')
}

/** Shows an icon of a process; returns the item's file, undefined if the desktop shows no icons. */
export function registerTrayItem(home: string, pid: number): string | undefined {
  const items = join(home, folderName)
  if (!existsSync(items)) return undefined
  const item = join(items, `org.freedesktop.StatusNotifierItem-${pid}-1`)
  writeFileSync(item, `${pid}\n`)
  return item
}
