/** The tray: shows the state, and brings the window back. */
import { join } from 'node:path'
import { Menu, Tray, nativeImage, type MenuItemConstructorOptions, type NativeImage } from 'electron'
import { isOn, type AppState, type SharingState } from '../../../shared/app/app-state.ts'
import type { MessageKey } from '../../../shared/messages/en.ts'
import type { Translate } from '../../../shared/messages/translate.ts'
import { visibleText } from '../../../shared/text/printable.ts'
import { ChangeDetector } from '../window/change-detector.ts'
import { trayPresence } from '../system/tray-host.ts'

/** What the tray's menu can do. */
export type TrayActions = {
  readonly showWindow: () => void
  readonly start: () => void
  readonly stop: () => void
  readonly copy: (text: string) => void
  readonly useFolder: (path: string) => void
  readonly setLaunchAtLogin: (wanted: boolean) => void
  readonly quit: () => void
}

type Image = 'off' | 'on' | 'error'
type Look = { readonly image: Image; readonly toolTip: string; readonly items: MenuItemConstructorOptions[] }

export class TrayIcon {
  #tray: Tray
  readonly #actions: TrayActions
  readonly #resources: string
  readonly #shown = new ChangeDetector()
  #look: Look | undefined

  constructor(resources: string, actions: TrayActions) {
    this.#resources = resources
    this.#actions = actions
    this.#tray = this.#make()
  }

  /** Whether the desktop shows it now. If only its place has come after it, it is made once more, to be there next time. */
  async isShown(): Promise<boolean> {
    const presence = await trayPresence()
    // Electron looks for the place when an icon is made, and never again.
    if (presence === 'missing' && !this.#tray.isDestroyed()) {
      this.#tray.destroy()
      this.#tray = this.#make()
      if (this.#look !== undefined) this.#put(this.#look)
    }
    return presence === 'shown'
  }

  /** Shows the state. */
  update(state: AppState, translate: Translate): void {
    const { kind } = state.sharing
    const image: Image = kind === 'sharing' ? 'on' : kind === 'failed' ? 'error' : 'off'
    const toolTip = `Spool: ${translate(stateKey(state.sharing))}`
    const items = this.#items(state, translate)
    // Linux shows changes only of a menu that is set anew, and that closes one that is open.
    this.#look = { image, toolTip, items }
    if (this.#shown.differsFromLast(this.#look)) this.#put(this.#look)
  }

  close(): void {
    this.#tray.destroy()
  }

  #make(): Tray {
    const tray = new Tray(this.#image('off'))
    tray.on('click', () => this.#actions.showWindow())
    return tray
  }

  #put({ image, toolTip, items }: Look): void {
    this.#tray.setImage(this.#image(image))
    this.#tray.setToolTip(toolTip)
    this.#tray.setContextMenu(Menu.buildFromTemplate(items))
  }

  #items(
    { sharing, folder, recentFolders, links, preferences, canLaunchAtLogin }: AppState,
    translate: Translate,
  ): MenuItemConstructorOptions[] {
    const actions = this.#actions
    const [link] = links
    return [
      isOn(sharing)
        ? { id: 'stop', label: translate('share.stop'), click: () => actions.stop() }
        : {
            id: 'start',
            label: translate('share.start'),
            enabled: folder !== undefined && sharing.kind !== 'stopping',
            click: () => actions.start(),
          },
      ...(link === undefined
        ? []
        : [
            {
              id: 'copy',
              label: translate('tray.copyLink', { url: link.url }),
              click: () => actions.copy(link.url),
            },
          ]),
      { type: 'separator' },
      {
        id: 'recent',
        label: translate('folder.recent'),
        enabled: recentFolders.length > 0,
        submenu: recentFolders.map(({ path }) => ({
          label: menuLabel(path),
          click: () => actions.useFolder(path),
        })),
      },
      { id: 'show', label: translate('tray.show'), click: () => actions.showWindow() },
      ...(canLaunchAtLogin
        ? [
            {
              id: 'login',
              type: 'checkbox' as const,
              label: translate('settings.launchAtLogin'),
              checked: preferences.launchAtLogin,
              click: () => actions.setLaunchAtLogin(!preferences.launchAtLogin),
            },
          ]
        : []),
      { type: 'separator' },
      { id: 'quit', label: translate('menu.quit'), click: () => actions.quit() },
    ]
  }

  #image(state: Image): NativeImage {
    return nativeImage.createFromPath(join(this.#resources, `tray-${state}${imageSuffix()}`))
  }
}

/** A menu takes one ampersand for the mark of a shortcut, and two for one. */
function menuLabel(path: string): string {
  return visibleText(path).replaceAll('&', '&&')
}

function stateKey(sharing: SharingState): MessageKey {
  if (sharing.kind !== 'sharing') return 'share.off'
  return sharing.folderGoneMs === undefined ? 'share.on' : 'share.waiting'
}

/** Template images follow the colour of the macOS menu bar; elsewhere the icon brings its own. */
function imageSuffix(): string {
  if (process.platform === 'darwin') return 'Template.png'
  return process.platform === 'win32' ? '.ico' : '.png'
}
