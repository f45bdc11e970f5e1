/** The permissions of web pages, such as camera and notifications. */
import { session } from 'electron'

/** The window needs no permission, so every request for one is denied. */
export function denyPermissions(): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  defaultSession.setPermissionCheckHandler(() => false)
  defaultSession.setDevicePermissionHandler(() => false)
}
