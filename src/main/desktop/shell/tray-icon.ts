/** The tray icon: shows the state, and brings the window back. */
import { join } from 'node:path'
import { Menu, Tray, nativeImage, type MenuItemConstructorOptions, type NativeImage } from 'electron'
import { isOn, type AppState, type SharingState } from '../../../shared/app/app-state.ts'
import type { MessageKey } from '../../../shared/messages/en.ts'
import type { Translate } from '../../../shared/messages/translate.ts'
import { trayPresence } from '../system/tray-host.ts'
import { menuLabel } from '../window/menu-label.ts'

/** What the tray's menu can do. */
export type TrayActions = {
  readonly showWindow: () => void
  readonly start: () => void
  readonly stop: () => void
  readonly copy: (text: string) => void
  readonly useFolder: (path: string) => void
  readonly setLaunchAtLogin: (enabled: boolean) => void
  readonly quit: () => void
}

type Image = 'off' | 'on' | 'error'
type Look = { readonly image: Image; readonly toolTip: string; readonly items: MenuItemConstructorOptions[] }

export class TrayIcon {
  #tray: Tray
  readonly #actions: TrayActions
  readonly #resources: string
  #look: Look | undefined

  constructor(resources: string, actions: TrayActions) {
    this.#resources = resources
    this.#actions = actions
    this.#tray = this.#make()
  }

  /** Returns whether the desktop shows the icon now. If the tray started after the icon, makes it again, for the next time. */
  async isShown(): Promise<boolean> {
    const presence = await trayPresence()
    // Electron looks for a tray when an icon is made, and never again.
    if (presence === 'missing' && !this.#tray.isDestroyed()) {
      this.#tray.destroy()
      this.#tray = this.#make()
      if (this.#look !== undefined) this.#apply(this.#look)
    }
    return presence === 'shown'
  }

  /** Shows the state. */
  update(state: AppState, translate: Translate): void {
    const { kind } = state.sharing
    const image: Image = kind === 'sharing' ? 'on' : kind === 'failed' ? 'error' : 'off'
    const toolTip = `Spool: ${translate(stateKey(state.sharing))}`
    const look: Look = { image, toolTip, items: this.#items(state, translate) }
    // Without its functions. Linux shows changes only of a menu that is set again, which closes one that is open.
    const isNew = JSON.stringify(look) !== JSON.stringify(this.#look)
    this.#look = look
    if (isNew) this.#apply(look)
  }

  close(): void {
    this.#tray.destroy()
  }

  #make(): Tray {
    const tray = new Tray(this.#image('off'))
    tray.on('click', () => this.#actions.showWindow())
    return tray
  }

  #apply({ image, toolTip, items }: Look): void {
    this.#tray.setImage(this.#image(image))
    this.#tray.setToolTip(toolTip)
    this.#tray.setContextMenu(Menu.buildFromTemplate(items))
  }

  #items(state: AppState, translate: Translate): MenuItemConstructorOptions[] {
    const actions = this.#actions
    const { recentFolders, links, preferences, canLaunchAtLogin } = state
    const url = links[0]?.url
    const copy: MenuItemConstructorOptions[] =
      url === undefined
        ? []
        : [{ id: 'copy', label: translate('tray.copyLink', { url }), click: () => actions.copy(url) }]
    const recent: MenuItemConstructorOptions[] = recentFolders.map(({ path }) => ({
      label: menuLabel(path),
      click: () => actions.useFolder(path),
    }))
    const login: MenuItemConstructorOptions = {
      id: 'login',
      type: 'checkbox',
      label: translate('settings.launchAtLogin'),
      checked: preferences.launchAtLogin,
      click: () => actions.setLaunchAtLogin(!preferences.launchAtLogin),
    }
    return [
      this.#shareItem(state, translate),
      ...copy,
      { type: 'separator' },
      { id: 'recent', label: translate('folder.recent'), enabled: recent.length > 0, submenu: recent },
      { id: 'show', label: translate('tray.show'), click: () => actions.showWindow() },
      ...(canLaunchAtLogin ? [login] : []),
      { type: 'separator' },
      { id: 'quit', label: translate('menu.quit'), click: () => actions.quit() },
    ]
  }

  #shareItem({ sharing, folder }: AppState, translate: Translate): MenuItemConstructorOptions {
    const actions = this.#actions
    if (isOn(sharing)) return { id: 'stop', label: translate('share.stop'), click: () => actions.stop() }
    return {
      id: 'start',
      label: translate('share.start'),
      enabled: folder !== undefined && sharing.kind !== 'stopping',
      click: () => actions.start(),
    }
  }

  #image(state: Image): NativeImage {
    return nativeImage.createFromPath(join(this.#resources, `tray-${state}${imageSuffix()}`))
  }
}

function stateKey(sharing: SharingState): MessageKey {
  if (sharing.kind !== 'sharing') return 'share.off'
  return sharing.folderGoneMs === undefined ? 'share.on' : 'share.waiting'
}

/** Template images follow the color of the macOS menu bar; elsewhere the icon has its own. */
function imageSuffix(): string {
  if (process.platform === 'darwin') return 'Template.png'
  return process.platform === 'win32' ? '.ico' : '.png'
}
