/** The system's own menus in the window: those that the page opens, and that of text fields. */
import { Menu, type BrowserWindow, type ContextMenuParams, type MenuItemConstructorOptions } from 'electron'
import type { MenuItems, MenuPoint } from '../../../shared/app/menu-items.ts'
import type { Translate } from '../../../shared/messages/translate.ts'
import { menuLabel } from './menu-label.ts'

type Item = MenuItemConstructorOptions

/**
 * Opens a menu in the window, if that is on the screen.
 * @param at a point of its page, in CSS pixels
 * @returns the id of the item that was chosen; undefined if the menu was closed without a choice
 */
export function showContextMenu(
  window: BrowserWindow | undefined,
  items: MenuItems,
  at: MenuPoint,
): Promise<string | undefined> {
  if (window === undefined || items.length === 0) return Promise.resolve(undefined)
  return new Promise((resolve) => {
    const choose = (id: string) => () => resolve(id)
    const template = items.map((item): Item =>
      'id' in item ? electronItem(item, choose(item.id)) : { type: 'separator' },
    )
    const zoom = window.webContents.getZoomFactor()
    Menu.buildFromTemplate(template).popup({
      window,
      x: Math.round(at.x * zoom),
      y: Math.round(at.y * zoom),
      // The system closes the menu before it reports the choice.
      callback: () => setTimeout(() => resolve(undefined)),
    })
  })
}

function electronItem(
  { label, enabled = true, checked }: Extract<MenuItems[number], { id: string }>,
  click: () => void,
): Item {
  const state: Item = checked === undefined ? {} : { type: 'checkbox', checked }
  return { ...state, label: menuLabel(label), enabled, click }
}

/** Gives text that is edited or selected the menu that it has in other apps: Electron has none. */
export function offerEditing(window: BrowserWindow, translate: () => Translate): void {
  window.webContents.on('context-menu', (_event, params) => {
    const template = editItems(params, translate())
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window, x: params.x, y: params.y })
  })
}

function editItems(
  { isEditable, editFlags, selectionText }: ContextMenuParams,
  translate: Translate,
): Item[] {
  const { canCut, canCopy, canPaste, canSelectAll } = editFlags
  const copy: Item = { role: 'copy', label: translate('menu.copy'), enabled: canCopy }
  if (!isEditable) return selectionText === '' ? [] : [copy]
  return [
    { role: 'cut', label: translate('menu.cut'), enabled: canCut },
    copy,
    { role: 'paste', label: translate('menu.paste'), enabled: canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: translate('menu.selectAll'), enabled: canSelectAll },
  ]
}
