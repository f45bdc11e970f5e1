/** Memory of servers that are idle. */
import { setTimeout as sleep } from 'node:timers/promises'
import { stopProcess } from './owned-process.ts'
import { memoryOf, type Memory } from './process-memory.ts'
import { progress } from './progress.ts'
import { startServer } from './running-server.ts'
import type { ServerSpec } from './server-spec.ts'
import type { Site } from './site.ts'

/** Measures each server one second after its first response. Spool runs with `threads` workers. */
export async function measureIdleMemory(
  specs: ServerSpec[],
  site: Site,
  threads: number,
): Promise<Map<string, Memory | undefined>> {
  const results = new Map<string, Memory | undefined>()
  for (const spec of specs) {
    try {
      const server = await startServer(spec, site, { threads })
      await sleep(1000)
      const memory = memoryOf(server.process.pid)
      await stopProcess(server.process)
      results.set(spec.name, memory)
      progress(`memory ${spec.name}: ${memory === undefined ? '?' : Math.round(memory.rssBytes / 1e6)} MB`)
    } catch (error) {
      progress(`memory ${(error as Error).message}`)
    }
  }
  return results
}
