import { describe, expect, it } from 'vitest'
import { mendSettings } from '../../../../src/main/desktop/settings/stored-settings.ts'
import { defaultAppSettings, type AppSettings } from '../../../../src/shared/app/app-settings.ts'
import { soundSettings } from './valid-settings.ts'

const longestPath = `/${'a'.repeat(32_766)}`

/** A table of single values, arrays among them. */
const rows = (...values: unknown[]) => values.map((value) => [value])

describe('settings as a whole', () => {
  it('that are sound are taken as they are', () => {
    expect(mendSettings(soundSettings)).toEqual({ settings: soundSettings, isSound: true, hostLost: false })
  })

  it('that say nothing are the defaults', () => {
    expect(mendSettings({})).toEqual({ settings: defaultAppSettings(), isSound: true, hostLost: false })
  })

  it('of a newer version keep what is known of them', () => {
    const settings = { ...defaultAppSettings(), port: 9000 }
    expect(mendSettings({ port: 9000, colour: 'red' })).toEqual({ settings, isSound: true, hostLost: false })
  })

  it.each(rows(undefined, null, [], [soundSettings], 'settings', 8080, true))(
    'that are none are the defaults, by which nothing is shared unasked, on this computer alone: %j',
    (value) => {
      const { settings, isSound } = mendSettings(value)
      expect(settings).toEqual({ ...defaultAppSettings(), host: '127.0.0.1' })
      expect(settings).toMatchObject({ shareOnLaunch: false, launchAtLogin: false, recentFolders: [] })
      expect(settings.folder).toBeUndefined()
      expect(isSound).toBe(false)
    },
  )
})

describe('a bad field', () => {
  it.each<[name: keyof AppSettings, bad: unknown]>([
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
    ['language', 'fr'],
    ['shareOnLaunch', 'true'],
    ['launchAtLogin', 1],
    ['keepInTray', {}],
    ['notifyDelivered', 'no'],
    ['accessLog', 'access.log'],
    ['checkForUpdates', 'weekly'],
    ['trayTold', 0],
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
    ['window', { ...soundSettings.window, x: 0.5 }],
    ['window', { ...soundSettings.window, y: null }],
    ['window', { ...soundSettings.window, width: 1_000_001 }],
    ['window', { ...soundSettings.window, height: -1_000_001 }],
    ['window', { ...soundSettings.window, width: Infinity }],
    ['window', { ...soundSettings.window, maximized: 'yes' }],
  ])('has its default, and all others stay: %s %j', (name, bad) => {
    const settings = { ...soundSettings, [name]: defaultAppSettings()[name] }
    expect(mendSettings({ ...soundSettings, [name]: bad })).toEqual({
      settings,
      isSound: false,
      hostLost: false,
    })
  })
})

describe('recent folders', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `/srv/${index}`)

  it('lose the bad ones alone', () => {
    const recentFolders = ['photos', '/srv/photos', 1, '', null, ['/srv'], `${longestPath}a`, longestPath]
    expect(mendSettings({ ...soundSettings, recentFolders })).toEqual({
      settings: { ...soundSettings, recentFolders: ['/srv/photos', longestPath] },
      isSound: false,
      hostLost: false,
    })
  })

  it('beyond the eight latest are left out, which is no damage', () => {
    const settings = { ...defaultAppSettings(), recentFolders: many(8) }
    expect(mendSettings({ recentFolders: many(9) })).toEqual({ settings, isSound: true, hostLost: false })
    expect(mendSettings({ recentFolders: ['photos', ...many(9)] })).toEqual({
      settings,
      isSound: false,
      hostLost: false,
    })
  })
})

describe('the address to listen on', () => {
  it.each([
    ...['127.0.0.1', '192.0.2.7', '0.0.0.0', '::1', '::', 'fe80::1%eth0', '::ffff:192.0.2.7'],
    ...['localhost', 'MyPC.lan', '3d-printer', 'my_pc', 'xn--bcher-kva.example'],
  ])('is one or a name for one: %s', (host) => {
    const settings = { ...soundSettings, host }
    expect(mendSettings(settings)).toEqual({ settings, isSound: true, hostLost: false })
  })

  it.each(
    rows(
      ...[null, 1, true, [], {}, ['127.0.0.1']],
      ...[
        '',
        ' ',
        '127.0.0.1 ',
        '127.0.0.1:8080',
        '[::1]',
        'http://localhost',
        'a b',
        'a..b',
        '.lan',
        '*',
        'a\0',
      ],
      // To resolvers these are addresses, and the first two mean all interfaces.
      ...['0', '0x0', '0X', '127.1', '2130706433', '256.0.0.1', '192.0.2.07', 'a.0'],
      ...[`${'a'.repeat(64)}.lan`, `${'a.'.repeat(127)}a`],
    ),
  )('that is of no use becomes that of this computer, never all: %j', (host) => {
    const settings = { ...soundSettings, host: '127.0.0.1' }
    expect(mendSettings({ ...soundSettings, host })).toEqual({ settings, isSound: false, hostLost: true })
  })

  it.each<[what: string, others: object]>([
    ['another setting is bad', { port: 70_000 }],
    [
      'all others are',
      { port: '', threads: 0, folder: 1, recentFolders: 1, window: 1, hidden: 1, language: 1 },
    ],
  ])('stays what it is if %s', (_, others) => {
    expect(mendSettings({ host: '192.0.2.7', ...others }).settings.host).toBe('192.0.2.7')
  })
})
