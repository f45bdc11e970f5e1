import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runTerminal, terminalArguments } from '../../../../src/main/desktop/system/terminal.ts'

const electron = vi.hoisted(() => ({ envAtReadiness: undefined as NodeJS.ProcessEnv | undefined }))
vi.mock('electron', () => ({
  app: {
    on: () => undefined,
    setActivationPolicy: () => undefined,
    whenReady: () => Promise.resolve((electron.envAtReadiness = { ...process.env })),
  },
}))

describe('the terminal command in the app', () => {
  let folder: string
  const { argv } = process
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'spool-terminal-'))
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/run/user/1000/bus')
    vi.stubEnv('DBUS_SYSTEM_BUS_ADDRESS', undefined)
  })
  afterEach(() => {
    process.argv = argv
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  })

  it('The terminal command runs without D-Bus: Electron would end with the bus of a session that is over', async () => {
    const script = join(folder, 'cli.cjs')
    writeFileSync(script, '')
    await runTerminal(script, ['.', '0'])
    expect(process.argv.slice(1)).toEqual([script, '.', '0'])
    expect(electron.envAtReadiness).toMatchObject({
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      DBUS_SYSTEM_BUS_ADDRESS: 'disabled:',
    })
  })
})

describe('the arguments of the terminal command', () => {
  it.each<[rule: string, argv: string[], args: string[] | undefined]>([
    ['missing at a start of the app', ['spool-desktop', '/srv'], undefined],
    ['all behind the dashes', ['spool-desktop', '--terminal', '--x', '--', '.', '-p', '0'], ['.', '-p', '0']],
    ['empty if nothing is behind the dashes', ['spool-desktop', '--terminal', '--'], []],
    [
      'dashes, too, if they are behind the first ones',
      ['spool-desktop', '--terminal', '--', '--', '-a'],
      ['--', '-a'],
    ],
    ['missing if the switch is behind the dashes', ['spool-desktop', '--', '--terminal'], undefined],
  ])('The arguments of the terminal command are %s', (_, argv, args) => {
    expect(terminalArguments(argv)).toEqual(args)
  })
})
