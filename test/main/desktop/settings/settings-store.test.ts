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
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SettingsStore } from '../../../../src/main/desktop/settings/settings-store.ts'
import { repairSettings } from '../../../../src/main/desktop/settings/stored-settings.ts'
import { defaultAppSettings, type AppSettings } from '../../../../src/shared/app/app-settings.ts'
import { temporaryFolder } from '../../../support/serve.ts'
import { validSettings } from './valid-settings.ts'

let folder: ReturnType<typeof temporaryFolder>
let path: string

beforeEach(() => {
  folder = temporaryFolder()
  path = `${folder.path}/settings.json`
})
afterEach(() => folder[Symbol.dispose]())

/** A store whose file holds `text`. */
function storeOf(text: string | Buffer): SettingsStore {
  writeFileSync(path, text)
  return new SettingsStore(path)
}
const contents = () => readFileSync(path, 'utf8')
const ownHost = { host: '127.0.0.1' }
/** What stands for a file that may have said anything. */
const nothingKnown = { ...ownHost, access: 'ask' } as const

describe('the settings store', () => {
  it('A missing settings file stands for the defaults, and reading it writes nothing', () => {
    const { settings, setAside, hostLostIn } = new SettingsStore(path)
    expect({ settings, setAside, hostLostIn }).toMatchObject({ settings: defaultAppSettings() })
    expect([setAside, hostLostIn, existsSync(path)]).toEqual([undefined, undefined, false])
  })

  it('Settings are remembered from one run to the next', () => {
    const change = { port: 9000, folder: '/srv/photos', recentFolders: ['/srv/photos'] }
    new SettingsStore(path).update(change)
    expect(new SettingsStore(path).settings).toEqual({ ...defaultAppSettings(), ...change })
  })

  it('A setting that is set to undefined returns to its default', () => {
    const store = new SettingsStore(path)
    store.update({ threads: 8, port: 9000 })
    store.update({ threads: undefined, port: undefined })
    expect(store.settings).toEqual(defaultAppSettings())
  })

  it('A valid settings file is used as it is and left alone', () => {
    const store = storeOf(JSON.stringify(validSettings))
    expect([store.settings, store.setAside]).toEqual([validSettings, undefined])
    expect(contents()).toBe(JSON.stringify(validSettings))
  })

  it('A settings file may begin with a byte order mark', () => {
    const { settings, setAside } = storeOf('\ufeff{"port": 9000}')
    expect([settings.port, setAside]).toEqual([9000, undefined])
  })

  it.each<[what: string, change: Partial<AppSettings>]>([
    ['a port out of bounds', { port: -1 }],
    ['a folder that depends on where the app is started', { folder: 'photos' }],
    ['an empty address', { host: '' }],
  ])('A change of the settings to %s is refused, and the old settings hold', (_, change) => {
    const store = storeOf(JSON.stringify(validSettings))
    expect(() => store.update(change)).toThrow()
    expect([store.settings, new SettingsStore(path).settings]).toEqual([validSettings, validSettings])
  })

  it('Settings that can’t be written hold for this run', () => {
    writeFileSync(path, '')
    const store = new SettingsStore(`${path}/settings.json`)
    store.update({ port: 9000 })
    expect(store.settings.port).toBe(9000)
  })

  it('The folder of the settings file is created', () => {
    path = `${folder.path}/new/folder/settings.json`
    new SettingsStore(path).update({ port: 9000 })
    expect(new SettingsStore(path).settings.port).toBe(9000)
  })
})

describe('a damaged settings file', () => {
  it.each<[what: string, text: string, kept: Partial<AppSettings>]>([
    ['an empty file', '', nothingKnown],
    ['JSON that is cut off', '{"folder": "/srv", "shareOnLaunch": true, "port": 80', nothingKnown],
    ['JSON that is cut off after an address', '{"host": "192.168.1.7", "port": 80', nothingKnown],
    ['JSON without quotes', '{host: "127.0.0.1"}', nothingKnown],
    ['JSON in UTF-16', Buffer.from('{"host": "127.0.0.1"}', 'utf16le').toString(), nothingKnown],
    ['an array', '[{"host": "127.0.0.1"}]', nothingKnown],
    ['a bad port', '{"port": 70000, "host": "192.0.2.7"}', { host: '192.0.2.7' }],
    ['a bad choice of guests', '{"port": 9000, "access": "friends"}', { port: 9000, access: 'ask' }],
    ['a bad address', '{"port": 9000, "host": ""}', { port: 9000, ...ownHost }],
  ])(
    'A damaged settings file costs only the damage, never widens the share, and is copied: %s',
    (_, text, kept) => {
      const store = storeOf(text)
      expect(store.settings).toEqual({ ...defaultAppSettings(), ...kept })
      expect(store.setAside).toBe(`${path}.damaged`)
      expect(store.hostLostIn).toBe(kept.host === ownHost.host ? path : undefined)
      expect(readFileSync(store.setAside!, 'utf8')).toBe(text)
      const next = new SettingsStore(path)
      expect([next.settings, next.setAside]).toEqual([store.settings, undefined])
    },
  )

  it('Bytes in the settings file that are not UTF-8 cost only the field they are in', () => {
    const store = storeOf(Buffer.from('{"port": 9000, "host": "192.0.2.7\xff"}', 'latin1'))
    expect(store.settings).toEqual({ ...defaultAppSettings(), port: 9000, ...ownHost })
    expect(readFileSync(store.setAside!, 'latin1')).toContain('192.0.2.7\xff')
  })

  it('The copy of a damaged settings file replaces an earlier one', () => {
    storeOf('damage 1')
    const { setAside } = storeOf('damage 2')
    expect(readFileSync(setAside!, 'utf8')).toBe('damage 2')
    expect(readdirSync(folder.path).toSorted()).toEqual(['settings.json', 'settings.json.damaged'])
  })

  it('A damaged settings file that can’t be copied is not replaced', () => {
    // No file system takes a name of more than 255 bytes.
    path = `${folder.path}/${'a'.repeat(251)}`
    const text = '{"port": 70000, "threads": 3}'
    const store = storeOf(text)
    expect(store.setAside).toBeUndefined()
    expect(store.update({ hidden: true })).toEqual({ ...defaultAppSettings(), threads: 3, hidden: true })
    expect(contents()).toBe(text)
  })
})

