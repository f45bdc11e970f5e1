/** `Menu`: the items as the app defines them; specs call their `click`. */
import type { Menu, MenuItemConstructorOptions } from 'electron'
import { notImplemented, refuseUnknown } from './fake.ts'
import { registry } from './registry.ts'
import type { Surface } from './surface.ts'

/** An item with its defaults. */
export type FakeMenuItem = Omit<MenuItemConstructorOptions, 'submenu'> & { readonly submenu: FakeMenu | null }

type Statics = Record<Surface['MenuStatic'] & keyof typeof Menu, unknown>

export class FakeMenu {
  readonly items: readonly FakeMenuItem[]

  constructor(items: readonly FakeMenuItem[] = []) {
    this.items = items
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
