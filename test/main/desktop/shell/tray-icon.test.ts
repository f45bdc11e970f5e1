import type { MenuItemConstructorOptions } from 'electron'
import * as v from 'valibot'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { TrayIcon, type TrayActions } from '../../../../src/main/desktop/shell/tray-icon.ts'
import type { TrayPresence } from '../../../../src/main/desktop/system/tray-host.ts'
import { Preferences } from '../../../../src/shared/app/app-settings.ts'
import type { AppState, SharingState } from '../../../../src/shared/app/app-state.ts'
import { loadTranslator } from '../../../../src/shared/messages/translate.ts'

const tray = vi.hoisted(() => ({
  image: '',
  toolTip: '',
  menu: [] as unknown[],
  menus: 0,
  made: 0,
  destroyed: 0,
  presence: 'shown',
}))
vi.mock('../../../../src/main/desktop/system/tray-host.ts', () => ({
  trayPresence: () => Promise.resolve(tray.presence),
}))
vi.mock('electron', () => ({
  Menu: { buildFromTemplate: (template: unknown[]) => template },
  nativeImage: { createFromPath: (path: string) => path.split('/').at(-1)!.split('.')[0] },
  Tray: class {
    constructor() {
      tray.made++
    }
    #isDestroyed = false
    isDestroyed = () => this.#isDestroyed
    destroy = () => {
      this.#isDestroyed = true
      tray.destroyed++
    }
    on = () => undefined
    setImage = (image: string) => (tray.image = image)
    setToolTip = (text: string) => (tray.toolTip = text)
    setContextMenu = (menu: unknown[]) => Object.assign(tray, { menu, menus: tray.menus + 1 })
  },
}))

const actions: TrayActions = {
  showWindow: vi.fn(),
  start: vi.fn(),
  stop: vi.fn(),
  copy: vi.fn(),
  useFolder: vi.fn(),
  setLaunchAtLogin: vi.fn(),
  quit: vi.fn(),
}
const folder = { path: '/share', name: 'share', survey: undefined, problem: undefined, warning: undefined }
const sharing: SharingState = {
  kind: 'sharing',
  port: 80,
  portTaken: undefined,
  threads: 2,
  sinceMs: 0,
  folderGoneMs: undefined,
}

const english = await loadTranslator('en')

type Changes = Partial<
  Pick<AppState, 'sharing' | 'folder' | 'recentFolders' | 'links' | 'preferences' | 'canLaunchAtLogin'>
>

function show(changes: Changes, icon = new TrayIcon('/resources', actions)): void {
  const preferences = v.parse(Preferences, {})
  const rest = { sharing: { kind: 'stopped' }, folder, recentFolders: [], links: [], preferences } as const
  icon.update({ ...rest, canLaunchAtLogin: true, ...changes } as AppState, english)
}

type Item = { id?: string; label?: string; enabled?: boolean; submenu?: Item[]; click: () => void }
const item = (id: string) => (tray.menu as Item[]).find((each) => each.id === id)
const ids = () => (tray.menu as MenuItemConstructorOptions[]).flatMap(({ id }) => id ?? [])

beforeEach(() => {
  vi.clearAllMocks()
  Object.assign(tray, { made: 0, destroyed: 0, menus: 0, presence: 'shown' })
})

describe('the tray', () => {
  it.each([
    ['stopped', { kind: 'stopped' }, 'tray-off', 'start'],
    ['starting', { kind: 'starting' }, 'tray-off', 'stop'],
    ['sharing', sharing, 'tray-on', 'stop'],
    ['stopping', { kind: 'stopping', waitsForDownloads: false }, 'tray-off', 'start'],
    [
      'failed',
      { kind: 'failed', reason: 'crashed', detail: '', port: 80, freePort: undefined },
      'tray-error',
      'start',
    ],
  ] as const)(
    'The tray icon shows that the share is %s, and its menu offers what can be done',
    (_state, state, image, id) => {
      show({ sharing: state })
      expect(tray.image).toMatch(new RegExp(`^${image}`))
      expect(ids()).toEqual([id, 'recent', 'show', 'login', 'quit'])
    },
  )

  it('The tray menu can’t start the share without a folder, nor while it stops', () => {
    show({ folder: undefined })
    expect(item('start')!.enabled).toBe(false)
    show({ sharing: { kind: 'stopping', waitsForDownloads: false } })
    expect(item('start')!.enabled).toBe(false)
    show({})
    expect(item('start')!.enabled).toBe(true)
  })

  it('The tray menu copies the first link', () => {
    const link = { url: 'http://10.0.0.7:8080/', kind: 'wifi', adapter: 'wlan0', isDefault: true } as const
    show({ sharing, links: [link] })
    item('copy')!.click()
    expect(actions.copy).toHaveBeenCalledWith(link.url)
  })

  it.each([false, true])(
    'The tray menu shows whether the app starts at log-in (%s), and switches it',
    (launchAtLogin) => {
      show({ preferences: { ...v.parse(Preferences, {}), launchAtLogin } })
      expect(item('login')).toMatchObject({ checked: launchAtLogin })
      item('login')!.click()
      expect(actions.setLaunchAtLogin).toHaveBeenCalledWith(!launchAtLogin)
    },
  )

  it('The tray menu has no start at log-in where the system can’t do it', () => {
    show({ canLaunchAtLogin: false })
    expect(item('login')).toBeUndefined()
  })

  it('The tray menu is not rebuilt, which would close it while it is open, for what it does not show', () => {
    const icon = new TrayIcon('/resources', actions)
    show({}, icon)
    const { menus } = tray
    show({ folder: { ...folder, survey: { files: 1, bytes: 1, complete: false } } }, icon)
    expect(tray.menus).toBe(menus)
    show({ sharing }, icon)
    expect(tray.menus).toBe(menus + 1)
  })

  it('The tray menu shows names of recent folders as they are, without shortcuts or reversed text', () => {
    show({ recentFolders: ['/Cats & Dogs', '/a\u202egpj.exe'].map((path) => ({ path, isMissing: false })) })
    const recent = item('recent')!.submenu!
    expect(recent.map(({ label }) => label)).toEqual(['/Cats && Dogs', '/a\\u{202e}gpj.exe'])
    recent[0]!.click()
    expect(actions.useFolder).toHaveBeenCalledWith('/Cats & Dogs')
  })

  it.each<[TrayPresence, isShown: boolean, made: number]>([
    ['shown', true, 1],
    ['no-host', false, 1],
    ['missing', false, 2],
  ])(
    'A tray icon in the state “%s” counts as shown (%s), and is created again only if it is missing',
    async (presence, isShown, made) => {
      const icon = new TrayIcon('/resources', actions)
      show({ sharing }, icon)
      tray.presence = presence
      expect(await icon.isShown()).toBe(isShown)
      expect(tray).toMatchObject({ made, destroyed: made - 1, menus: made })
      expect(tray.image).toMatch(/^tray-on/)
      expect(ids()).toContain('stop')
    },
  )

  it('A tray icon that was closed during the check is not created again', async () => {
    const icon = new TrayIcon('/resources', actions)
    tray.presence = 'missing'
    const asked = icon.isShown()
    icon.close()
    expect(await asked).toBe(false)
    expect(tray).toMatchObject({ made: 1, destroyed: 1 })
  })
})
