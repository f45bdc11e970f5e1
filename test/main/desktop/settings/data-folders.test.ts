import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setDataFolders } from '../../../../src/main/desktop/settings/data-folders.ts'

const electron = vi.hoisted(() => ({ appData: '', set: new Map<string, string>() }))
vi.mock('electron', () => ({
  app: {
    getPath: (name: string) => (name === 'home' ? '/Users/ann' : electron.appData),
    setPath: (name: string, path: string) => electron.set.set(name, path),
    setAppLogsPath: (path: string) => electron.set.set('logs', path),
  },
}))

describe('the folders of the app’s data', () => {
  let home: string
  beforeEach(() => {
    home = electron.appData = mkdtempSync(join(tmpdir(), 'spool-data-'))
    electron.set.clear()
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    rmSync(home, { recursive: true })
  })

  const folders = () => Object.fromEntries(electron.set)

  function onSystem(platform: NodeJS.Platform): void {
    vi.stubGlobal('process', Object.create(process, { platform: { value: platform } }))
  }

  it.each(['linux', 'win32'] as const)(
    'On %s the data folder has the documented name, whatever the title of the app is',
    (system) => {
      onSystem(system)
      setDataFolders(false)
      expect(folders()).toEqual({ userData: join(electron.appData, 'spool') })
      expect(existsSync(folders().userData!)).toBe(true)
    },
  )

  it('On macOS logs have a folder of their own', () => {
    onSystem('darwin')
    setDataFolders(false)
    expect(folders()).toEqual({
      userData: join(electron.appData, 'spool'),
      logs: join('/Users/ann', 'Library/Logs/spool'),
    })
  })

  it('The terminal command, which may run beside the app, has a data folder of its own', () => {
    onSystem('linux')
    setDataFolders(true)
    expect(folders().userData).toBe(join(electron.appData, 'spool/terminal'))
    expect(existsSync(folders().userData!)).toBe(true)
  })

  it('The app starts with Electron’s own folder where the home folder can’t be written to', () => {
    onSystem('linux')
    electron.appData = join(home, 'file')
    writeFileSync(electron.appData, '')
    expect(() => setDataFolders(false)).not.toThrow()
    expect(folders()).toEqual({})
  })
})
