/** `session`: the handlers that decide on permissions of pages. */
import type { Session } from 'electron'
import { app } from './app.ts'
import { refuseUnknown, type Fake } from './fake.ts'
import { registry } from './registry.ts'
import type { Surface } from './surface.ts'

const defaultSession: Fake<Session, Surface['Session']> = {
  setPermissionRequestHandler: (handler) => void (registry.permissions.request = handler),
  setPermissionCheckHandler: (handler) => void (registry.permissions.check = handler),
  setDevicePermissionHandler: (handler) => void (registry.permissions.device = handler),
}
refuseUnknown('session.defaultSession', defaultSession)

/** Returns a session for requests of the main process, which Node sends. */
function fromPartition(): object {
  return {}
}

export const session = {
  get defaultSession() {
    if (!app.isReady()) throw new TypeError('Session can only be received when app is ready')
    return defaultSession
  },
  fromPartition,
} satisfies Record<Surface['SessionStatic'] | 'fromPartition', unknown>
refuseUnknown('session', session)
