/** Measures the loads in interleaved rounds: what disturbs the machine for a while disturbs every server alike. */
import { setTimeout as sleep } from 'node:timers/promises'
import { checkAnswers } from './check-answers.ts'
import type { Load } from './loads.ts'
import { isRunning } from './owned-process.ts'
import { progress } from './progress.ts'
import { emptyLog, type RunningServer } from './running-server.ts'
import type { Site } from './site.ts'
import { runWrk, type LoadRun, type Wrk, type WrkRun } from './wrk.ts'

/** A run for each round (undefined where it failed), or why there is none. */
export type LoadCell = { kind: 'runs'; runs: (LoadRun | undefined)[] } | { kind: 'none'; reason: string }

export type LoadResult = { load: Load; cells: Map<string, LoadCell> }

/** What all loads have in common. */
type Plan = {
  wrk: Wrk
  servers: RunningServer[]
  site: Site
  rounds: number
  seconds: number
  warmUp: boolean
}

/** How long each server is under a load before it is measured: by then a virtual machine has compiled most of its code. */
export const warmUpSeconds = 3

/** Measures every server once per round, starting with a different one each time. */
export async function measureLoad(load: Load, plan: Plan): Promise<LoadResult> {
  const { wrk, servers, site, rounds, seconds } = plan
  const cells = new Map<string, LoadCell>()
  const fit: RunningServer[] = []
  for (const server of servers) {
    const reason = await whyNot(server, load, site)
    cells.set(server.spec.name, reason === undefined ? { kind: 'runs', runs: [] } : { kind: 'none', reason })
    if (reason !== undefined) progress(`${load.name}: ${server.spec.name} left out: ${reason}`)
    else fit.push(server)
  }
  if (plan.warmUp) {
    for (const { port, spec } of fit) {
      const target = load.target(site, spec.name)
      await runWrk(wrk, { load, target, port, seconds: warmUpSeconds }).catch(() => undefined)
    }
  }
  for (let round = 0; round < rounds; round++) {
    const order = fit.map((_, index) => fit[(index + round) % fit.length]!)
    for (const server of order) {
      const target = load.target(site, server.spec.name)
      const run = await runOnce(wrk, { load, target, port: server.port, seconds }, server)
      const cell = cells.get(server.spec.name)
      if (cell?.kind === 'runs') cell.runs[round] = run
      progress(`${load.name} ${round + 1}/${rounds} ${server.spec.name}: ${describe(run)}`)
    }
  }
  return { load, cells }
}

async function whyNot(server: RunningServer, load: Load, site: Site): Promise<string | undefined> {
  const target = load.target(site, server.spec.name)
  if (load.only !== undefined && load.only !== server.spec.name) return 'has none'
  if (target.kind === 'listing' && !server.spec.lists) return 'has no listings'
  if (!isRunning(server.process)) return 'it has ended'
  return checkAnswers(server.port, target)
}

async function runOnce(wrk: Wrk, order: WrkRun, server: RunningServer): Promise<LoadRun | undefined> {
  const { load, target } = order
  try {
    const run = await runWrk(wrk, order)
    // Truncated responses would look fast. A run's bytes include heads and unfinished responses, so they can only be more.
    if (target.kind === 'file' && run.bytes < run.requests * target.file.sizeBytes) {
      throw new Error(`${run.requests} answers in only ${run.bytes} bytes`)
    }
    return run
  } catch (error) {
    progress(`${load.name} ${server.spec.name}: ${(error as Error).message}`)
    return undefined
  } finally {
    emptyLog(server)
    // The server cleans up after hundreds of connections, which must not count against the next one.
    await sleep(100)
  }
}

function describe(run: LoadRun | undefined): string {
  if (run === undefined) return 'failed'
  const seconds = run.durationUs / 1e6
  return `${Math.round(run.requests / seconds)} requests/s, ${Math.round(run.bytes / seconds / 1e6)} MB/s`
}
