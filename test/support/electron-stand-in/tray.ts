/** `Tray`: recorded with its menu, and registered with the desktop if that shows trays at the time. */
import { rmSync } from 'node:fs'
import type { Tray } from 'electron'
import { registerTrayItem } from '../session-bus.ts'
import { app } from './app.ts'
import { faults } from './faults.ts'
import { FakeEmitter, refuseUnknown, type Fake } from './fake.ts'
import type { FakeMenu } from './menu.ts'
import type { FakeImage } from './native-image.ts'
import { registry } from './registry.ts'
import type { Surface } from './surface.ts'

type Names = Exclude<Surface['Tray'], 'setImage' | 'setContextMenu'>

export class FakeTray extends FakeEmitter implements Fake<Tray, Names> {
  image: FakeImage
  menu: FakeMenu | null = null
  toolTip = ''
  /** The desktop's file for this icon; undefined if it isn't shown. */
  readonly #item: string | undefined

  constructor(image: FakeImage) {
    super('Tray', ['click'])
    if (!app.isReady()) throw new Error('Cannot create Tray before app is ready')
    this.image = image
    if (faults.registersTray) this.#item = registerTrayItem(process.env.HOME!, process.pid)
    registry.trays.push(this)
  }

  setImage(image: FakeImage): void {
    this.#checkAlive()
    this.image = image
  }

  setContextMenu(menu: FakeMenu | null): void {
    this.#checkAlive()
    this.menu = menu
  }

  setToolTip(toolTip: string): void {
    this.#checkAlive()
    this.toolTip = toolTip
  }

  isDestroyed(): boolean {
    return !registry.trays.includes(this)
  }

  destroy(): void {
    if (this.#item !== undefined) rmSync(this.#item, { force: true })
    if (registry.trays.includes(this)) registry.trays.splice(registry.trays.indexOf(this), 1)
  }

  #checkAlive(): void {
    if (this.isDestroyed()) throw new Error('Tray is destroyed')
  }
}

refuseUnknown('Tray', FakeTray.prototype)
