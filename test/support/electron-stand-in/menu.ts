/** `Menu`: the items as the app defines them; specs call their `click`, or choose from a menu that is open. */
import type { Menu, MenuItemConstructorOptions, PopupOptions } from 'electron'
import { app } from './app.ts'
import { notImplemented, refuseUnknown } from './fake.ts'
import { registry } from './registry.ts'
import type { Surface } from './surface.ts'

/** An item with its defaults. */
export type FakeMenuItem = Omit<MenuItemConstructorOptions, 'submenu'> & { readonly submenu: FakeMenu | null }

/** A context menu on the screen. */
export type OpenMenu = {
  readonly menu: FakeMenu
  readonly x: number
  readonly y: number
  /** Chooses an item, or none, as the user does. */
  readonly end: (chosen?: FakeMenuItem) => void
}

type Statics = Record<Surface['MenuStatic'] & keyof typeof Menu, unknown>

export class FakeMenu {
  readonly items: readonly FakeMenuItem[]

  constructor(items: readonly FakeMenuItem[] = []) {
    this.items = items
  }

  /** The system has one context menu at a time, and closes it before it reports what was chosen. */
  popup({ window, x, y, callback }: PopupOptions = {}): void {
    if (!app.isReady()) throw new Error('A menu was opened before app is ready')
    if (window === undefined || window.isDestroyed()) throw notImplemented('a menu without a window')
    if (!Number.isInteger(x) || !Number.isInteger(y)) throw new TypeError('x and y must be integers')
    registry.openMenu?.end()
    const end = (chosen?: FakeMenuItem) => {
      registry.openMenu = undefined
      callback?.()
      if (chosen?.role !== undefined) throw notImplemented(`the role ${chosen.role}`)
      chosen?.click?.(chosen as never, window, {})
    }
    registry.openMenu = { menu: this, x: x!, y: y!, end }
  }

  static buildFromTemplate(template: readonly MenuItemConstructorOptions[]): FakeMenu {
    return new FakeMenu(template.map((options) => item(options)))
  }

  static setApplicationMenu(menu: FakeMenu | null): void {
    registry.menu = menu
  }

  static getApplicationMenu(): FakeMenu | null {
    return registry.menu
  }
}
FakeMenu satisfies Statics

function item({ submenu, ...options }: MenuItemConstructorOptions): FakeMenuItem {
  if (submenu !== undefined && !Array.isArray(submenu))
    throw notImplemented('a menu as submenu of a template')
  const { role } = options
  if (role?.endsWith('Menu') === true && submenu === undefined)
    throw notImplemented(`Electron's own ${role}, in English`)
  return {
    // Electron's label for a role is English, too, and close to the role's name.
    enabled: true,
    visible: true,
    ...(role !== undefined && { label: role }),
    ...options,
    submenu: submenu === undefined ? null : FakeMenu.buildFromTemplate(submenu),
  }
}

refuseUnknown('Menu', FakeMenu.prototype)
refuseUnknown('Menu', FakeMenu)
