import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SettingsStore } from '../../../src/main/desktop/settings-store.ts'
import { defaultAppSettings } from '../../../src/shared/app-settings.ts'
import { temporaryFolder } from '../../support/serve.ts'

let folder: ReturnType<typeof temporaryFolder>
let files = 0

beforeAll(() => (folder = temporaryFolder()))
afterAll(() => folder[Symbol.dispose]())

function file(text?: string): string {
  const path = `${folder.path}/settings-${++files}.json`
  if (text !== undefined) writeFileSync(path, text)
  return path
}

describe('settings', () => {
  it('are the defaults where there is no file, and nothing is written by looking', () => {
    const path = file()
    const store = new SettingsStore(path)
    expect(store.settings).toEqual(defaultAppSettings())
    expect(store.setAside).toBeUndefined()
    expect(existsSync(path)).toBe(false)
  })

  it('are remembered from one run to the next', () => {
    const path = file()
    new SettingsStore(path).update({ port: 9000, folder: '/srv/photos', recentFolders: ['/srv/photos'] })
    expect(new SettingsStore(path).settings).toEqual({
      ...defaultAppSettings(),
      port: 9000,
      folder: '/srv/photos',
      recentFolders: ['/srv/photos'],
    })
  })

  it('set to undefined go back to their defaults', () => {
    const path = file()
    const store = new SettingsStore(path)
    store.update({ threads: 8, port: 9000 })
    store.update({ threads: undefined, port: undefined })
    expect(store.settings).toEqual(defaultAppSettings())
  })

  it.each([
    ['no JSON', '{"port": 80'],
    ['another type', '[]'],
    ['null', 'null'],
    ['a port out of bounds', '{"port": 70000}'],
    ['a port that is no number', '{"port": "8080"}'],
    ['too many threads', '{"threads": 65}'],
    ['an unknown appearance', '{"appearance": "pink"}'],
    ['an empty file', ''],
  ])('that are damaged are set aside, and the defaults hold: %s', (_, text) => {
    const path = file(text)
    const store = new SettingsStore(path)
    expect(store.settings).toEqual(defaultAppSettings())
    expect(store.setAside).toBe(`${path}.damaged`)
    expect(readFileSync(`${path}.damaged`, 'utf8')).toBe(text)
    expect(new SettingsStore(path).setAside).toBeUndefined()
  })

  it('of a newer version keep what is known of them', () => {
    expect(new SettingsStore(file('{"port": 9000, "colour": "red"}')).settings.port).toBe(9000)
  })

  it('that are none are refused, and the old ones hold', () => {
    const store = new SettingsStore(file('{"port": 9000}'))
    expect(() => store.update({ port: -1 })).toThrow()
    expect(store.settings.port).toBe(9000)
  })

  it('hold for this run even if they can not be written', () => {
    const path = `${file('')}/settings.json`
    const store = new SettingsStore(path)
    expect(store.update({ port: 9000 }).port).toBe(9000)
    expect(store.settings.port).toBe(9000)
  })

  it('go into a folder that is made for them', () => {
    const path = `${folder.path}/new/folder/settings.json`
    new SettingsStore(path).update({ port: 9000 })
    expect(new SettingsStore(path).settings.port).toBe(9000)
  })
})
