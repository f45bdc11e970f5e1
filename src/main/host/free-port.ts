/** Finds a port to offer instead of one that can't be had. */
import { createServer } from 'node:net'
import { listenFailure, type ServerFailureCode } from '../../shared/server-failure.ts'
import { bounds } from '../../shared/settings.ts'

const tries = 20
/** Below, most systems let only an administrator listen. */
const firstOpenPort = 1024
const usualPort = 8080

/** A port above `port` on which this program could listen now, undefined if none was found soon. */
export async function nextFreePort(port: number, host?: string): Promise<number | undefined> {
  const first = port < firstOpenPort ? usualPort : port + 1
  for (let candidate = first; candidate < first + tries && candidate <= bounds.port.max; candidate++) {
    if ((await portFailure(candidate, host)) === undefined) return candidate
  }
  return undefined
}

/** Why this program could not listen on a port now, undefined if it could. */
export function portFailure(port: number, host?: string): Promise<ServerFailureCode | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve(listenFailure(error).code))
    server.listen({ port, host }, () => server.close(() => resolve(undefined)))
  })
}
