import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { busNameHasOwner, callOnBus } from '../../../../src/main/desktop/system/session-bus.ts'
import { programsOnPath } from '../../../support/programs-on-path.ts'
import { isToBeUsed } from '../../../support/system-tool.ts'

const bus = 'org.freedesktop.DBus'

describe.runIf(process.platform === 'linux')('a name on the session bus', () => {
  const install = programsOnPath()

  it.each([
    ['has an owner if GLib’s program says so', { gdbus: `echo '(true,)'` }, true],
    ['has no owner if GLib’s program says no', { gdbus: `echo '(false,)'` }, false],
    [
      'is looked up by D-Bus’s own program if GLib’s is missing',
      { 'dbus-send': `echo '   boolean true'` },
      true,
    ],
    [
      'is looked up by D-Bus’s own program if GLib’s fails',
      { gdbus: 'exit 1', 'dbus-send': 'echo true' },
      true,
    ],
    ['has no owner without a bus', { gdbus: 'exit 1', 'dbus-send': 'exit 1' }, false],
    ['has no owner if neither program is installed', {}, false],
  ])('A name on the session bus %s', async (_rule, installed: Record<string, string>, expected) => {
    for (const [name, script] of Object.entries(installed)) install(name, script)
    expect(await busNameHasOwner('a.b')).toBe(expected)
  })
})

describe.runIf(process.platform === 'linux' && ['dbus-daemon', 'gdbus'].every(isToBeUsed))(
  'a real session bus',
  () => {
    afterEach(() => void vi.unstubAllEnvs())

    it('A real session bus is asked, and its answer is a GVariant text', async () => {
      const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'])
      try {
        const [address] = (await once(daemon.stdout, 'data')) as [Buffer]
        vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', address.toString().trim())
        expect(await busNameHasOwner(bus)).toBe(true)
        expect(await busNameHasOwner('org.gnome.SessionManager')).toBe(false)
        const getNameOwner = { service: bus, path: '/', method: `${bus}.GetNameOwner` }
        expect(await callOnBus(getNameOwner, [bus])).toBe(`('${bus}',)\n`)
        expect(await callOnBus(getNameOwner, ['a.b'])).toBeUndefined()
      } finally {
        daemon.kill()
      }
    })
  },
)
