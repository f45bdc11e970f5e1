/** What a person should know about the share that has just started. */
import type { FolderBreadth } from '../host/risky-folder.ts'
import type { Notice } from './notice.ts'

export type ShareFacts = {
  readonly port: number
  /** The port that was meant to be used and was not free; undefined if all went as meant. */
  readonly takenPort: number | undefined
  /** It is a whole home folder or disk; undefined if neither. */
  readonly breadth: FolderBreadth | undefined
  /** Hidden files are shared, too. */
  readonly hidden: boolean
  /** Nobody but this computer can reach it, though it listens on all addresses: there is no network. */
  readonly isAlone: boolean
}

/** The notices, the gravest first. */
export function shareNotices({ takenPort, port, isAlone, breadth, hidden }: ShareFacts): Notice[] {
  const notices: Notice[] = []
  const add = (code: Notice['code'], message: string) => notices.push({ code, message })
  if (breadth === 'home')
    add('home-folder-shared', 'This is your whole home folder: everyone who can open the link could read it.')
  if (breadth === 'root')
    add('whole-disk-shared', 'This is a whole disk: everyone who can open the link could read it.')
  if (hidden)
    add('hidden-files-shared', 'Hidden files are shared, too. Passwords and keys often lie in them.')
  if (takenPort !== undefined) add('port-moved', `Port ${takenPort} is not free, so this is port ${port}.`)
  if (isAlone) add('no-network', 'There is no network, so only this computer can open it.')
  return notices
}
