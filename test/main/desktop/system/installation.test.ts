import { describe, expect, it, vi } from 'vitest'
import { updatesItself } from '../../../../src/main/desktop/system/installation.ts'

vi.mock('electron', () => ({}))

describe('the self-update', () => {
  it.each<[installation: string, NodeJS.Platform, env: Record<string, string>, expected: boolean]>([
    ['Spool installed on Windows updates itself', 'win32', {}, true],
    [
      'A portable program on Windows doesn’t update itself',
      'win32',
      { PORTABLE_EXECUTABLE_FILE: 'D:\\Spool.exe' },
      false,
    ],
    ['An AppImage updates itself', 'linux', { APPIMAGE: '/home/ann/Spool.AppImage' }, true],
    ['A deb or rpm doesn’t update itself', 'linux', {}, false],
    ['A Flatpak doesn’t update itself', 'linux', { FLATPAK_ID: 'app.spool.Spool' }, false],
    [
      'A Snap started from an AppImage doesn’t update itself',
      'linux',
      { SNAP: '/snap/spool/1', APPIMAGE: '/x' },
      false,
    ],
  ])('%s', (_, platform, env, expected) => {
    expect(updatesItself({ platform, env, isPackaged: true, isSigned: false })).toBe(expected)
  })

  // Squirrel.Mac, which Electron's autoUpdater is there, compares signatures.
  it.each([true, false])(
    'Spool updates itself on macOS if the app is signed, which is %s here',
    (isSigned) => {
      expect(updatesItself({ platform: 'darwin', env: {}, isPackaged: true, isSigned })).toBe(isSigned)
    },
  )

  it('Spool never updates itself in development', () => {
    expect(updatesItself({ platform: 'darwin', env: {}, isPackaged: false, isSigned: true })).toBe(false)
  })
})
