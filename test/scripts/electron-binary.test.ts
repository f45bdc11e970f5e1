import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { executableIn } from '../../scripts/electron-binary.ts'

describe('a distribution of Electron', () => {
  it.each([
    ['linux', 'electron'],
    ['darwin', 'Electron.app/Contents/MacOS/Electron'],
    ['win32', 'electron.exe'],
  ] as const)('A distribution of Electron has its executable on %s as %s', (platform, path) => {
    expect(executableIn('dist', platform)).toBe(join('dist', path))
  })
})
