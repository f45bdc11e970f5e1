import { afterEach, describe, expect, it, vi } from 'vitest'
import { windowsProgram } from '../../../src/main/base/windows-program.ts'

describe('programs of Windows', () => {
  afterEach(() => void vi.unstubAllEnvs())

  it.each([
    ['D:\\WINNT', 'D:\\WINNT\\System32\\netsh.exe'],
    [undefined, 'C:\\Windows\\System32\\netsh.exe'],
  ])('With Windows in %s the program is %s', (root, path) => {
    vi.stubEnv('SystemRoot', root)
    expect(windowsProgram('netsh.exe')).toBe(path)
  })
})
