/** Measures what keys in the path cost, which only Spool has: the same files with and without one, in turns. */
import { loads, type Load } from './loads.ts'
import { measureLoad, type LoadResult } from './measure-loads.ts'
import { stopProcess } from './owned-process.ts'
import { startServer } from './running-server.ts'
import type { ServerSpec } from './server-spec.ts'
import type { Site } from './site.ts'
import type { Wrk } from './wrk.ts'

/** What the other is compared with. */
export const keysYardstick = 'open to everyone'

const keyed = 'behind a key'

/** Where a request costs the most of its kind: next to no content, with and without a connection of its own. */
const measured = ['small', 'close']

type Plan = { wrk: Wrk; rounds: number; seconds: number; warmUp: boolean }

/** Measures `spec`, Spool, without and with keys. */
export async function measureKeys(spec: ServerSpec, site: Site, plan: Plan): Promise<LoadResult[]> {
  const open = await startServer({ ...spec, name: keysYardstick }, site)
  const behindKey = await startServer({ ...spec, name: keyed }, site, { keyed: true })
  const path = behindKey.prefix + site.small.path
  const servers = [open, behindKey]
  try {
    const results: LoadResult[] = []
    for (const load of loads.filter(({ name }) => measured.includes(name))) {
      const prefixed: Load = {
        ...load,
        target: ({ small }, server) => ({
          kind: 'file',
          file: server === keyed ? { ...small, path } : small,
        }),
      }
      results.push(await measureLoad(prefixed, { ...plan, site, servers }))
    }
    return results
  } finally {
    await Promise.all(servers.map(({ process }) => stopProcess(process)))
  }
}
