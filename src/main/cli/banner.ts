/** What the terminal shows once the server listens: the folder, a link for each way in, how to stop. */
import type { FolderBreadth } from '../host/folder-breadth.ts'
import { visibleText } from '../../shared/visible-text.ts'
import type { Link } from './links.ts'
import type { TextStyle } from './text-style.ts'

/** What the banner says. */
export type BannerFacts = {
  readonly version: string
  readonly folder: string
  /** At least one. */
  readonly links: readonly Link[]
  /** Nobody but this computer can reach it, though it listens on all addresses: there is no network. */
  readonly isAlone: boolean
  readonly threads: number
  readonly queue: number
  readonly port: number
  /** The port that was meant to be used and was not free; undefined if all went as meant. */
  readonly takenPort: number | undefined
  /** It is a whole home folder or disk; undefined if neither. */
  readonly breadth: FolderBreadth | undefined
  /** Hidden files are shared, too. */
  readonly hidden: boolean
  /** Where the log goes, undefined if it follows here or there is none. */
  readonly logFile: string | undefined
}

/** The banner's text with its final line end. */
export function banner(facts: BannerFacts, style: TextStyle): string {
  const rows: [label: string, value: string][] = [
    ['Sharing', visibleText(facts.folder)],
    ...linkRows(facts.links, style),
    ['Threads', `${facts.threads}, ${style.dim(`queue of ${facts.queue}`)}`],
    ...(facts.logFile === undefined ? [] : [['Log', visibleText(facts.logFile)] as [string, string]]),
  ]
  const lines = [
    '',
    `${style.bold('Spool')} ${style.dim(facts.version)}`,
    '',
    ...rows.map(([label, value]) => `${style.dim(label.padEnd(7))}  ${value}`),
    ...remarks(facts).flatMap((remark) => ['', style.warning(remark)]),
    '',
    style.dim('Press Ctrl+C to stop.'),
    '',
  ]
  return lines.map((line) => (line === '' ? '\n' : `  ${line}\n`)).join('')
}

function linkRows(links: readonly Link[], style: TextStyle): [string, string][] {
  const width = Math.max(...links.map(({ url }) => url.length))
  return links.map(({ url, note }, index) => {
    const padding = note === '' ? '' : ' '.repeat(width - url.length + 2)
    const text = `${index === 0 ? style.link(url) : url}${padding}${style.dim(visibleText(note))}`
    return [index === 0 ? 'Open' : '', text]
  })
}

function remarks({ takenPort, port, isAlone, breadth, hidden }: BannerFacts): string[] {
  return [
    ...(breadth === 'home'
      ? ['This is your whole home folder: everyone who can open the link could read it.']
      : []),
    ...(breadth === 'root' ? ['This is a whole disk: everyone who can open the link could read it.'] : []),
    ...(hidden ? ['Hidden files are shared, too. Passwords and keys often lie in them.'] : []),
    ...(takenPort === undefined ? [] : [`Port ${takenPort} is not free, so this is port ${port}.`]),
    ...(isAlone ? ['There is no network, so only this computer can open it.'] : []),
  ]
}