describe('a settings file that can’t be read', () => {
  it('A folder in place of the settings file stands for the defaults on this computer, and what replaces it is kept', () => {
    mkdirSync(path)
    const store = new SettingsStore(path)
    expect(store.settings).toEqual({ ...defaultAppSettings(), ...nothingKnown })
    expect([store.setAside, store.hostLostIn]).toEqual([undefined, path])
    rmdirSync(path)
    writeFileSync(path, '{"host": "192.0.2.7"}')
    expect(store.update({ port: 9000 }).port).toBe(9000)
    expect(contents()).toBe('{"host": "192.0.2.7"}')
    expect(readdirSync(folder.path)).toEqual(['settings.json'])
  })

  it.skipIf(process.platform === 'win32').each([
    ['A pipe', () => execFileSync('mkfifo', [path])],
    ['A link to an endless device', () => symlinkSync('/dev/zero', path)],
    ['A link to an unmounted drive', () => symlinkSync('not-mounted/settings.json', path)],
    ['A link to itself', () => symlinkSync('settings.json', path)],
  ])('%s in place of the settings file is neither read nor replaced, and its address is lost', (_, make) => {
    make()
    const { ino } = lstatSync(path)
    const store = new SettingsStore(path)
    expect([store.hostLostIn, store.settings.host]).toEqual([path, '127.0.0.1'])
    expect(store.update({ threads: 8 }).threads).toBe(8)
    expect(lstatSync(path).ino).toBe(ino)
    expect(readdirSync(folder.path)).toEqual(['settings.json'])
  })
})

describe.skipIf(process.platform === 'win32')('the settings file on disk', () => {
  const modeOf = (path: string) => statSync(path).mode & 0o777

  it('A new settings file can be read by its owner alone', () => {
    new SettingsStore(path).update({ port: 9000 })
    expect(modeOf(path)).toBe(0o600)
  })

  it.each([0o600, 0o640, 0o644, 0o666])(
    'Mode %i of an existing settings file stays through changes',
    (mode) => {
      writeFileSync(path, '{}')
      chmodSync(path, mode)
      new SettingsStore(path).update({ port: 9000 })
      expect(new SettingsStore(path).settings.port).toBe(9000)
      expect(modeOf(path)).toBe(mode)
    },
  )

  it('The copy of a damaged settings file has its mode, and so has the file written in its place', () => {
    writeFileSync(path, 'damage', { mode: 0o600 })
    const { setAside } = new SettingsStore(path)
    expect([modeOf(path), modeOf(setAside!)]).toEqual([0o600, 0o600])
  })

  it('A link in place of the settings file stays, and the file that it leads to gets the settings', () => {
    mkdirSync(`${folder.path}/dotfiles`)
    symlinkSync('dotfiles/settings', path)
    storeOf('{"port": 9000}').update({ threads: 8 })
    expect(readlinkSync(path)).toBe('dotfiles/settings')
    const { settings } = new SettingsStore(`${folder.path}/dotfiles/settings`)
    expect(settings).toEqual({ ...defaultAppSettings(), port: 9000, threads: 8 })
    expect(readdirSync(`${folder.path}/dotfiles`)).toEqual(['settings'])
  })

  it('A damaged settings file behind a link is repaired there, and its copy is kept beside the link', () => {
    const file = `${folder.path}/file`
    symlinkSync('file', path)
    expect(storeOf('{"port": 70000, "threads": 8}').setAside).toBe(`${path}.damaged`)
    expect(lstatSync(`${path}.damaged`).isFile()).toBe(true)
    expect(new SettingsStore(file).settings).toEqual({ ...defaultAppSettings(), threads: 8 })
  })

  it.each(['new', 'damaged'])(
    'No settings are written through a link that takes the name ending in .%s',
    (name) => {
      const victim = `${folder.path}/victim`
      writeFileSync(victim, 'untouched')
      symlinkSync(victim, `${path}.${name}`)
      storeOf('damage').update({ threads: 8 })
      expect(readFileSync(victim, 'utf8')).toBe('untouched')
      expect(lstatSync(path).isFile()).toBe(true)
    },
  )
})

it('Any settings file gives valid settings, which listen on all addresses only if it names none', () => {
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom(...Object.values(validSettings)))
  const fields = Object.fromEntries(Object.keys(validSettings).map((name) => [name, value]))
  const held = fc.oneof(fc.jsonValue(), fc.record(fields, { requiredKeys: [] }))
  fc.assert(
    fc.property(held, (value) => {
      const text = JSON.stringify(value)
      const { settings, setAside } = storeOf(text)
      expect(repairSettings(settings)).toEqual({ settings, isValid: true, hostLost: false })
      expect(settings.host === undefined).toBe(isObject(value) && !('host' in value))
      expect(setAside === undefined || readFileSync(setAside, 'utf8') === text).toBe(true)
      const next = new SettingsStore(path)
      expect([next.settings, next.setAside]).toEqual([settings, undefined])
    }),
  )
})

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
