/** Starts the server on the port that was chosen, or near the default one. */
import * as v from 'valibot'
import { nextFreePort } from '../host/free-port.ts'
import { startServer, type ServerObserver, type StartResult } from '../host/server-host.ts'
import type { ThreadScripts } from '../host/thread-scripts.ts'
import { isPortFailure } from '../../shared/server-failure.ts'
import { ServerSettings } from '../../shared/settings.ts'
import type { CliOptions } from './arguments.ts'

/** How often another program may take the free port first, such as another Spool that starts at the same time. */
const maxRestarts = 10

/**
 * Starts the server. A default port that can't be had gives way to {@link nextFreePort}; a chosen one never does.
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
  let port: number | undefined = settings.port
  for (let restarts = 0; restarts < maxRestarts && hasPortFailure(result); restarts++) {
    port = await nextFreePort(port, settings.host)
    if (port === undefined) break
    result = await startServer({ ...settings, port }, observer, scripts, signal)
  }
  // The user has only heard of the default port.
  return hasPortFailure(result) ? first : result
}

function hasPortFailure(result: StartResult): boolean {
  return !result.ok && isPortFailure(result.failure.code)
}
