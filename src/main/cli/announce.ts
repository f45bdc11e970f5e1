/** Says that the server listens, for people or for programs. */
import { realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import type { ReachableAddress } from '../host/addresses.ts'
import { folderBreadth } from '../host/folder-breadth.ts'
import type { RunningServer } from '../host/server-host.ts'
import type { CliOptions } from './arguments.ts'
import { banner } from './banner.ts'
import { links } from './links.ts'
import { say } from './say.ts'
import { visibleJson } from '../../shared/visible-json.ts'
import { showsColours, textStyle } from './text-style.ts'

/** Writes the banner, or with the format `json` the event `listening`. */
export function announce(
  server: RunningServer,
  options: CliOptions,
  version: string,
  addresses: readonly ReachableAddress[],
): void {
  const { folder, port, threads, queue } = server
  const found = links(addresses, server.address, port)
  if (options.logFormat === 'json') {
    const urls = found.map(({ url }) => url)
    const time = new Date().toISOString()
    const event = { event: 'listening', time, version, folder, port, urls, threads, queue }
    say(process.stdout, `${visibleJson(event)}\n`)
    return
  }
  const takenPort = options.portChosen || port === options.port ? undefined : options.port
  const isAlone = options.host === undefined && found.length === 1
  // What stands in a combined log is read by programs, so that the banner goes elsewhere.
  const stream =
    options.logFormat === 'combined' && options.logFile === undefined ? process.stderr : process.stdout
  const logFile = options.logFormat === 'none' ? undefined : options.logFile
  const breadth = folderBreadth(folder, realHome())
  const { hidden } = options
  const facts = {
    ...{ version, folder, breadth, hidden, links: found, isAlone },
    ...{ threads, queue, port, takenPort, logFile },
  }
  say(stream, banner(facts, textStyle(showsColours(stream))))
}

/** The server names its folder by its real path. */
function realHome(): string {
  try {
    return realpathSync(homedir())
  } catch {
    return homedir()
  }
}
