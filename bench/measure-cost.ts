/** Measures what a request costs in processor time, and where: in Spool's threads, and in the least that Node can do. */
import { loads, type Load } from './loads.ts'
import { warmUpSeconds } from './measure-loads.ts'
import { stopProcess } from './owned-process.ts'
import { cpuTimes, type CpuTime } from './process-cpu.ts'
import { progress } from './progress.ts'
import { emptyLog, startServer, type RunningServer } from './running-server.ts'
import type { ServerSpec } from './server-spec.ts'
import type { Site } from './site.ts'
import { median } from './statistics.ts'
import { runWrk, type Wrk } from './wrk.ts'

/** Which threads. `rest`: those of the runtime, which collect garbage and compile. */
export const parts = ['listener', 'pool', 'main', 'rest'] as const
export type Part = (typeof parts)[number]

/** For one request. */
type RequestCost = Record<Part, CpuTime>

/** Medians of the rounds. */
export type Cost = { load: string; server: string; each: RequestCost }

const measured = ['small', 'close', 'missing']

type Plan = { wrk: Wrk; rounds: number; seconds: number; warmUp: boolean }

/** @param specs Spool, and the least that the runtime can do if it takes part */
export async function measureCost(specs: ServerSpec[], site: Site, plan: Plan): Promise<Cost[]> {
  const servers: RunningServer[] = []
  try {
    for (const spec of specs) servers.push(await startServer(spec, site))
    const costs: Cost[] = []
    for (const load of loads.filter(({ name }) => measured.includes(name))) {
      const run = (server: RunningServer, seconds: number) =>
        costOfRequests(server, load, site, { wrk: plan.wrk, seconds })
      if (plan.warmUp) for (const server of servers) await run(server, warmUpSeconds)
      const rounds = new Map(servers.map((server) => [server, [] as RequestCost[]]))
      for (let round = 0; round < plan.rounds; round++) {
        for (const [server, results] of rounds) results.push(await run(server, plan.seconds))
      }
      for (const [server, results] of rounds) {
        costs.push({ load: load.name, server: server.spec.name, each: mediansOf(results) })
      }
    }
    return costs
  } finally {
    await Promise.all(servers.map(({ process }) => stopProcess(process)))
  }
}

async function costOfRequests(
  server: RunningServer,
  load: Load,
  site: Site,
  { wrk, seconds }: { wrk: Wrk; seconds: number },
): Promise<RequestCost> {
  const { port, spec, process } = server
  const before = byPart(cpuTimes(process.pid))
  const { requests } = await runWrk(wrk, { load, target: load.target(site, spec.name), port, seconds })
  const after = byPart(cpuTimes(process.pid))
  emptyLog(server)
  const cost = forEachPart((part) => ({
    userUs: (after[part].userUs - before[part].userUs) / requests,
    systemUs: (after[part].systemUs - before[part].systemUs) / requests,
  }))
  progress(`cost ${load.name} ${spec.name}: ${totalOf(cost).toFixed(1)} µs`)
  return cost
}

/** All of it, µs. */
export function totalOf(cost: RequestCost): number {
  return parts.reduce((sum, part) => sum + cost[part].userUs + cost[part].systemUs, 0)
}

function byPart(times: ReadonlyMap<string, CpuTime>): RequestCost {
  const sum = forEachPart(() => ({ userUs: 0, systemUs: 0 }))
  for (const [thread, { userUs, systemUs }] of times) {
    const part = sum[partOf(thread)]
    part.userUs += userUs
    part.systemUs += systemUs
  }
  return sum
}

/** By the names that Spool and Node give their threads. */
function partOf(thread: string): Part {
  if (thread === 'spool listener') return 'listener'
  if (thread.startsWith('spool worker')) return 'pool'
  return thread === 'MainThread' || thread === 'node' ? 'main' : 'rest'
}

function mediansOf(costs: RequestCost[]): RequestCost {
  return forEachPart((part) => ({
    userUs: median(costs.map((cost) => cost[part].userUs)) ?? NaN,
    systemUs: median(costs.map((cost) => cost[part].systemUs)) ?? NaN,
  }))
}

function forEachPart(time: (part: Part) => CpuTime): RequestCost {
  return { listener: time('listener'), pool: time('pool'), main: time('main'), rest: time('rest') }
}
