/** Reports that the server listens, to people or to programs. */
import type { ReachableAddress } from '../host/addresses.ts'
import { folderBreadth } from '../host/risky-folder.ts'
import type { RunningServer } from '../host/server-host.ts'
import { shareLinks } from '../host/share-links.ts'
import type { CliOptions } from './arguments.ts'
import { banner } from './banner.ts'
import { noticeEvent } from './notice.ts'
import type { Outputs } from './output.ts'
import { shareNotices } from './share-notices.ts'
import { visibleJson } from '../../shared/text/printable.ts'
import { showsColours, textStyle } from './text-style.ts'

/** What is announced, and where. */
export type Announcement = {
  readonly options: CliOptions
  readonly version: string
  readonly outputs: Outputs
  /** The real paths of what is shared. */
  readonly places: readonly string[]
}

/** Writes the banner, or with the format `json` the event `listening` and a `notice` for each remark. */
export function announce(
  server: RunningServer,
  addresses: readonly ReachableAddress[],
  { options, version, outputs, places }: Announcement,
): void {
  const { folder, port, threads, queue } = server
  // The machine's name is left out: it may take seconds to find out whether that leads here.
  const links = shareLinks(addresses, server.address, port, undefined)
  const notices = shareNotices({
    port,
    takenPort: options.portChosen || port === options.port ? undefined : options.port,
    breadth: places.map((place) => folderBreadth(place)).find((breadth) => breadth !== undefined),
    hidden: options.hidden,
    isAlone: options.host === undefined && links.length === 1,
  })
  const { output, errors } = outputs
  if (options.logFormat === 'json') {
    const urls = links.map(({ url }) => url)
    const time = new Date().toISOString()
    const shared = folder === '' ? { items: places } : { folder }
    const event = { event: 'listening', time, version, ...shared, port, urls, threads, queue }
    output.say(`${visibleJson(event)}\n${notices.map(noticeEvent).join('')}`)
    return
  }
  // Programs read a combined log, so the banner goes elsewhere.
  const place = options.logFormat === 'combined' && options.logFile === undefined ? errors : output
  const logFile = options.logFormat === 'none' ? undefined : options.logFile
  const remarks = notices.map(({ message }) => message)
  const facts = { version, places, links, threads, queue, remarks, logFile }
  place.say(banner(facts, textStyle(showsColours(place.stream))))
}
