import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const electron = vi.hoisted(() => ({ appData: '', isPackaged: true, asked: [] as unknown[] }))
vi.mock('electron', () => ({
  app: {
    get isPackaged() {
      return electron.isPackaged
    },
    getPath: () => electron.appData,
    setLoginItemSettings: (settings: unknown) => electron.asked.push(settings),
  },
}))

describe('a start at log-in', () => {
  let setLaunchAtLogin: (wanted: boolean) => void
  let entry: string
  beforeEach(async () => {
    electron.appData = mkdtempSync(join(tmpdir(), 'spool-config-'))
    Object.assign(electron, { isPackaged: true, asked: [] })
    entry = join(electron.appData, 'autostart/spool.desktop')
    // It remembers what was set last.
    vi.resetModules()
    ;({ setLaunchAtLogin } = await import('../../../src/main/desktop/login-item.ts'))
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.unstubAllEnvs()
    rmSync(electron.appData, { recursive: true })
  })

  function onSystem(platform: NodeJS.Platform, execPath = '/opt/Spool/spool'): void {
    vi.stubGlobal(
      'process',
      Object.create(process, { platform: { value: platform }, execPath: { value: execPath } }),
    )
  }

  it('is an entry for the desktop on Linux (XDG Autostart)', () => {
    onSystem('linux')
    vi.stubEnv('APPIMAGE', undefined)
    setLaunchAtLogin(true)
    expect(readFileSync(entry, 'utf8')).toBe(
      '[Desktop Entry]\nType=Application\nName=Spool\nExec="/opt/Spool/spool"\nTerminal=false\n',
    )
    setLaunchAtLogin(false)
    expect(existsSync(entry)).toBe(false)
    expect(electron.asked).toEqual([])
  })

  it('is one of the AppImage, which is mounted elsewhere each time', () => {
    onSystem('linux', '/tmp/.mount_Spool123/spool')
    vi.stubEnv('APPIMAGE', '/home/ada/Apps/Spool.AppImage')
    setLaunchAtLogin(true)
    expect(readFileSync(entry, 'utf8')).toContain('\nExec="/home/ada/Apps/Spool.AppImage"\n')
  })

  // Desktop Entry Specification: reserved characters are quoted, then the backslashes as in any string; % is a field code.
  it.each([
    ['/opt/my apps/spool', '"/opt/my apps/spool"'],
    ['/opt/100%/spool', '"/opt/100%%/spool"'],
    ['/opt/a"b/spool', String.raw`"/opt/a\\"b/spool"`],
    ['/opt/$a`b/spool', '"/opt/\\\\$a\\\\`b/spool"'],
    [String.raw`/opt/a\b/spool`, String.raw`"/opt/a\\\\b/spool"`],
  ])('quotes %s', (path, quoted) => {
    onSystem('linux')
    vi.stubEnv('APPIMAGE', path)
    setLaunchAtLogin(true)
    expect(readFileSync(entry, 'utf8')).toContain(`\nExec=${quoted}\n`)
  })

  it.each(['darwin', 'win32'] as const)('is left to Electron on %s', (platform) => {
    onSystem(platform)
    setLaunchAtLogin(true)
    setLaunchAtLogin(true)
    setLaunchAtLogin(false)
    expect(electron.asked).toEqual([{ openAtLogin: true }, { openAtLogin: false }])
    expect(existsSync(entry)).toBe(false)
  })

  it('is not touched by an app that was never asked for it, nor by one under development', () => {
    onSystem('darwin')
    setLaunchAtLogin(false)
    electron.isPackaged = false
    setLaunchAtLogin(true)
    expect(electron.asked).toEqual([])
  })

  it('costs nobody the app where the home can’t be written to', () => {
    onSystem('linux')
    electron.appData = '/dev/null'
    expect(() => setLaunchAtLogin(true)).not.toThrow()
    electron.appData = mkdtempSync(join(tmpdir(), 'spool-config-'))
  })
})
