import type { MenuItemConstructorOptions } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { AppMenu, type MenuActions } from '../../../../src/main/desktop/shell/app-menu.ts'
import type { AppState, SharingState } from '../../../../src/shared/app/app-state.ts'
import { languages } from '../../../../src/shared/messages/languages.ts'
import { loadTranslator } from '../../../../src/shared/messages/translate.ts'

const menu = vi.hoisted(() => ({ set: vi.fn<(template: MenuItemConstructorOptions[]) => void>() }))
vi.mock('electron', () => ({
  Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: menu.set },
}))

const actions = {
  chooseFolder: vi.fn(),
  toggleSharing: vi.fn(),
  showSettings: vi.fn(),
  find: vi.fn(),
  openLogFolder: vi.fn(),
  checkForUpdates: vi.fn(),
  linkTerminal: undefined,
} satisfies MenuActions

const sharing: SharingState = {
  kind: 'sharing',
  port: 80,
  portTaken: undefined,
  threads: 2,
  sinceMs: 0,
  folderGoneMs: undefined,
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

const english = await loadTranslator('en')

type Changes = Partial<Pick<AppState, 'platform' | 'sharing' | 'folder' | 'updatesItself'>>

function show(changes: Changes = {}, shown = new AppMenu(actions), translate = english): void {
  const state = { platform: 'linux', sharing: { kind: 'stopped' }, folder, updatesItself: false, ...changes }
  shown.update(state as AppState, translate)
}

function items(): MenuItemConstructorOptions[] {
  const template = menu.set.mock.lastCall![0]
  return template.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
}
function allItems(template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? allItems(item.submenu) : [])])
}
const labelled = (label: string) => items().find((item) => item.label === label)

beforeEach(() => void vi.clearAllMocks())

describe('the menu', () => {
  it.each([
    ['stopped', { kind: 'stopped' }, 'Start sharing', true],
    ['starting', { kind: 'starting' }, 'Stop sharing', true],
    ['sharing', sharing, 'Stop sharing', true],
    ['stopping', { kind: 'stopping', waitsForDownloads: false }, 'Start sharing', false],
  ] as const)('The menu offers what can be done while the share is %s', (_state, state, label, enabled) => {
    show({ sharing: state })
    expect(labelled(label)).toMatchObject({ enabled, accelerator: 'CmdOrCtrl+Enter' })
  })

  it('The menu can start nothing without a folder', () => {
    show({ folder: undefined })
    expect(labelled('Start sharing')).toMatchObject({ enabled: false })
  })

  it.each(['linux', 'darwin'])(
    'The Edit menu on %s finds, with the shortcut that it has everywhere',
    (platform) => {
      show({ platform })
      expect(labelled('Find…')).toMatchObject({ accelerator: 'CmdOrCtrl+F' })
      ;(labelled('Find…')!.click as () => void)()
      expect(actions.find).toHaveBeenCalledOnce()
    },
  )

  it('The menu offers a check for updates only where Spool updates itself', () => {
    show()
    expect(labelled('Check for updates…')).toBeUndefined()
    show({ updatesItself: true })
    expect(labelled('Check for updates…')).toBeDefined()
  })

  it('The menu on macOS has an app menu, with what other menus have elsewhere, and the terminal command', () => {
    show({ platform: 'darwin', updatesItself: true }, new AppMenu({ ...actions, linkTerminal: vi.fn() }))
    const [first] = menu.set.mock.lastCall![0]
    expect(first).toMatchObject({ role: 'appMenu' })
    const labels = (first!.submenu as MenuItemConstructorOptions[]).map(({ label }) => label)
    expect(labels).toEqual(
      expect.arrayContaining(['Check for updates…', 'Install “spool” command…', 'Settings…', 'Quit Spool']),
    )
    expect(items().filter(({ label }) => label === 'Settings…')).toHaveLength(1)
    expect(items().filter(({ role }) => role === 'quit')).toHaveLength(1)
  })

  describe.each(languages)('the menu in %s', (language) => {
    it.each(['darwin', 'win32', 'linux'] as const)(
      `The menu on %s in ${language} leaves no label to Electron, whose labels are English`,
      async (platform) => {
        show({ platform }, new AppMenu(actions), await loadTranslator(language))
        const isUnlabelled = ({ label, role, submenu }: MenuItemConstructorOptions): boolean =>
          role === 'appMenu'
            ? false
            : label === undefined || (role?.endsWith('Menu') === true && submenu === undefined)
        const all = allItems(menu.set.mock.lastCall![0]).filter(({ type }) => type !== 'separator')
        expect(all.length).toBeGreaterThan(20)
        expect(all.filter(isUnlabelled)).toEqual([])
      },
    )
  })

  it('The menu has its labels in the chosen language', async () => {
    show({}, new AppMenu(actions), await loadTranslator('de'))
    expect(items().find(({ role }) => role === 'copy')).toMatchObject({ label: 'Kopieren' })
    expect(items().find(({ role }) => role === 'minimize')).toMatchObject({ label: 'Minimieren' })
  })

  it('The menu is not rebuilt, which would close it while it is open, for what it does not show', () => {
    const shown = new AppMenu(actions)
    show({ sharing }, shown)
    show({ sharing: { ...sharing, threads: 3 }, folder: { ...folder, name: 'other' } }, shown)
    expect(menu.set).toHaveBeenCalledOnce()
    show({}, shown)
    expect(menu.set).toHaveBeenCalledTimes(2)
  })
})
