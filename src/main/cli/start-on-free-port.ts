/** Starts the server on the port that was chosen, or near the default one. */
import * as v from 'valibot'
import { startServer, type ServerObserver, type StartResult } from '../host/server-host.ts'
import type { ThreadScripts } from '../host/thread-scripts.ts'
import { ServerSettings } from '../../shared/settings.ts'
import type { CliOptions } from './arguments.ts'

/** Ports tried at most, so that a system that allows none doesn't keep the person waiting. */
const maxTries = 100

/**
 * A port that nobody chose and that is not free gives way to the next that is.
 * @param signal aborts the start
 */
export async function startOnFreePort(
  options: CliOptions,
  observer: ServerObserver,
  scripts: ThreadScripts,
  signal: AbortSignal,
): Promise<StartResult> {
  const settings = v.parse(ServerSettings, options)
  const first = await startServer(settings, observer, scripts, signal)
  if (options.portChosen) return first
  let result = first
  for (let tries = 1; tries < maxTries && isPortTrouble(result); tries++) {
    result = await startServer({ ...settings, port: options.port + tries }, observer, scripts, signal)
  }
  // Whoever reads of the failure has heard of the default port only.
  return isPortTrouble(result) ? first : result
}

/** Windows says 'not allowed' of ports that it keeps for its virtual machines. */
function isPortTrouble(result: StartResult): boolean {
  return !result.ok && (result.failure.code === 'port-in-use' || result.failure.code === 'port-not-allowed')
}
