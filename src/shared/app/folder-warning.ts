/** What to say of a folder that holds more than anyone means to share. */
import { ownHost } from './app-settings.ts'
import type { MessageKey } from '../messages/en.ts'

/** The warning for a whole home folder or a whole disk, by who could read it at the address to listen on. */
export function folderWarning(breadth: 'home' | 'root', host: string | undefined): MessageKey {
  const isOwn = host === ownHost
  if (breadth === 'home') return isOwn ? 'folder.warnHomeOwn' : 'folder.warnHome'
  return isOwn ? 'folder.warnRootOwn' : 'folder.warnRoot'
}
