/** What the user should know about a share that has just started. */
import type { FolderBreadth } from '../host/risky-folder.ts'
import type { Notice } from './notice.ts'

export type ShareFacts = {
  readonly port: number
  /** The port that should have been used and wasn't free; undefined if `port` is the one intended. */
  readonly takenPort: number | undefined
  /** Whether the folder is an entire home folder or disk; undefined if neither. */
  readonly breadth: FolderBreadth | undefined
  /** Whether hidden files are included. */
  readonly hidden: boolean
  /** Whether only this computer can reach the server although it listens on all addresses: there is no network. */
  readonly isAlone: boolean
}

/** Returns the notices, the most serious first. */
export function shareNotices({ takenPort, port, isAlone, breadth, hidden }: ShareFacts): Notice[] {
  const notices: Notice[] = []
  const add = (code: Notice['code'], message: string) => notices.push({ code, message })
  if (breadth === 'home')
    add('home-folder-shared', 'This is your entire home folder. Anyone who can open the link can read it.')
  if (breadth === 'root')
    add('whole-disk-shared', 'This is an entire disk. Anyone who can open the link can read it.')
  if (hidden) add('hidden-files-shared', 'Hidden files are included. They often contain passwords and keys.')
  if (takenPort !== undefined)
    add('port-moved', `Port ${takenPort} isn't available, so Spool uses port ${port}.`)
  if (isAlone) add('no-network', 'There is no network, so only this computer can open the link.')
  return notices
}
