/**
 * The one policy for a port that can't be had: of the next {@link tries} ports, the first on which this program can
 * listen. The app and the terminal command offer it; the command takes it where nobody chose the port.
 */
import { createServer } from 'node:net'
import { listenFailure, type ServerFailureCode } from '../../shared/server-failure.ts'
import { bounds, defaultPort } from '../../shared/settings.ts'

/** So many servers on one machine are rare, and a system that allows none must not keep the user waiting. */
const tries = 100
/** Below, most systems let only an administrator listen. */
const firstOpenPort = 1024

/** Returns a port above `port` on which this program could listen now, undefined if there is none near. */
export async function nextFreePort(port: number, host?: string): Promise<number | undefined> {
  const first = port < firstOpenPort ? defaultPort : port + 1
  for (let candidate = first; candidate < first + tries && candidate <= bounds.port.max; candidate++) {
    if ((await portFailure(candidate, host)) === undefined) return candidate
  }
  return undefined
}

/** Returns why this program could not listen on a port now, undefined if it could. */
export function portFailure(port: number, host?: string): Promise<ServerFailureCode | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve(listenFailure(error).code))
    server.listen({ port, host }, () => server.close(() => resolve(undefined)))
  })
}
