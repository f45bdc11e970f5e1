/** Finds the servers that can take part, in the order of the report. */
import type { MissingServer, ServerSpec } from '../server-spec.ts'
import { findBare } from './bare.ts'
import { findCaddy } from './caddy.ts'
import { findLighttpd } from './lighttpd.ts'
import { findNginx } from './nginx.ts'
import { findHttpServer, findServe, findSirv } from './npm-peers.ts'
import { findPython } from './python.ts'
import { findSpool } from './spool.ts'

/** Looks for the servers on this machine; `only` limits them by name. */
export function findServers(only: string[] | undefined): { found: ServerSpec[]; missing: MissingServer[] } {
  const all = [
    findSpool,
    findNginx,
    findLighttpd,
    findCaddy,
    findSirv,
    findHttpServer,
    findServe,
    findPython,
    findBare,
  ].map((find) => find())
  const wanted = all.filter((server) => only?.includes(server.name) ?? true)
  return { found: wanted.filter(isFound), missing: wanted.filter(isMissing) }
}

function isFound(server: ServerSpec | MissingServer): server is ServerSpec {
  return !isMissing(server)
}

function isMissing(server: ServerSpec | MissingServer): server is MissingServer {
  return 'missing' in server
}
