/** `Tray`: recorded, with its menu. */
import type { Tray } from 'electron'
import { app } from './app.ts'
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

  constructor(image: FakeImage) {
    super('Tray', ['click'])
    if (!app.isReady()) throw new Error('Cannot create Tray before app is ready')
    this.image = image
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

  destroy(): void {
    if (registry.trays.includes(this)) registry.trays.splice(registry.trays.indexOf(this), 1)
  }

  #checkAlive(): void {
    if (!registry.trays.includes(this)) throw new Error('Tray is destroyed')
  }
}

refuseUnknown('Tray', FakeTray.prototype)
