import type { MenuItemConstructorOptions } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { TrayIcon } from '../../../../src/main/desktop/shell/tray-icon.ts'
import type { TrayActions } from '../../../../src/main/desktop/shell/tray-menu.ts'
import type { TrayPresence } from '../../../../src/main/desktop/system/tray-host.ts'
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
  extend: vi.fn(),
  openLink: vi.fn(),
  copyLink: vi.fn(),
  chooseFolder: vi.fn(),
  useFolder: vi.fn(),
  quit: vi.fn(),
}
const folder = {
  path: '/share',
  name: 'share',
  survey: undefined,
  problem: undefined,
  warning: undefined,
  items: undefined,
  place: '~',
}
const sharing: SharingState = {
  kind: 'sharing',
  port: 80,
  portTaken: undefined,
  threads: 2,
  sinceMs: 0,
  folderGoneMs: undefined,
}

const english = await loadTranslator('en')

type Changes = Partial<Pick<AppState, 'end' | 'sharing' | 'folder' | 'recentFolders' | 'links'>> & {
  readonly downloads?: number
}

function show({ downloads = 0, ...changes }: Changes, icon = new TrayIcon('/resources', actions)): void {
  const end = { choice: { kind: 'never' }, ends: undefined, over: undefined } as const
  const rest = {
    sharing: { kind: 'stopped' },
    end,
    locale: 'en-GB',
    folder,
    recentFolders: [],
    links: [],
  } as const
  icon.update({ ...rest, ...changes } as AppState, downloads, english)
}

type Item = {
  id?: string
  label?: string
  toolTip?: string
  enabled?: boolean
  submenu?: Item[]
  click: () => void
}
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
      expect(ids()).toEqual(['title', id, 'choose', 'recent', 'show', 'quit'])
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

  it.each<[what: string, changes: Changes, title: string]>([
    ['a share', { sharing }, 'share'],
    ['a download', { sharing, downloads: 1 }, 'share — 1 download'],
    ['downloads', { sharing, downloads: 2 }, 'share — 2 downloads'],
    ['a folder that is gone', { sharing: { ...sharing, folderGoneMs: 1 } }, 'Waiting for the folder'],
    ['a start', { sharing: { kind: 'starting' } }, 'Starting…'],
    ['a stop', { sharing: { kind: 'stopping', waitsForDownloads: false }, downloads: 1 }, 'Stopping…'],
    ['nothing', {}, 'Not sharing'],
  ])('The tray names %s in its menu and its tool tip', (_what, changes, title) => {
    show(changes)
    expect(item('title')).toMatchObject({ label: title, enabled: false })
    expect(tray.toolTip).toBe(`Spool: ${title}`)
  })

  const noEnds = { atMs: undefined, deliveriesLeft: undefined, idleMs: undefined }
  it.each([
    ['at a time', { atMs: new Date(2026, 4, 14, 18).getTime() }, 'Ends at 18:00', true],
    ['after downloads', { deliveriesLeft: 2 }, 'Ends after 2 more downloads', false],
    ['without visits', { idleMs: 3_600_000 }, 'Ends when nobody has come for 1 hour', false],
  ])('Of a share that ends %s the tray says so, and one with a time can be extended', (...row) => {
    const [, ends, title, canBeExtended] = row
    show({ sharing, end: { choice: { kind: 'idle' }, ends: { ...noEnds, ...ends }, over: undefined } })
    expect(item('ends')).toMatchObject({ label: title, enabled: false })
    expect(tray.toolTip).toBe(`Spool: share · ${title}`)
    item('extend')?.click()
    expect(actions.extend).toHaveBeenCalledTimes(canBeExtended ? 1 : 0)
  })

  it('The tray menu opens and copies the link while there is one', () => {
    const link = { url: 'http://10.0.0.7:8080/', kind: 'wifi', adapter: 'wlan0', isDefault: true } as const
    show({ sharing, links: [link] })
    item('open')!.click()
    expect(actions.openLink).toHaveBeenCalledOnce()
    item('copy')!.click()
    expect(actions.copyLink).toHaveBeenCalledOnce()
    show({ sharing })
    expect([item('open'), item('copy')]).toEqual([undefined, undefined])
  })

  it('The tray menu has another folder chosen', () => {
    show({})
    item('choose')!.click()
    expect(actions.chooseFolder).toHaveBeenCalledOnce()
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

  it('The tray menu shows names as they are, without shortcuts or reversed text', () => {
    const recentFolders = ['/Cats & Dogs', '/a\u202egpj.exe'].map((path) => ({ path, isMissing: false }))
    show({ sharing, recentFolders, folder: { ...folder, name: 'Cats & Dogs' } })
    const recent = item('recent')!.submenu!
    expect(recent.map(({ label }) => label)).toEqual(['Cats && Dogs', 'a\\u{202e}gpj.exe'])
    expect([item('title')!.label, tray.toolTip]).toEqual(['Cats && Dogs', 'Spool: Cats & Dogs'])
    recent[0]!.click()
    expect(actions.useFolder).toHaveBeenCalledWith('/Cats & Dogs')
  })

  it('The tray menu shows of recent folders what distinguishes them, and the path as a tool tip', () => {
    const paths = [
      '/home/a/Scans',
      '/',
      '/home/a/Photos',
      '/mnt/b/Photos',
      '/mnt/x/c/Day 1',
      '/mnt/y/c/Day 1',
    ]
    show({ recentFolders: paths.map((path) => ({ path, isMissing: false })) })
    const recent = item('recent')!.submenu!
    expect(recent.map(({ label }) => label)).toEqual([
      'Scans',
      '/',
      'Photos — a',
      'Photos — b',
      '/mnt/x/c/Day 1',
      '/mnt/y/c/Day 1',
    ])
    expect(recent.map(({ toolTip }) => toolTip)).toEqual(paths)
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
