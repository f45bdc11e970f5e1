import { describe, expect, it, vi } from 'vitest'
import { updatesItself } from '../../../../src/main/desktop/system/installation.ts'

vi.mock('electron', () => ({}))

describe('Spool updates itself', () => {
  it.each<[installation: string, NodeJS.Platform, env: Record<string, string>, expected: boolean]>([
    ['installed on Windows', 'win32', {}, true],
    ['a portable program on Windows', 'win32', { PORTABLE_EXECUTABLE_FILE: 'D:\\Spool.exe' }, false],
    ['an AppImage', 'linux', { APPIMAGE: '/home/ann/Spool.AppImage' }, true],
    ['a deb or rpm', 'linux', {}, false],
    ['a Flatpak', 'linux', { FLATPAK_ID: 'app.spool.Spool' }, false],
    ['a Snap started from an AppImage', 'linux', { SNAP: '/snap/spool/1', APPIMAGE: '/x' }, false],
  ])('%s', (_, platform, env, expected) => {
    expect(updatesItself({ platform, env, isPackaged: true, isSigned: false })).toBe(expected)
  })

  // Squirrel.Mac, which Electron's autoUpdater is there, compares signatures.
  it.each([true, false])('on macOS if the app is signed, which was %s', (isSigned) => {
    expect(updatesItself({ platform: 'darwin', env: {}, isPackaged: true, isSigned })).toBe(isSigned)
  })

  it('never while it is developed', () => {
    expect(updatesItself({ platform: 'darwin', env: {}, isPackaged: false, isSigned: true })).toBe(false)
  })
})
