import { EventEmitter } from 'node:events'
import type { BrowserWindow, ContextMenuParams, MenuItemConstructorOptions, PopupOptions } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { offerEditing, showContextMenu } from '../../../../src/main/desktop/window/context-menu.ts'
import { loadTranslator } from '../../../../src/shared/messages/translate.ts'

const shown = vi.hoisted(() => ({ template: [] as unknown[], options: {} }))
vi.mock('electron', () => ({
  Menu: {
    buildFromTemplate: (template: unknown[]) => ({
      popup: (options: unknown) => Object.assign(shown, { template, options }),
    }),
  },
}))

const contents = Object.assign(new EventEmitter(), { getZoomFactor: () => 1.5 })
const window = { webContents: contents } as unknown as BrowserWindow
const items = () => shown.template as (MenuItemConstructorOptions & { click: () => void })[]
const options = () => shown.options as Required<PopupOptions>

beforeEach(() => void Object.assign(shown, { template: [], options: {} }))

describe('a menu of the window', () => {
  const entries = [
    { id: 'copy', label: 'Copy' },
    { type: 'separator' },
    { id: 'dogs', label: 'Cats & Dogs', enabled: false, checked: true },
  ] as const

  it('A menu opens at its point of the page, whatever the zoom, with names as they are', () => {
    void showContextMenu(window, [...entries], { x: 11, y: 20.4 })
    expect(options()).toMatchObject({ window, x: 17, y: 31 })
    expect(items()).toMatchObject([
      { label: 'Copy', enabled: true },
      { type: 'separator' },
      { type: 'checkbox', label: 'Cats && Dogs', enabled: false, checked: true },
    ])
  })

  it('A menu answers with what was chosen, although the system closes it before it says so', async () => {
    const chosen = showContextMenu(window, [...entries], { x: 0, y: 0 })
    options().callback()
    items()[0]!.click()
    expect(await chosen).toBe('copy')
  })

  it('A menu that is closed without a choice answers with nothing', async () => {
    const chosen = showContextMenu(window, [...entries], { x: 0, y: 0 })
    options().callback()
    expect(await chosen).toBeUndefined()
  })

  it('No menu opens without items, or for a window that is off the screen', async () => {
    expect(await showContextMenu(window, [], { x: 0, y: 0 })).toBeUndefined()
    expect(await showContextMenu(undefined, [...entries], { x: 0, y: 0 })).toBeUndefined()
    expect(shown.template).toEqual([])
  })
})

describe('the menu of texts', async () => {
  const english = await loadTranslator('en')
  offerEditing(window, () => english)
  const all = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true }
  const open = (params: Partial<ContextMenuParams>) =>
    contents.emit('context-menu', {}, { x: 3, y: 4, isEditable: false, selectionText: '', ...params })

  it('A text field offers what can be done to its text now', () => {
    open({ isEditable: true, editFlags: { ...all, canCut: false, canCopy: false } as never })
    expect(options()).toMatchObject({ window, x: 3, y: 4 })
    expect(items().map(({ label, enabled }) => [label, enabled])).toEqual([
      ['Cut', false],
      ['Copy', false],
      ['Paste', true],
      [undefined, undefined],
      ['Select All', true],
    ])
  })

  it('Text that is selected can be copied, and nothing else has a menu', () => {
    open({ selectionText: 'http://10.0.0.7:8080/', editFlags: all as never })
    expect(items()).toMatchObject([{ role: 'copy', label: 'Copy' }])
    Object.assign(shown, { template: [] })
    open({ editFlags: all as never })
    expect(shown.template).toEqual([])
  })
})
