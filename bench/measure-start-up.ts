/** Measures how long a server takes from its start to its first response. */
import { createInterface } from 'node:readline'
import { startProcess, stopProcess } from './owned-process.ts'
import { progress } from './progress.ts'
import { prepareLaunch, startServer } from './running-server.ts'
import type { ServerSpec } from './server-spec.ts'
import type { Site } from './site.ts'
import { median } from './statistics.ts'

export type StartUp = {
  /** Until the first whole answer. */
  answeringMs: number | undefined
  /** Until the server reported that it listens, if it can report that. */
  listeningMs: number | undefined
}

/** Returns medians of `times` starts of each server, in interleaved rounds. */
export async function measureStartUp(
  specs: ServerSpec[],
  site: Site,
  times: number,
): Promise<Map<string, StartUp>> {
  const answering = new Map(specs.map((spec) => [spec.name, [] as number[]]))
  const listening = new Map(specs.map((spec) => [spec.name, [] as number[]]))
  for (let round = 0; round < times; round++) {
    for (const spec of specs) {
      try {
        const server = await startServer(spec, site)
        await stopProcess(server.process)
        answering.get(spec.name)!.push(server.answeredAfterMs)
        const listened = await timeListening(spec, site)
        if (listened !== undefined) listening.get(spec.name)!.push(listened)
        progress(`startup ${round + 1}/${times} ${spec.name}: ${Math.round(server.answeredAfterMs)} ms`)
      } catch (error) {
        progress(`startup ${(error as Error).message}`)
      }
    }
  }
  return new Map(
    specs.map(({ name }) => [
      name,
      { answeringMs: median(answering.get(name)!), listeningMs: median(listening.get(name)!) },
    ]),
  )
}

/** Returns the time from the spawn to the `listening` event on standard output, ms; undefined without one. */
async function timeListening(spec: ServerSpec, site: Site): Promise<number | undefined> {
  const command = spec.eventCommand?.(await prepareLaunch(spec, site))
  if (command === undefined) return undefined
  const before = performance.now()
  const owned = await startProcess(command, ['ignore', 'pipe', 'ignore'])
  try {
    for await (const line of createInterface({ input: owned.child.stdout! })) {
      if (isListeningEvent(line)) return performance.now() - before
    }
    return undefined
  } finally {
    await stopProcess(owned)
  }
}

function isListeningEvent(line: string): boolean {
  try {
    return (JSON.parse(line) as { event?: unknown }).event === 'listening'
  } catch {
    return false
  }
}
