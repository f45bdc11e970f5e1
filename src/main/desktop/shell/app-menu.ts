/** The application menu, with the usual shortcuts. */
import { Menu, type MenuItemConstructorOptions } from 'electron'
import { isOn, type AppState } from '../../../shared/app/app-state.ts'
import type { MessageKey } from '../../../shared/messages/en.ts'
import type { Translate } from '../../../shared/messages/translate.ts'

/** What the menu can do beyond Electron's roles. */
export type MenuActions = {
  readonly chooseFolder: () => void
  readonly toggleSharing: () => void
  readonly showSettings: () => void
  readonly find: () => void
  readonly openLogFolder: () => void
  readonly checkForUpdates: () => void
  /** Undefined where no link can be made. */
  readonly linkTerminal: (() => void) | undefined
}

type Item = MenuItemConstructorOptions
const line: Item = { type: 'separator' }

export class AppMenu {
  readonly #actions: MenuActions
  #shown: string | undefined

  constructor(actions: MenuActions) {
    this.#actions = actions
  }

  /** Shows the menu for the state. */
  update(state: AppState, translate: Translate): void {
    const template = templateFor(state, translate, this.#actions)
    // Without its functions, which stay the same.
    const shown = JSON.stringify(template)
    if (shown === this.#shown) return
    this.#shown = shown
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }
}

function templateFor(state: AppState, translate: Translate, actions: MenuActions): Item[] {
  const isMac = state.platform === 'darwin'
  const role = roleItem(translate)
  const zoom = [role('resetZoom'), role('zoomIn'), role('zoomOut')]
  const windowItems = isMac ? [role('zoom'), line, role('front')] : [role('close')]
  return [
    ...(isMac ? [macAppMenu(state, translate, actions)] : []),
    { label: translate('menu.file'), submenu: fileItems(state, translate, actions) },
    { label: translate('menu.edit'), role: 'editMenu', submenu: editItems(isMac, translate, actions) },
    { label: translate('menu.view'), submenu: [...zoom, line, role('togglefullscreen')] },
    { label: translate('menu.window'), role: 'windowMenu', submenu: [role('minimize'), ...windowItems] },
    { label: translate('menu.help'), role: 'help', submenu: helpItems(state, translate, actions) },
  ]
}

/** The roles that Spool has texts for. */
type Role = {
  [Name in NonNullable<Item['role']>]: `menu.${Name}` extends MessageKey ? Name : never
}[NonNullable<Item['role']>]

/** Makes items that Electron carries out, with labels of our own: Electron's are English everywhere. */
function roleItem(translate: Translate): (role: Role) => Item {
  return (role) => ({ role, label: translate(`menu.${role}`) })
}

function fileItems(state: AppState, translate: Translate, actions: MenuActions): Item[] {
  const role = roleItem(translate)
  const choose: Item = {
    label: translate('menu.choose'),
    accelerator: 'CmdOrCtrl+O',
    click: () => actions.chooseFolder(),
  }
  const toggle: Item = {
    label: translate(isOn(state.sharing) ? 'share.stop' : 'share.start'),
    accelerator: 'CmdOrCtrl+Enter',
    enabled: state.folder !== undefined && state.sharing.kind !== 'stopping',
    click: () => actions.toggleSharing(),
  }
  if (state.platform === 'darwin') return [choose, toggle, line, role('close')]
  return [choose, toggle, line, settingsItem(translate, actions), role('close'), role('quit')]
}

function settingsItem(translate: Translate, actions: MenuActions): Item {
  return {
    label: translate('menu.settings'),
    accelerator: 'CmdOrCtrl+,',
    click: () => actions.showSettings(),
  }
}

function updateItems(state: AppState, translate: Translate, actions: MenuActions): Item[] {
  if (!state.updatesItself) return []
  return [{ label: translate('menu.checkForUpdates'), click: () => actions.checkForUpdates() }]
}

function helpItems(state: AppState, translate: Translate, actions: MenuActions): Item[] {
  const openLogFolder = {
    label: translate('settings.openLogFolder'),
    click: () => actions.openLogFolder(),
  }
  if (state.platform === 'darwin') return [openLogFolder]
  return [openLogFolder, ...updateItems(state, translate, actions), roleItem(translate)('about')]
}

function editItems(isMac: boolean, translate: Translate, actions: MenuActions): Item[] {
  const role = roleItem(translate)
  const first = [role('undo'), role('redo'), line, role('cut'), role('copy'), role('paste')]
  const find: Item = {
    label: translate('menu.find'),
    accelerator: 'CmdOrCtrl+F',
    click: () => actions.find(),
  }
  if (!isMac) return [...first, role('delete'), line, role('selectAll'), line, find]
  const substitutions = [
    role('showSubstitutions'),
    line,
    role('toggleSmartQuotes'),
    role('toggleSmartDashes'),
    role('toggleTextReplacement'),
  ]
  return [
    ...first,
    role('pasteAndMatchStyle'),
    role('delete'),
    role('selectAll'),
    line,
    find,
    { label: translate('menu.substitutions'), submenu: substitutions },
    { label: translate('menu.speech'), submenu: [role('startSpeaking'), role('stopSpeaking')] },
  ]
}

/** The menu named after the app, in the order that macOS has everywhere. */
function macAppMenu(state: AppState, translate: Translate, actions: MenuActions): Item {
  const role = roleItem(translate)
  const { linkTerminal } = actions
  const terminal: Item[] =
    linkTerminal === undefined ? [] : [{ label: translate('menu.linkTerminal'), click: () => linkTerminal() }]
  return {
    role: 'appMenu',
    submenu: [
      role('about'),
      ...updateItems(state, translate, actions),
      ...terminal,
      line,
      settingsItem(translate, actions),
      line,
      role('services'),
      line,
      role('hide'),
      role('hideOthers'),
      role('unhide'),
      line,
      role('quit'),
    ],
  }
}
