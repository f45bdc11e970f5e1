/** Says that the server listens, for people or for programs. */
import type { ReachableAddress } from '../host/addresses.ts'
import { folderBreadth } from '../host/risky-folder.ts'
import type { RunningServer } from '../host/server-host.ts'
import type { CliOptions } from './arguments.ts'
import { banner } from './banner.ts'
import { links } from './links.ts'
import { noticeEvent } from './notice.ts'
import type { Outputs } from './output.ts'
import { shareNotices } from './share-notices.ts'
import { visibleJson } from '../../shared/text/printable.ts'
import { showsColours, textStyle } from './text-style.ts'

/** Writes the banner, or with the format `json` the event `listening` and a `notice` for each remark. */
export function announce(
  server: RunningServer,
  options: CliOptions,
  version: string,
  addresses: readonly ReachableAddress[],
  { output, errors }: Outputs,
): void {
  const { folder, port, threads, queue } = server
  const found = links(addresses, server.address, port)
  const notices = shareNotices({
    port,
    takenPort: options.portChosen || port === options.port ? undefined : options.port,
    breadth: folderBreadth(folder),
    hidden: options.hidden,
    isAlone: options.host === undefined && found.length === 1,
  })
  if (options.logFormat === 'json') {
    const urls = found.map(({ url }) => url)
    const time = new Date().toISOString()
    const event = { event: 'listening', time, version, folder, port, urls, threads, queue }
    output.say(`${visibleJson(event)}\n${notices.map(noticeEvent).join('')}`)
    return
  }
  // What stands in a combined log is read by programs, so that the banner goes elsewhere.
  const place = options.logFormat === 'combined' && options.logFile === undefined ? errors : output
  const logFile = options.logFormat === 'none' ? undefined : options.logFile
  const remarks = notices.map(({ message }) => message)
  const facts = { version, folder, links: found, threads, queue, remarks, logFile }
  place.say(banner(facts, textStyle(showsColours(place.stream))))
}
