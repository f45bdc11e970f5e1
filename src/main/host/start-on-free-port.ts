/** Starts the server near the default port, for the terminal command and the app where nobody has chosen a port. */
import { isPortFailure } from '../../shared/server-failure.ts'
import type { ServerSettings } from '../../shared/settings.ts'
import { nextFreePort } from './free-port.ts'
import type { ServerObserver, StartResult } from './running-server.ts'
import { startServer } from './server-host.ts'
import type { ThreadScripts } from './thread-scripts.ts'

/** How often another program may take the free port first, such as another Spool that starts at the same time. */
const maxRestarts = 10

/**
 * Starts the server on the port of the settings or, if that can't be had, on the {@link nextFreePort}.
 * @param signal aborts the start
 */
export async function startOnFreePort(
  settings: ServerSettings,
  observer: ServerObserver,
  scripts: ThreadScripts,
  signal: AbortSignal,
): Promise<StartResult> {
  const first = await startServer(settings, observer, scripts, signal)
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
