/** `session`: the handlers that decide what pages may do. */
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

/** A session for requests of main; those go out through Node. */
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
