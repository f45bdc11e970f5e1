import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { busNameHasOwner, callOnBus } from '../../../src/main/desktop/session-bus.ts'
import { isToBeUsed } from '../../support/system-tool.ts'

const bus = 'org.freedesktop.DBus'

describe.runIf(process.platform === 'linux')('a name on the session bus', () => {
  let programs: string
  beforeEach(() => {
    programs = mkdtempSync(join(tmpdir(), 'spool-bus-'))
    vi.stubEnv('PATH', programs)
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    rmSync(programs, { recursive: true })
  })

  function install(name: string, script: string): void {
    writeFileSync(join(programs, name), `#!/bin/sh\n${script}\n`)
    chmodSync(join(programs, name), 0o755)
  }

  it.each([
    ['has an owner if GLib’s program says so', { gdbus: `echo '(true,)'` }, true],
    ['has none if it says no', { gdbus: `echo '(false,)'` }, false],
    ['is asked for by D-Bus’ own program elsewhere', { 'dbus-send': `echo '   boolean true'` }, true],
    ['is asked for by it also if the first fails', { gdbus: 'exit 1', 'dbus-send': 'echo true' }, true],
    ['has no owner without a bus', { gdbus: 'exit 1', 'dbus-send': 'exit 1' }, false],
    ['has no owner if nobody can be asked', {}, false],
  ])('%s', async (_rule, installed: Record<string, string>, expected) => {
    for (const [name, script] of Object.entries(installed)) install(name, script)
    expect(await busNameHasOwner('a.b')).toBe(expected)
  })
})

describe.runIf(process.platform === 'linux' && ['dbus-daemon', 'gdbus'].every(isToBeUsed))(
  'a real session bus',
  () => {
    afterEach(() => void vi.unstubAllEnvs())

    it('is asked, and its answer is a GVariant text', async () => {
      const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'])
      try {
        const [address] = (await once(daemon.stdout, 'data')) as [Buffer]
        vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', address.toString().trim())
        expect(await busNameHasOwner(bus)).toBe(true)
        expect(await busNameHasOwner('org.gnome.SessionManager')).toBe(false)
        expect(await callOnBus(bus, '/', `${bus}.GetNameOwner`, bus)).toBe(`('${bus}',)\n`)
        expect(await callOnBus(bus, '/', `${bus}.GetNameOwner`, 'a.b')).toBeUndefined()
      } finally {
        daemon.kill()
      }
    })
  },
)
