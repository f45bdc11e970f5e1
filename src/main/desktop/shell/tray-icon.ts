/** The tray icon: shows the state, and brings the window back. */
import { join } from 'node:path'
import { Menu, Tray, nativeImage, type MenuItemConstructorOptions, type NativeImage } from 'electron'
import type { AppState } from '../../../shared/app/app-state.ts'
import type { Translate } from '../../../shared/messages/translate.ts'
import { trayPresence } from '../system/tray-host.ts'
import { endTitle, trayItems, trayTitle, type TrayActions } from './tray-menu.ts'

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

  /** Shows the state, and the number of downloads under way. */
  update(state: AppState, downloads: number, translate: Translate): void {
    const { kind } = state.sharing
    const image: Image = kind === 'sharing' ? 'on' : kind === 'failed' ? 'error' : 'off'
    const title = trayTitle(state, downloads, translate)
    const items = trayItems(state, title, translate, this.#actions)
    const facts = [title, endTitle(state, translate)].filter((part) => part !== '')
    const look: Look = { image, toolTip: `Spool: ${facts.join(' · ')}`, items }
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

  #image(state: Image): NativeImage {
    return nativeImage.createFromPath(join(this.#resources, `tray-${state}${imageSuffix()}`))
  }
}

/** Template images follow the color of the macOS menu bar; elsewhere the icon has its own. */
function imageSuffix(): string {
  if (process.platform === 'darwin') return 'Template.png'
  return process.platform === 'win32' ? '.ico' : '.png'
}
