import { describe, expect, it } from 'vitest'
import { trayPresence } from '../../../../src/main/desktop/system/tray-host.ts'
import { programsOnPath } from '../../../support/programs-on-path.ts'

const own = 4711

/** A program on the path that answers as `gdbus` does: the items of the watcher, and the process of each name. */
function gdbus(items: string[], processes: Record<string, number> = {}): string {
  return answering(
    items.length === 0 ? '(<@as []>,)' : `(<[${items.map((item) => `'${item}'`).join(', ')}]>,)`,
    Object.entries(processes).map(([name, pid]) => [name, `(uint32 ${pid},)`]),
  )
}

function dbusSend(items: string[], processes: Record<string, number> = {}): string {
  const list = items.map((item) => `         string "${item}"\n`).join('')
  return answering(
    `method return sender=:1.9 -> destination=:1.3\n   variant       array [\n${list}      ]`,
    Object.entries(processes).map(([name, pid]) => [`string:${name}`, `method return\n   uint32 ${pid}`]),
  )
}

function answering(items: string, processes: [name: string, answer: string][]): string {
  const cases = processes.map(([name, answer]) => `*GetConnectionUnixProcessID?${name}) echo "${answer}" ;;`)
  const [list, ...rest] = [
    `*RegisteredStatusNotifierItems) echo "${items.replaceAll('"', '\\"')}" ;;`,
    ...cases,
  ]
  return ['case "$*" in', list, ...rest, '*) exit 1 ;;', 'esac'].join('\n')
}

describe('the tray icon of this process', () => {
  const install = programsOnPath()

  it.each(['darwin', 'win32'] as const)('The tray icon is shown on %s', async (platform) => {
    expect(await trayPresence(own, platform)).toBe('shown')
  })

  const wellKnown = `org.freedesktop.StatusNotifierItem-${own}-1`
  const foreign = 'org.kde.StatusNotifierItem-99-1'
  describe.runIf(process.platform === 'linux')('the tray icon of this process on Linux', () => {
    it.each<[rule: string, installed: Record<string, string>, expected: string]>([
      [
        'is shown if KDE lists it by its own name',
        {
          gdbus: gdbus([`${foreign}/StatusNotifierItem`, `${wellKnown}/StatusNotifierItem`], {
            [wellKnown]: own,
          }),
        },
        'shown',
      ],
      [
        'is shown if GNOME lists it by its own name',
        { gdbus: gdbus([wellKnown], { [wellKnown]: own }) },
        'shown',
      ],
      [
        'is shown if it is listed by the name of its connection',
        { gdbus: gdbus([':1.5@/StatusNotifierItem', ':1.57@/Item'], { ':1.5': 99, ':1.57': own }) },
        'shown',
      ],
      [
        'is missing if only icons of other processes are listed',
        { gdbus: gdbus([`${foreign}/StatusNotifierItem`, ':1.5/StatusNotifierItem'], { ':1.5': 99 }) },
        'missing',
      ],
      [
        'is missing if its name is that of an app in another sandbox',
        { gdbus: gdbus([wellKnown], { [wellKnown]: 99 }) },
        'missing',
      ],
      ['is missing if nothing is listed', { gdbus: gdbus([]) }, 'missing'],
      [
        'is looked up by D-Bus’s own program if GLib’s is missing',
        { 'dbus-send': dbusSend([':1.57/StatusNotifierItem'], { ':1.57': own }) },
        'shown',
      ],
      [
        'is looked up by D-Bus’s own program if GLib’s fails',
        { gdbus: 'exit 1', 'dbus-send': dbusSend([wellKnown], { [wellKnown]: own }) },
        'shown',
      ],
      ['has no host without a bus', { gdbus: 'exit 1', 'dbus-send': 'exit 1' }, 'no-host'],
      ['has no host if neither program is installed', {}, 'no-host'],
    ])('The tray icon on Linux %s', async (_rule, installed, expected) => {
      for (const [name, script] of Object.entries(installed)) install(name, script)
      expect(await trayPresence(own, 'linux')).toBe(expected)
    })
  })
})
