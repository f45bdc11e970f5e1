import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { hasTrayHost } from '../../../src/main/desktop/tray-host.ts'

describe('a tray', () => {
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

  it.each(['darwin', 'win32'] as const)('is there on %s', async (platform) => {
    expect(await hasTrayHost(platform)).toBe(true)
  })

  describe.runIf(process.platform === 'linux')('on Linux', () => {
    it.each([
      ['is there if GLib’s program says so', { gdbus: `echo '(true,)'` }, true],
      ['is not there if it says no', { gdbus: `echo '(false,)'` }, false],
      ['is asked for by D-Bus’s own program elsewhere', { 'dbus-send': `echo '   boolean true'` }, true],
      [
        'is asked for by it also if the first fails',
        { gdbus: 'exit 1', 'dbus-send': `echo '   boolean true'` },
        true,
      ],
      ['is not there without a bus', { gdbus: 'exit 1', 'dbus-send': 'exit 1' }, false],
      ['is not there if nobody can be asked', {}, false],
    ])('%s', async (_rule, installed: Record<string, string>, expected) => {
      for (const [name, script] of Object.entries(installed)) install(name, script)
      expect(await hasTrayHost('linux')).toBe(expected)
    })
  })
})
