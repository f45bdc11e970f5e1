/** The application menu, with the shortcuts people know. */
import { Menu, type MenuItemConstructorOptions } from 'electron'
import { isOn, type AppState } from '../../../shared/app/app-state.ts'
import type { MessageKey } from '../../../shared/messages/en.ts'
import type { Translate } from '../../../shared/messages/translate.ts'
import { ChangeDetector } from '../window/change-detector.ts'

/** What the menu can do beside what Electron's roles do. */
export type MenuActions = {
  readonly chooseFolder: () => void
  readonly toggleSharing: () => void
  readonly showSettings: () => void
  readonly openLogFolder: () => void
  readonly checkForUpdates: () => void
  /** Undefined where there is nothing to be done for it. */
  readonly linkTerminal: (() => void) | undefined
}

export class AppMenu {
  readonly #actions: MenuActions
  readonly #shown = new ChangeDetector()

  constructor(actions: MenuActions) {
    this.#actions = actions
  }

  /** Shows the menu for the state. */
  update(state: AppState, translate: Translate): void {
    const template = templateFor(state, translate, this.#actions)
    if (this.#shown.differsFromLast(template)) Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }
}

function templateFor(
  state: AppState,
  translate: Translate,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const isMac = state.platform === 'darwin'
  const settings: MenuItemConstructorOptions = {
    label: translate('menu.settings'),
    accelerator: 'CmdOrCtrl+,',
    click: () => actions.showSettings(),
  }
  const updates: MenuItemConstructorOptions[] = state.updatesItself
    ? [{ label: translate('menu.checkForUpdates'), click: () => actions.checkForUpdates() }]
    : []
  const role = roleItem(translate)
  const { linkTerminal } = actions
  const terminal: MenuItemConstructorOptions[] =
    linkTerminal === undefined ? [] : [{ label: translate('menu.linkTerminal'), click: () => linkTerminal() }]
  return [
    ...(isMac ? [macAppMenu(settings, [...updates, ...terminal], translate)] : []),
    {
      label: translate('menu.file'),
      submenu: [
        {
          label: translate('menu.choose'),
          accelerator: 'CmdOrCtrl+O',
          click: () => actions.chooseFolder(),
        },
        {
          label: translate(isOn(state.sharing) ? 'share.stop' : 'share.start'),
          accelerator: 'CmdOrCtrl+Enter',
          enabled: state.folder !== undefined && state.sharing.kind !== 'stopping',
          click: () => actions.toggleSharing(),
        },
        { type: 'separator' },
        ...(isMac ? [] : [settings]),
        role('close'),
        ...(isMac ? [] : [role('quit')]),
      ],
    },
    { label: translate('menu.edit'), role: 'editMenu', submenu: editItems(isMac, translate) },
    {
      label: translate('menu.view'),
      submenu: [
        role('resetZoom'),
        role('zoomIn'),
        role('zoomOut'),
        { type: 'separator' },
        role('togglefullscreen'),
      ],
    },
    {
      label: translate('menu.window'),
      role: 'windowMenu',
      submenu: [
        role('minimize'),
        ...(isMac ? [role('zoom'), { type: 'separator' } as const, role('front')] : [role('close')]),
      ],
    },
    {
      label: translate('menu.help'),
      role: 'help',
      submenu: [
        { label: translate('settings.openLogFolder'), click: () => actions.openLogFolder() },
        ...(isMac ? [] : [...updates, role('about')]),
      ],
    },
  ]
}

/** The roles of items, whose names are those of their texts. */
type Role = {
  [Name in NonNullable<MenuItemConstructorOptions['role']>]: `menu.${Name}` extends MessageKey ? Name : never
}[NonNullable<MenuItemConstructorOptions['role']>]

/** Makes items that Electron carries out. Each has a label of ours: Electron's own are English everywhere. */
function roleItem(translate: Translate): (role: Role) => MenuItemConstructorOptions {
  return (role) => ({ role, label: translate(`menu.${role}`) })
}

function editItems(isMac: boolean, translate: Translate): MenuItemConstructorOptions[] {
  const role = roleItem(translate)
  const line = { type: 'separator' } as const
  const first = [role('undo'), role('redo'), line, role('cut'), role('copy'), role('paste')]
  if (!isMac) return [...first, role('delete'), line, role('selectAll')]
  return [
    ...first,
    ...[role('pasteAndMatchStyle'), role('delete'), role('selectAll'), line],
    {
      label: translate('menu.substitutions'),
      submenu: [
        ...[role('showSubstitutions'), line],
        ...[role('toggleSmartQuotes'), role('toggleSmartDashes'), role('toggleTextReplacement')],
      ],
    },
    { label: translate('menu.speech'), submenu: [role('startSpeaking'), role('stopSpeaking')] },
  ]
}

/** The menu that bears the app's name, in the order that macOS has it everywhere. */
function macAppMenu(
  settings: MenuItemConstructorOptions,
  further: readonly MenuItemConstructorOptions[],
  translate: Translate,
): MenuItemConstructorOptions {
  const role = roleItem(translate)
  const line = { type: 'separator' } as const
  return {
    role: 'appMenu',
    submenu: [
      ...[role('about'), ...further, line],
      ...[settings, line],
      ...[role('services'), line],
      ...[role('hide'), role('hideOthers'), role('unhide'), line],
      role('quit'),
    ],
  }
}
