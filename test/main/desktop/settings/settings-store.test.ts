import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SettingsStore } from '../../../../src/main/desktop/settings/settings-store.ts'
import { mendSettings } from '../../../../src/main/desktop/settings/stored-settings.ts'
import { defaultAppSettings, type AppSettings } from '../../../../src/shared/app/app-settings.ts'
import { temporaryFolder } from '../../../support/serve.ts'
import { soundSettings } from './valid-settings.ts'

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

  it('that are sound are taken as they are, and their file is left alone', () => {
    const text = JSON.stringify(soundSettings)
    const path = file(text)
    const store = new SettingsStore(path)
    expect(store.settings).toEqual(soundSettings)
    expect(store.setAside).toBeUndefined()
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  it('may begin with a byte order mark', () => {
    const store = new SettingsStore(file('\ufeff{"port": 9000}'))
    expect(store.settings.port).toBe(9000)
    expect(store.setAside).toBeUndefined()
  })

  it('may be in UTF-16, as PowerShell writes files', () => {
    const path = file()
    writeFileSync(path, '\ufeff{"host": "192.0.2.7", "folder": "/srv/Füße"}', 'utf16le')
    const store = new SettingsStore(path)
    expect(store.settings).toEqual({ ...defaultAppSettings(), host: '192.0.2.7', folder: '/srv/Füße' })
    expect(store.setAside).toBeUndefined()
  })

  it.each<[what: string, change: Partial<AppSettings>]>([
    ['a port out of bounds', { port: -1 }],
    ['a folder that depends on where the app is started', { folder: 'photos' }],
    ['an address that is none', { host: '' }],
  ])('that are none are refused, and the old ones hold: %s', (_, change) => {
    const path = file(JSON.stringify(soundSettings))
    const store = new SettingsStore(path)
    expect(() => store.update(change)).toThrow()
    expect(store.settings).toEqual(soundSettings)
    expect(new SettingsStore(path).settings).toEqual(soundSettings)
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

describe('a damaged file', () => {
  const loopback = { host: '127.0.0.1' }
  it.each<[what: string, text: string, kept: Partial<AppSettings>]>([
    ['an empty file', '', loopback],
    ['no JSON', '{"folder": "/srv", "shareOnLaunch": true, "port": 80', loopback],
    ['no JSON, with an address in it', '{"host": "192.168.1.7", "port": 80', loopback],
    ['no JSON, for want of quotes', '{host: "127.0.0.1"}', loopback],
    ['no JSON, for single quotes', "{'host': '127.0.0.1'}", loopback],
    ['no JSON, for typographic quotes', '{“host”: “127.0.0.1”}', loopback],
    [
      'no JSON, in UTF-16 without its mark',
      Buffer.from('{"host": "127.0.0.1"}', 'utf16le').toString(),
      loopback,
    ],
    ['no settings', '[]', loopback],
    ['no settings, with an address in it', '[{"host": "127.0.0.1"}]', loopback],
    ['a bad port', '{"port": 70000, "host": "192.0.2.7"}', { host: '192.0.2.7' }],
    ['a bad address', '{"port": 9000, "host": ""}', { port: 9000, host: '127.0.0.1' }],
  ])('is kept as it was, beside one with what was sound in it: %s', (_, text, kept) => {
    const path = file(text)
    const store = new SettingsStore(path)
    expect(store.settings).toEqual({ ...defaultAppSettings(), ...kept })
    expect(store.setAside).toBe(`${path}.damaged`)
    expect(store.hostLostIn).toBe(kept.host === '127.0.0.1' ? path : undefined)
    expect(readFileSync(`${path}.damaged`, 'utf8')).toBe(text)
    const next = new SettingsStore(path)
    expect(next.settings).toEqual(store.settings)
    expect(next.setAside).toBeUndefined()
  })

  it('loses only the field that bytes which are no UTF-8 are in', () => {
    const path = file()
    writeFileSync(path, Buffer.from('{"port": 9000, "host": "192.0.2.7\xff"}', 'latin1'))
    const store = new SettingsStore(path)
    expect(store.settings).toEqual({ ...defaultAppSettings(), port: 9000, host: '127.0.0.1' })
    expect(readFileSync(store.setAside!, 'latin1')).toContain('192.0.2.7\xff')
  })

  it('leaves the copies of earlier ones alone, but for the ninth', () => {
    const path = file()
    const copies = Array.from({ length: 11 }, (_, index) => {
      writeFileSync(path, `damage ${index + 1}`)
      return new SettingsStore(path).setAside
    })
    const others = [2, 3, 4, 5, 6, 7, 8, 9, 9, 9].map((number) => `${path}.damaged-${number}`)
    expect(copies).toEqual([`${path}.damaged`, ...others])
    expect(copies.slice(0, 9).map((copy) => readFileSync(copy!, 'utf8'))).toEqual([
      ...['damage 1', 'damage 2', 'damage 3', 'damage 4', 'damage 5', 'damage 6', 'damage 7', 'damage 8'],
      'damage 11',
    ])
  })

  it('of which no copy can be kept is not replaced', () => {
    // Names of more than 255 characters can't be had.
    const path = `${folder.path}/${'a'.repeat(251)}`
    writeFileSync(path, '{"port": 70000, "threads": 3}')
    const store = new SettingsStore(path)
    expect(store.setAside).toBeUndefined()
    expect(store.update({ hidden: true })).toEqual({ ...defaultAppSettings(), threads: 3, hidden: true })
    expect(readFileSync(path, 'utf8')).toBe('{"port": 70000, "threads": 3}')
  })
})

describe('a file that can not be read', () => {
  it('stands for the defaults on this computer alone, and is neither damaged nor replaced by what can be', () => {
    const path = file()
    mkdirSync(path)
    const store = new SettingsStore(path)
    expect(store.settings).toEqual({ ...defaultAppSettings(), host: '127.0.0.1' })
    expect(store.setAside).toBeUndefined()
    // Whatever it was that kept the file from being read is over now.
    rmdirSync(path)
    writeFileSync(path, '{"host": "192.0.2.7"}')
    expect(store.update({ port: 9000 }).port).toBe(9000)
    expect(store.settings.port).toBe(9000)
    expect(readFileSync(path, 'utf8')).toBe('{"host": "192.0.2.7"}')
    expect(readdirSync(folder.path).filter((name) => name.startsWith(basename(path)))).toEqual([
      basename(path),
    ])
  })
})

describe.skipIf(process.platform === 'win32')('the mode of the file', () => {
  const modeOf = (path: string) => statSync(path).mode & 0o777

  it('lets nobody else read a new one', () => {
    const path = file()
    new SettingsStore(path).update({ port: 9000 })
    expect(modeOf(path)).toBe(0o600)
  })

  it.each([0o600, 0o640, 0o644, 0o666])('stays as it was through changes: %i', (mode) => {
    const path = file('{}')
    chmodSync(path, mode)
    new SettingsStore(path).update({ port: 9000 })
    expect(new SettingsStore(path).settings.port).toBe(9000)
    expect(modeOf(path)).toBe(mode)
  })

  it('goes over to the copy of a damaged one, and to what is written in its place', () => {
    const path = file('damage')
    chmodSync(path, 0o600)
    const { setAside } = new SettingsStore(path)
    expect([modeOf(path), modeOf(setAside!)]).toEqual([0o600, 0o600])
  })
})

describe.skipIf(process.platform === 'win32')('a link in place of the file', () => {
  /** Links, each to the next, and the last to `file` in a folder of its own. */
  function links(count: number): { link: string; file: string; elsewhere: string } {
    const path = file()
    const elsewhere = `${path}-elsewhere`
    mkdirSync(elsewhere)
    symlinkSync(`${basename(elsewhere)}/file`, `${path}-${count}`)
    for (let at = count - 1; at >= 1; at--) symlinkSync(basename(`${path}-${at + 1}`), `${path}-${at}`)
    return { link: `${path}-1`, file: `${elsewhere}/file`, elsewhere }
  }

  it.each([1, 3])('stays one, and the file that it leads to has the settings: links %d', (count) => {
    const { link, file, elsewhere } = links(count)
    writeFileSync(file, '{"port": 9000}')
    const to = readlinkSync(link)
    new SettingsStore(link).update({ threads: 8 })
    expect(readlinkSync(link)).toBe(to)
    expect(new SettingsStore(file).settings).toEqual({ ...defaultAppSettings(), port: 9000, threads: 8 })
    expect(readdirSync(elsewhere)).toEqual(['file'])
  })

  it.each([1, 3])('leads to a file that is made if it is missing: links %d', (count) => {
    const { link, file } = links(count)
    const to = readlinkSync(link)
    new SettingsStore(link).update({ threads: 8 })
    expect(readlinkSync(link)).toBe(to)
    expect(new SettingsStore(file).settings.threads).toBe(8)
  })

  it('leads to a damaged file: that is mended there, and its copy is beside the link', () => {
    const { link, file, elsewhere } = links(1)
    writeFileSync(file, '{"port": 70000, "threads": 8}')
    expect(new SettingsStore(link).setAside).toBe(`${link}.damaged`)
    expect(lstatSync(`${link}.damaged`).isFile()).toBe(true)
    expect(new SettingsStore(file).settings).toEqual({ ...defaultAppSettings(), threads: 8 })
    expect(readdirSync(elsewhere)).toEqual(['file'])
  })

  it.each<[what: string, to: string]>([
    ['a folder that is not there', 'disk-that-is-not-mounted/settings.json'],
    ['itself', 'circle.json'],
    ['itself through a folder that is not there', 'nosuch/../circle.json'],
  ])('stays one if it leads to %s', (_, to) => {
    using folder = temporaryFolder()
    const link = `${folder.path}/circle.json`
    symlinkSync(to, link)
    const store = new SettingsStore(link)
    // The file may name an address to listen on.
    expect([store.hostLostIn, store.settings.host]).toEqual([link, '127.0.0.1'])
    expect(store.update({ threads: 8 }).threads).toBe(8)
    expect(readlinkSync(link)).toBe(to)
    expect(readdirSync(folder.path)).toEqual(['circle.json'])
  })
})

describe.skipIf(process.platform === 'win32')('in place of the file', () => {
  it('a pipe, which nobody may ever write to, is not waited for', () => {
    const path = file()
    execFileSync('mkfifo', [path])
    expect(new SettingsStore(path).hostLostIn).toBe(path)
  })

  it('a device that has no end is not read', () => {
    const path = file()
    symlinkSync('/dev/zero', path)
    expect(new SettingsStore(path).hostLostIn).toBe(path)
  })

  it('nothing is written through a link that lies where the new one is made', () => {
    const path = file()
    const victim = file('untouched')
    symlinkSync(victim, `${path}.new`)
    new SettingsStore(path).update({ threads: 8 })
    expect(readFileSync(victim, 'utf8')).toBe('untouched')
    expect(lstatSync(path).isFile()).toBe(true)
  })
})

describe('whatever the file holds', () => {
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom(...Object.values(soundSettings)))
  const fields = Object.fromEntries(Object.keys(soundSettings).map((name) => [name, value]))
  const held = fc.oneof(fc.jsonValue(), fc.record(fields, { requiredKeys: [] }))

  it('sound settings result, which listen on all addresses only if the file names none', () => {
    fc.assert(
      fc.property(held, (value) => {
        using folder = temporaryFolder()
        const path = `${folder.path}/settings.json`
        const text = JSON.stringify(value)
        writeFileSync(path, text)
        const { settings, setAside } = new SettingsStore(path)
        expect(mendSettings(settings)).toEqual({ settings, isSound: true, hostLost: false })
        expect(settings.host === undefined).toBe(isObject(value) && !('host' in value))
        expect(setAside === undefined || readFileSync(setAside, 'utf8') === text).toBe(true)
        const next = new SettingsStore(path)
        expect(next.settings).toEqual(settings)
        expect(next.setAside).toBeUndefined()
      }),
    )
  })
})

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
