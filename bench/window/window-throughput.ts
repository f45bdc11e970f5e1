/** Measures what the window costs the engine: its throughput beside that of the terminal command. */
import type { DesktopApp } from '../../test/support/desktop-app.ts'
import { loads } from '../loads.ts'
import { stopProcess } from '../owned-process.ts'
import { progress } from '../progress.ts'
import { startServer } from '../running-server.ts'
import type { ServerSpec } from '../server-spec.ts'
import type { Site } from '../site.ts'
import { countErrors, runWrk, type Wrk } from '../wrk.ts'

/** 1 KiB over 32 connections. */
export const smallLoad = loads.find(({ name }) => name === 'small')!

/** Requests per second of both in one round. */
export type ThroughputRound = { readonly window: number; readonly terminal: number }

export type ThroughputParts = {
  readonly wrk: Wrk
  readonly site: Site
  readonly terminal: ServerSpec
  readonly rounds: number
  readonly seconds: number
}

/** Both serve the same folder side by side; in each round one is measured after the other, in alternating order. */
export async function measureThroughput(
  app: DesktopApp,
  port: number,
  { wrk, site, terminal, rounds, seconds }: ThroughputParts,
): Promise<ThroughputRound[]> {
  const server = await startServer(terminal, site)
  try {
    const rate = async (name: string, askedPort: number) => {
      const run = await runWrk(wrk, {
        load: smallLoad,
        target: smallLoad.target(site, 'spool'),
        port: askedPort,
        seconds,
      })
      if (countErrors(run) > 0) progress(`${name}: ${countErrors(run)} errors`)
      return (run.requests / run.durationUs) * 1e6
    }
    const results: ThroughputRound[] = []
    for (let round = 0; round <= rounds; round++) {
      const first = round % 2 === 0
      const early = first ? await rate('window', port) : await rate('terminal', server.port)
      const late = first ? await rate('terminal', server.port) : await rate('window', port)
      const result = first ? { window: early, terminal: late } : { window: late, terminal: early }
      // The first round is a warm-up.
      if (round > 0) results.push(result)
      progress(
        `throughput ${round}/${rounds}: window ${Math.round(result.window)} /s, terminal ${Math.round(result.terminal)} /s`,
      )
    }
    await app.state('sharing')
    return results
  } finally {
    await stopProcess(server.process)
  }
}
