import { expect, it } from 'vitest'
import { repairSettings } from '../../../../src/main/desktop/settings/stored-settings.ts'
import { defaultAppSettings, type AppSettings } from '../../../../src/shared/app/app-settings.ts'
import { validSettings } from './valid-settings.ts'

const longestPath = `/${'a'.repeat(32_766)}`
const many = (count: number) => Array.from({ length: count }, (_, index) => `/srv/${index}`)
/** A table of single values, arrays among them. */
const rows = (...values: unknown[]) => values.map((value) => [value])

it.each<[what: string, value: object, settings: AppSettings]>([
  ['Valid settings don’t', validSettings, validSettings],
  ['An empty object doesn’t', {}, defaultAppSettings()],
  [
    'A field of a newer version doesn’t',
    { port: 9000, colour: 'red' },
    { ...defaultAppSettings(), port: 9000 },
  ],
  [
    'A ninth recent folder doesn’t',
    { recentFolders: many(9) },
    { ...defaultAppSettings(), recentFolders: many(8) },
  ],
])('%s count as damaged settings', (_, value, settings) => {
  expect(repairSettings(value)).toEqual({ settings, isValid: true, hostLost: false })
})

it.each(rows(undefined, null, [], [validSettings], 'settings', 8080, true))(
  'Settings without fields (%j) become the defaults, which share nothing, on this computer alone',
  (value) => {
    const settings = { ...defaultAppSettings(), host: '127.0.0.1', access: 'ask' }
    expect(repairSettings(value)).toEqual({ settings, isValid: false, hostLost: true })
    expect(settings).toMatchObject({ shareOnLaunch: false, launchAtLogin: false, recentFolders: [] })
    expect(settings.folder).toBeUndefined()
  },
)

const badSettings: [name: keyof AppSettings, bad: unknown][] = [
  ['port', 70_000],
  ['port', 80.5],
  ['port', '8080'],
  ['port', null],
  ['threads', 0],
  ['threads', 65],
  ['listing', 'off'],
  ['hidden', 1],
  ['index', null],
  ['cors', []],
  ['appearance', 'pink'],
  ['language', 'tlh'],
  ['shareOnLaunch', 'true'],
  ['launchAtLogin', 1],
  ['keepInTray', {}],
  ['notifyDelivered', 'no'],
  ['accessLog', 'access.log'],
  ['checkForUpdates', 'weekly'],
  ['guestNames', { client: '192.168.1.7' }],
  ['guestNames', [{ client: '', device: '', name: 'Anna' }]],
  ['guestNames', [{ client: '192.168.1.7', device: '', name: 1 }]],
  ['trayNoticeShown', 0],
  ['folder', ''],
  ['folder', 'photos'],
  ['folder', './photos'],
  ['folder', '~/photos'],
  ['folder', '/srv/\0photos'],
  ['folder', `${longestPath}a`],
  ['folder', ['/srv/photos']],
  ['recentFolders', '/srv/photos'],
  ['recentFolders', { 0: '/srv/photos' }],
  ['window', null],
  ['window', [0, 0, 800, 600]],
  ['window', { x: 0, y: 0, maximized: false }],
  ['window', { ...validSettings.window, x: 0.5 }],
  ['window', { ...validSettings.window, y: null }],
  ['window', { ...validSettings.window, width: 1_000_001 }],
  ['window', { ...validSettings.window, height: -1_000_001 }],
  ['window', { ...validSettings.window, width: Infinity }],
  ['window', { ...validSettings.window, maximized: 'yes' }],
]

it.each(
  // A value may be too long for a title.
  badSettings.map(([name, bad]) => [name, JSON.stringify(bad).slice(0, 60), bad] as const),
)('A bad setting gets its default, and all other fields stay: %s: %s', (name, _shown, bad) => {
  const settings = { ...validSettings, [name]: defaultAppSettings()[name] }
  const repaired = repairSettings({ ...validSettings, [name]: bad })
  expect(repaired).toEqual({ settings, isValid: false, hostLost: false })
})

it.each<[what: string, folders: unknown[], valid: string[]]>([
  [
    'only the bad ones are dropped',
    ['photos', '/srv/photos', 1, '', null, ['/srv'], `${longestPath}a`, longestPath],
    ['/srv/photos', longestPath],
  ],
  ['the eight latest of the good ones stay', ['photos', ...many(9)], many(8)],
])('Of damaged recent folders %s', (_, folders, recentFolders) => {
  const settings = { ...validSettings, recentFolders }
  const repaired = repairSettings({ ...validSettings, recentFolders: folders })
  expect(repaired).toEqual({ settings, isValid: false, hostLost: false })
})

it.each([
  ...['127.0.0.1', '192.0.2.7', '0.0.0.0', '::1', '::', 'fe80::1%eth0', '::ffff:192.0.2.7'],
  ...['localhost', 'MyPC.lan', '3d-printer', 'my_pc', 'xn--bcher-kva.example'],
])('An address to listen on may be an IP address or a name: %s', (host) => {
  const settings = { ...validSettings, host }
  expect(repairSettings(settings)).toEqual({ settings, isValid: true, hostLost: false })
})

it.each(
  rows(
    ...[null, 1, true, [], {}, ['127.0.0.1'], '', ' ', '127.0.0.1 ', '127.0.0.1:8080', '[::1]', 'a b'],
    ...['http://localhost', 'a..b', '.lan', '*', 'a\0', `${'a'.repeat(64)}.lan`, `${'a.'.repeat(127)}a`],
    // To resolvers these are addresses, and the first two mean all interfaces.
    ...['0', '0x0', '0X', '127.1', '2130706433', '256.0.0.1', '192.0.2.07', 'a.0'],
  ),
)('A bad address to listen on becomes that of this computer, never all: %j', (host) => {
  const settings = { ...validSettings, host: '127.0.0.1' }
  expect(repairSettings({ ...validSettings, host })).toEqual({ settings, isValid: false, hostLost: true })
})

it('A valid address to listen on stays when all other fields are bad', () => {
  const bad = { port: '', threads: 0, folder: 1, recentFolders: 1, window: 1, hidden: 1, language: 1 }
  expect(repairSettings({ host: '192.0.2.7', ...bad }).settings.host).toBe('192.0.2.7')
})
