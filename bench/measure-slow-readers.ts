/** Measures one fast client beside 2,000 slow readers: how much they slow it down, and what they cost in memory. */
import { setTimeout as sleep } from 'node:timers/promises'
import { timeRequests } from './fast-client.ts'
import { findProgram } from './find-program.ts'
import { stopProcess } from './owned-process.ts'
import { memoryOf, type Memory } from './process-memory.ts'
import { progress } from './progress.ts'
import { startServer, type RunningServer } from './running-server.ts'
import type { ServerSpec } from './server-spec.ts'
import type { Site } from './site.ts'
import { startSlowReaders, type ReaderCount } from './slow-readers.ts'
import { percentile } from './statistics.ts'

export const slowReaderCount = 2000

type Latency = { requests: number; p50Ms: number; p99Ms: number; maxMs: number }

export type SlowReaderRun = {
  alone: Latency
  beside: Latency
  ready: ReaderCount
  end: ReaderCount
  memory: Memory | undefined
}

/** A run of each round, undefined where it failed. */
export type SlowReaderResults = Map<string, (SlowReaderRun | undefined)[]>

/** Interleaved rounds; each run has a fresh server, so that the memory is that of the slow readers. */
export async function measureSlowReaders(
  specs: ServerSpec[],
  site: Site,
  plan: { rounds: number; seconds: number },
): Promise<SlowReaderResults> {
  const results: SlowReaderResults = new Map(specs.map((spec) => [spec.name, []]))
  for (let round = 0; round < plan.rounds; round++) {
    for (let index = 0; index < specs.length; index++) {
      const spec = specs[(index + round) % specs.length]!
      results.get(spec.name)![round] = await measureFresh(spec, site, plan.seconds)
    }
  }
  return results
}

async function measureFresh(
  spec: ServerSpec,
  site: Site,
  seconds: number,
): Promise<SlowReaderRun | undefined> {
  let server: RunningServer | undefined
  try {
    server = await startServer(spec, site)
    const run = await measureOnce(server, site, seconds)
    const { beside, ready } = run
    progress(
      `slow ${spec.name}: beside ${ready.reading} readers ` +
        `p50 ${beside.p50Ms.toFixed(2)}, p99 ${beside.p99Ms.toFixed(2)}, max ${beside.maxMs.toFixed(1)} ms`,
    )
    return run
  } catch (error) {
    progress(`slow ${spec.name}: ${(error as Error).message}`)
    return undefined
  } finally {
    if (server !== undefined) await stopProcess(server.process)
  }
}

async function measureOnce(server: RunningServer, site: Site, seconds: number): Promise<SlowReaderRun> {
  const { port } = server
  const python = findProgram('python3')
  if (python === undefined) throw new Error('the slow readers need python3: apt-get install python3')
  // Warm-up: the first thousands of requests would measure compilers and caches.
  await timeRequests(port, site.small.path, 1000)
  const alone = latency(await timeRequests(port, site.small.path, seconds * 1000))
  const readers = await startSlowReaders(python, port, site.endlessPath, slowReaderCount)
  try {
    // Until the sockets' buffers are full and only the readers' pace counts.
    await sleep(2000)
    const beside = latency(await timeRequests(port, site.small.path, seconds * 1000))
    const memory = memoryOf(server.process.pid)
    return { alone, beside, ready: readers.ready, end: await readers.end(), memory }
  } finally {
    await readers.stop()
  }
}

function latency(times: number[]): Latency {
  return {
    requests: times.length,
    p50Ms: percentile(times, 50)!,
    p99Ms: percentile(times, 99)!,
    maxMs: percentile(times, 100)!,
  }
}
