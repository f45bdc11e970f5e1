/** `Notification`: recorded when it is shown. */
import type { Notification, NotificationConstructorOptions } from 'electron'
import { app } from './app.ts'
import { FakeEmitter, refuseUnknown, type Fake } from './fake.ts'
import { registry } from './registry.ts'
import type { Surface } from './surface.ts'

export class FakeNotification extends FakeEmitter implements Fake<Notification, Surface['Notification']> {
  readonly #options: NotificationConstructorOptions

  constructor(options: NotificationConstructorOptions = {}) {
    super('Notification', ['show', 'click', 'close', 'failed'])
    if (!app.isReady()) throw new Error('Cannot create Notification before app is ready')
    this.#options = options
  }

  static isSupported(): boolean {
    return true
  }

  show(): void {
    registry.notifications.push(this.#options)
    this.emit('show')
  }
}
FakeNotification satisfies Record<Surface['NotificationStatic'] & keyof typeof Notification, unknown>

refuseUnknown('Notification', FakeNotification.prototype)
refuseUnknown('Notification', FakeNotification)
