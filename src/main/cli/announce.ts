/** Reports that the server listens, to people or to programs. */
import type { ReachableAddress } from '../host/addresses.ts'
import type { ShareEnds } from '../../shared/app/share-ends.ts'
import { firstBreadth } from '../host/risky-folder.ts'
import type { RunningServer } from '../host/running-server.ts'
import { shareLinks } from '../host/share-links.ts'
import type { ShareLink } from '../../shared/app/app-state.ts'
import type { CliOptions } from './arguments.ts'
import { banner } from './banner.ts'
import { endWords } from './end-words.ts'
import { noticeEvent, noticeLine, type Notice } from './notice.ts'
import type { Output, Outputs } from './output.ts'
import { bannerCode } from './banner-code.ts'
import { shareNotices } from './share-notices.ts'
import { visibleJson } from '../../shared/text/printable.ts'
import { showsColours, textStyle } from './text-style.ts'

/** How this computer is reached. */
export type OwnPlace = {
  readonly addresses: readonly ReachableAddress[]
  /** Its name under `.local`, undefined if that leads elsewhere. It may take seconds, and nothing waits for it. */
  readonly name: Promise<string | undefined>
}

/** What is announced, and where. */
export type Announcement = {
  readonly options: CliOptions
  readonly version: string
  readonly outputs: Outputs
  /** The real paths of what is shared. */
  readonly places: readonly string[]
  /** When it ends; undefined if nothing but the user ends it. */
  readonly ends: ShareEnds | undefined
}

/**
 * Writes the banner, or with the format `json` the event `listening` and a `notice` for each remark. The link by name is in
 * the banner if it is known by then. Otherwise, and for programs always, a notice follows once it is.
 */
export async function announce(
  server: RunningServer,
  { addresses, name }: OwnPlace,
  announcement: Announcement,
): Promise<void> {
  const { options, outputs, places } = announcement
  const { address, port } = server
  const { key } = server.access
  const isForPrograms = options.logFormat === 'json'
  const known = isForPrograms ? undefined : await Promise.race([name, Promise.resolve(undefined)])
  const links = shareLinks(addresses, address, port, { name: known, key })
  const notices = shareNotices({
    port,
    takenPort: options.portChosen || port === options.port ? undefined : options.port,
    breadth: firstBreadth(places),
    hidden: options.hidden,
    isAlone: options.host === undefined && links.length === 1,
  })
  // Programs read a combined log, so the banner goes elsewhere.
  const isBesideLog = options.logFormat === 'combined' && options.logFile === undefined
  const place = isBesideLog ? outputs.errors : outputs.output
  if (isForPrograms) announceToPrograms(server, links, notices, announcement)
  else announceToPeople({ server, links, notices, place }, announcement)
  if (known !== undefined) return
  void name.then((late) => {
    const link = shareLinks(addresses, address, port, { name: late, key }).find(({ kind }) => kind === 'name')
    if (link === undefined) return
    const notice = { code: 'name-found', message: `The link by the computer's name: ${link.url}` } as const
    place.say(noticeLine(notice, options.logFormat))
  })
}

function announceToPrograms(
  { folder, port, threads, queue, access }: RunningServer,
  links: readonly ShareLink[],
  notices: readonly Notice[],
  { version, outputs, places, ends }: Announcement,
): void {
  const urls = links.map(({ url }) => url)
  const time = new Date().toISOString()
  const shared = folder === '' ? { items: places } : { folder }
  const { key, pin } = access
  const event = {
    ...{ event: 'listening', time, version, ...shared, port, urls, key, pin, threads, queue },
    ...(ends !== undefined && { ends: endFacts(ends) }),
  }
  outputs.output.say(`${visibleJson(event)}\n${notices.map(noticeEvent).join('')}`)
}

type ForPeople = {
  readonly server: RunningServer
  readonly links: readonly ShareLink[]
  readonly notices: readonly Notice[]
  readonly place: Output
}

function announceToPeople(
  { server, links, notices, place }: ForPeople,
  { options, version, places, ends }: Announcement,
): void {
  const { threads, queue, access } = server
  const { stream } = place
  const logFile = options.logFormat === 'none' ? undefined : options.logFile
  const remarks = notices.map(({ message }) => message)
  const code = bannerCode(links, options.qr, stream)
  const ending = ends && endWords(ends, Date.now())
  const { pin } = access
  const facts = { version, places, links, code, pin, threads, queue, ends: ending, remarks, logFile }
  place.say(banner(facts, textStyle(showsColours(stream))))
}

/** The end of the share for programs; what it doesn't depend on is left out. */
function endFacts({ atMs, deliveriesLeft, idleMs }: ShareEnds) {
  const at = atMs === undefined ? undefined : new Date(atMs).toISOString()
  return { at, deliveries: deliveriesLeft, idleMs }
}
