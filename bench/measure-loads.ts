/** The loads, in interleaved rounds: what disturbs the machine for a while disturbs every server alike. */
import { setTimeout as sleep } from 'node:timers/promises'
import { checkAnswers } from './check-answers.ts'
import type { Load, Target } from './loads.ts'
import { isRunning } from './owned-process.ts'
import { progress } from './progress.ts'
import { emptyLog, type RunningServer } from './running-server.ts'
import type { Site } from './site.ts'
import { runWrk, type LoadRun, type Wrk } from './wrk.ts'

/** A run for each round (undefined where it failed), or why there is none. */
export type LoadCell = { kind: 'runs'; runs: (LoadRun | undefined)[] } | { kind: 'none'; reason: string }

export type LoadResult = { load: Load; cells: Map<string, LoadCell> }

type Plan = { rounds: number; seconds: number; warmUp: boolean }

/** How long each server is under each load before it is measured: a virtual machine has most code compiled by then. */
export const warmUpSeconds = 3

/** Every server once in each round, beginning with another one each time. */
export async function measureLoad(
  wrk: Wrk,
  load: Load,
  servers: RunningServer[],
  site: Site,
  plan: Plan,
): Promise<LoadResult> {
  const target = load.target(site)
  const cells = new Map<string, LoadCell>()
  const fit: RunningServer[] = []
  for (const server of servers) {
    const reason = await whyNot(server, target)
    cells.set(server.spec.name, reason === undefined ? { kind: 'runs', runs: [] } : { kind: 'none', reason })
    if (reason !== undefined) progress(`${load.name}: ${server.spec.name} left out: ${reason}`)
    else fit.push(server)
  }
  if (plan.warmUp) {
    for (const server of fit)
      await runWrk(wrk, load, target, server.port, warmUpSeconds).catch(() => undefined)
  }
  for (let round = 0; round < plan.rounds; round++) {
    const order = fit.map((_, index) => fit[(index + round) % fit.length]!)
    for (const server of order) {
      const run = await runOnce(wrk, load, target, server, plan.seconds)
      const cell = cells.get(server.spec.name)
      if (cell?.kind === 'runs') cell.runs[round] = run
      progress(`${load.name} ${round + 1}/${plan.rounds} ${server.spec.name}: ${describe(run)}`)
    }
  }
  return { load, cells }
}

async function whyNot(server: RunningServer, target: Target): Promise<string | undefined> {
  if (target.kind === 'listing' && !server.spec.lists) return 'has no listings'
  if (!isRunning(server.process)) return 'it has ended'
  return checkAnswers(server.port, target)
}

async function runOnce(
  wrk: Wrk,
  load: Load,
  target: Target,
  server: RunningServer,
  seconds: number,
): Promise<LoadRun | undefined> {
  try {
    const run = await runWrk(wrk, load, target, server.port, seconds)
    // Answers that were cut short would look quick. A run's bytes include heads and unfinished answers,
    // so they can only be more.
    if (target.kind === 'file' && run.bytes < run.requests * target.file.sizeBytes) {
      throw new Error(`${run.requests} answers in only ${run.bytes} bytes`)
    }
    return run
  } catch (error) {
    progress(`${load.name} ${server.spec.name}: ${(error as Error).message}`)
    return undefined
  } finally {
    emptyLog(server)
    // The server tidies up after hundreds of connections; that is not the next one's time.
    await sleep(100)
  }
}

function describe(run: LoadRun | undefined): string {
  if (run === undefined) return 'failed'
  const seconds = run.durationUs / 1e6
  return `${Math.round(run.requests / seconds)} requests/s, ${Math.round(run.bytes / seconds / 1e6)} MB/s`
}
