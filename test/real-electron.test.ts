import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fuseWire } from './support/electron-stand-in/distribution.ts'
import { assertDrivable, distributionFolder } from './support/real-electron.ts'

describe('the folder of an Electron', () => {
  it.each<[NodeJS.Platform, executable: string]>([
    ['linux', '/src/electron/dist/electron'],
    ['win32', '/src/electron/dist/electron.exe'],
    ['darwin', '/src/electron/dist/Electron.app/Contents/MacOS/Electron'],
  ])('The folder of an Electron on %s is found from the path of its executable', (platform, executable) => {
    expect(distributionFolder(executable, platform)).toBe(resolve('/src/electron/dist'))
  })
})

describe('a packaged app', () => {
  let folder: string
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'spool-fuses-'))))
  afterEach(() => rmSync(folder, { recursive: true }))

  /** An app with the fuse for `--inspect` set to this. */
  function executable(inspects: '0' | '1'): string {
    const path = join(folder, 'spool-desktop')
    const first = fuseWire.indexOf('\x09') + 1
    writeFileSync(path, fuseWire.slice(0, first + 3) + inspects + fuseWire.slice(first + 4))
    return path
  }

  it('A packaged app that allows no debugger is refused, with the way to one that does', async () => {
    await expect(assertDrivable(executable('0'))).rejects.toThrow('enableNodeCliInspectArguments=true')
  })

  it('A packaged app that allows debuggers can be driven', async () => {
    await expect(assertDrivable(executable('1'))).resolves.toBeUndefined()
  })
})
