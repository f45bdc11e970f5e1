import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { LoginItemSettingsOptions, Settings } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Installation } from '../../../../src/main/desktop/system/installation.ts'
import { canLaunchAtLogin } from '../../../../src/main/desktop/system/login-item.ts'
import { FakeLoginItem } from '../../../support/electron-stand-in/login-item.ts'

const electron = vi.hoisted(() => ({
  appData: '',
  loginItem: undefined as unknown as FakeLoginItem,
  asked: [] as unknown[],
}))
vi.mock('electron', () => ({
  app: {
    getPath: () => electron.appData,
    getLoginItemSettings: (options: LoginItemSettingsOptions) =>
      electron.loginItem.getLoginItemSettings(options),
    setLoginItemSettings: (settings: Settings) => {
      electron.asked.push(settings)
      electron.loginItem.setLoginItemSettings(settings)
    },
  },
}))

let setLaunchAtLogin: (wanted: boolean) => void

/** Starts the app on a system, with the preference as it was set before. */
async function start(
  preference: boolean,
  platform: NodeJS.Platform,
  execPath: string,
  env: { PORTABLE_EXECUTABLE_FILE?: string; APPIMAGE?: string } = {},
): Promise<void> {
  vi.unstubAllGlobals()
  const overrides = { platform: { value: platform }, execPath: { value: execPath }, env: { value: env } }
  vi.stubGlobal('process', Object.create(process, overrides))
  // It remembers what was set last.
  vi.resetModules()
  ;({ setLaunchAtLogin } = await import('../../../../src/main/desktop/system/login-item.ts'))
  setLaunchAtLogin(preference)
}

let home: string
let entry: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'spool-config-'))
  Object.assign(electron, { appData: home, loginItem: new FakeLoginItem(), asked: [] })
  entry = join(home, 'autostart/app.spool.Spool.desktop')
})
afterEach(() => {
  vi.unstubAllGlobals()
  rmSync(home, { recursive: true })
})

describe('the ability to start at log-in', () => {
  it.each<
    [rule: string, installation: Pick<Installation, 'platform' | 'isSigned' | 'env'>, expected: boolean]
  >([
    ['A signed app on macOS can', { platform: 'darwin', isSigned: true, env: {} }, true],
    ['An unsigned app on macOS can’t', { platform: 'darwin', isSigned: false, env: {} }, false],
    ['An app on Windows can', { platform: 'win32', isSigned: false, env: {} }, true],
    [
      'A portable program can',
      { platform: 'win32', isSigned: false, env: { PORTABLE_EXECUTABLE_FILE: 'D:\\Spool.exe' } },
      true,
    ],
    [
      'An AppImage can',
      { platform: 'linux', isSigned: false, env: { APPIMAGE: '/home/ann/Spool.AppImage' } },
      true,
    ],
    ['A deb or rpm can', { platform: 'linux', isSigned: false, env: {} }, true],
    ['A Snap can', { platform: 'linux', isSigned: false, env: { SNAP: '/snap/spool-desktop/1' } }, true],
    [
      'A Flatpak can’t',
      { platform: 'linux', isSigned: false, env: { FLATPAK_ID: 'app.spool.Spool' } },
      false,
    ],
  ])('%s be started at log-in', (_, installation, expected) => {
    expect(canLaunchAtLogin({ ...installation, isPackaged: true })).toBe(expected)
  })

  it('An app in development can’t be started at log-in', () => {
    expect(canLaunchAtLogin({ platform: 'linux', isPackaged: false, isSigned: false, env: {} })).toBe(false)
  })
})

