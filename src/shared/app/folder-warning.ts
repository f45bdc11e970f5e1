/** The warning about a folder that holds more than anyone means to share. */
import { ownHost } from './app-settings.ts'
import type { MessageKey } from '../messages/en.ts'

/** Returns the warning about a home folder or a whole disk, which depends on who can reach the address to listen on. */
export function folderWarning(breadth: 'home' | 'root', host: string | undefined): MessageKey {
  const isOwn = host === ownHost
  if (breadth === 'home') return isOwn ? 'folder.warnHomeOwn' : 'folder.warnHome'
  return isOwn ? 'folder.warnRootOwn' : 'folder.warnRoot'
}