describe('a start at log-in on Linux (XDG Autostart)', () => {
  it('A start at log-in on Linux is an entry for the desktop while it is wanted', async () => {
    await start(false, 'linux', '/opt/Spool/spool')
    setLaunchAtLogin(true)
    expect(readFileSync(entry, 'utf8')).toBe(
      '[Desktop Entry]\nType=Application\nName=Spool\nExec="/opt/Spool/spool"\nTerminal=false\n',
    )
    setLaunchAtLogin(false)
    expect(existsSync(entry)).toBe(false)
    expect(electron.asked).toEqual([])
  })

  it('A start at log-in on Linux is one of the AppImage itself, which is mounted elsewhere each time', async () => {
    await start(false, 'linux', '/tmp/.mount_Spool123/spool', { APPIMAGE: '/home/ada/Apps/Spool.AppImage' })
    setLaunchAtLogin(true)
    expect(readFileSync(entry, 'utf8')).toContain('\nExec="/home/ada/Apps/Spool.AppImage"\n')
  })

  // Desktop Entry Specification: reserved characters are quoted, then the backslashes as in any string; % is a field code.
  const paths = [
    ['/opt/my apps/spool', '"/opt/my apps/spool"'],
    ['/opt/100%/spool', '"/opt/100%%/spool"'],
    ['/opt/a"b/spool', String.raw`"/opt/a\\"b/spool"`],
    ['/opt/$a`b/spool', '"/opt/\\\\$a\\\\`b/spool"'],
    [String.raw`/opt/a\b/spool`, String.raw`"/opt/a\\\\b/spool"`],
  ]

  it.each(paths)('A start at log-in on Linux quotes the path %s', async (path, quoted) => {
    await start(false, 'linux', path)
    setLaunchAtLogin(true)
    expect(readFileSync(entry, 'utf8')).toContain(`\nExec=${quoted}\n`)
  })

  it.each(paths)('A start at log-in on Linux follows the app when it moves from %s', async (path, quoted) => {
    await start(false, 'linux', path)
    setLaunchAtLogin(true)
    writeFileSync(entry, `${readFileSync(entry, 'utf8')}X-GNOME-Autostart-enabled=false\n`)
    await start(true, 'linux', '/home/ada/$&/spool')
    const moved = readFileSync(entry, 'utf8')
    expect(moved).toContain(String.raw`Exec="/home/ada/\\$&/spool"`)
    expect(moved).toMatch(/\nX-GNOME-Autostart-enabled=false\n$/)
    await start(true, 'linux', path)
    expect(readFileSync(entry, 'utf8')).toContain(`\nExec=${quoted}\n`)
  })

  it.each([
    ['that is switched off', '[Desktop Entry]\nExec="/opt/Spool/spool"\nHidden=true\n'],
    ['that starts later', '[Desktop Entry]\nExec=sh -c "sleep 9; /opt/Spool/spool"\n'],
    ['that shares a folder', '[Desktop Entry]\nExec="/opt/Spool/old" "/srv"\n'],
  ])('An entry for the start at log-in on Linux %s is left as the user has edited it', async (_, edited) => {
    mkdirSync(dirname(entry))
    writeFileSync(entry, edited)
    await start(true, 'linux', '/opt/Spool/spool')
    expect(readFileSync(entry, 'utf8')).toBe(edited)
  })

  it('An entry for the start at log-in on Linux that the user has deleted is not written again', async () => {
    await start(true, 'linux', '/opt/Spool/spool')
    expect(existsSync(entry)).toBe(false)
  })

  it('The app runs even if its start at log-in can’t be written on Linux', async () => {
    electron.appData = join(home, 'file')
    writeFileSync(electron.appData, '')
    await start(true, 'linux', '/opt/Spool/spool')
    expect(() => setLaunchAtLogin(false)).not.toThrow()
    expect(() => setLaunchAtLogin(true)).not.toThrow()
  })
})

describe('a start at log-in on Windows', () => {
  const path = 'C:\\Program Files\\Spool\\Spool.exe'
  const now = () => electron.loginItem.getLoginItemSettings({ path })

  it('A start at log-in on Windows is set once for each change', async () => {
    await start(false, 'win32', path)
    setLaunchAtLogin(true)
    setLaunchAtLogin(true)
    expect(now()).toMatchObject({ openAtLogin: true, executableWillLaunchAtLogin: true })
    setLaunchAtLogin(false)
    expect(now().openAtLogin).toBe(false)
    expect(electron.asked).toHaveLength(2)
  })

  it('A start at log-in that the user switched off in the Task Manager stays off at the next start of the app', async () => {
    electron.loginItem.setLoginItemSettings({ openAtLogin: true, path, enabled: false })
    await start(true, 'win32', path)
    expect(now()).toMatchObject({ openAtLogin: true, executableWillLaunchAtLogin: false })
    setLaunchAtLogin(false)
    setLaunchAtLogin(true)
    expect(now().executableWillLaunchAtLogin).toBe(true)
  })

  it('A start at log-in on Windows is one of the portable program, which unpacks itself elsewhere each time', async () => {
    const unpacked = 'C:\\Users\\ann\\AppData\\Local\\Temp\\nsx1\\app\\Spool.exe'
    await start(false, 'win32', unpacked, { PORTABLE_EXECUTABLE_FILE: path })
    setLaunchAtLogin(true)
    expect(now().openAtLogin).toBe(true)
    electron.asked.length = 0
    await start(true, 'win32', unpacked.replace('nsx1', 'nsx2'), { PORTABLE_EXECUTABLE_FILE: path })
    expect(electron.asked).toEqual([])
  })

  it('A start at log-in on Windows follows the app when it moves', async () => {
    electron.loginItem.setLoginItemSettings({ openAtLogin: true, path: 'E:\\Spool.exe' })
    await start(true, 'win32', 'C:\\unpacked\\Spool.exe', { PORTABLE_EXECUTABLE_FILE: path })
    expect(now().openAtLogin).toBe(true)
  })
})

describe('a start at log-in on macOS', () => {
  it('A start at log-in on macOS is set at each change, never at the start, which would undo the system’s settings', async () => {
    await start(true, 'darwin', '/Applications/Spool.app/Contents/MacOS/Spool')
    expect(electron.asked).toEqual([])
    setLaunchAtLogin(false)
    setLaunchAtLogin(true)
    expect(electron.asked).toMatchObject([{ openAtLogin: false }, { openAtLogin: true }])
  })
})
