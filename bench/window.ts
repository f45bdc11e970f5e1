/** Benchmarks the desktop app's window, through the stand-in for Electron: `node bench/window.ts [options]`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuild } from '../scripts/ensure-build.ts'
import { DesktopApp } from '../test/support/desktop-app.ts'
import { homeWithShare } from '../test/support/temporary-home.ts'
import { stopAllProcesses } from './owned-process.ts'
import { renderTable } from './report/render-table.ts'
import { findSpool } from './servers/spool.ts'
import { makeSite, type Site } from './site.ts'
import { median, percentile } from './statistics.ts'
import { floodByPacedListener } from './window/paced-flood.ts'
import { measureFlood, watchAnswers, type Flood } from './window/window-flood.ts'
import { measureReadiness, type Readiness } from './window/window-readiness.ts'
import { measureThroughput, smallLoad, type ThroughputRound } from './window/window-throughput.ts'
import { findWrk, runWrk, type Wrk } from './wrk.ts'

const usage = `usage: npm run bench:window -- [options]
  --rounds N    rounds of the comparison, and starts of the app (5)
  --each N      seconds of one measurement in a round (3)
  --seconds N   seconds of each flood (60)`

/** Requests per second of the synthetic flood. */
const pacedRate = 50_000

const folder = mkdtempSync(join(tmpdir(), 'spool-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
process.exitCode = await main().finally(stopAllProcesses)

async function main(): Promise<number> {
  const options = {
    rounds: { type: 'string' },
    each: { type: 'string' },
    seconds: { type: 'string' },
  } as const
  const { values } = parseArgs({ options })
  const [rounds, each, seconds] = [values.rounds ?? '5', values.each ?? '3', values.seconds ?? '60'].map(
    Number,
  )
  if (![rounds, each, seconds].every((value) => Number.isInteger(value) && value! > 0)) return say(usage, 2)
  const wrk = findWrk()
  if (wrk === undefined) return say('wrk makes the load: apt-get install wrk', 1)
  await ensureBuild()
  const site = makeSite(folder)
  const ready = await measureReadiness(rounds!)
  const { throughput, flood } = await underLoad(wrk, site, {
    rounds: rounds!,
    each: each!,
    seconds: seconds!,
  })
  const paced = await floodByPacedListener(pacedRate, seconds!)
  console.log(`\n${table(ready, throughput, { [`flood of ${seconds} s`]: flood, 'made up': paced })}`)
  return 0
}

type Plan = { readonly rounds: number; readonly each: number; readonly seconds: number }

async function underLoad(wrk: Wrk, site: Site, { rounds, each, seconds }: Plan) {
  const terminal = findSpool()
  if ('missing' in terminal) throw new Error(terminal.missing)
  using home = await homeWithShare({ folder: site.root, threads: 2 })
  await using app = await DesktopApp.launch({ home })
  await app.page.evaluate(watchAnswers)
  await app.startSharing()
  const parts = { wrk, site, terminal, rounds, seconds: each }
  const throughput = await measureThroughput(app, home.port, parts)
  const flood = await measureFlood(app, () =>
    runWrk(wrk, { load: smallLoad, target: smallLoad.target(site, 'spool'), port: home.port, seconds }),
  )
  if (app.complaints.length > 0) throw new Error(app.complaints.join('\n'))
  return { throughput, flood }
}

function table(ready: Readiness[], rounds: ThroughputRound[], floods: Record<string, Flood>): string {
  const ratios = rounds.map(({ window, terminal }) => window / terminal)
  const ms = (times: number[]) => `${whole(median(times))} ms`
  const range = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`
  return renderTable(
    ['window', 'measured', 'goal'],
    [
      ['usable after app.whenReady, median', ms(ready.map(({ usableMs }) => usableMs)), '< 1,000 ms'],
      ['of it before its page begins to load', ms(ready.map(({ pageMs }) => pageMs)), ''],
      ['requests a second, window open', whole(median(rounds.map(({ window }) => window))), ''],
      ['requests a second, terminal command', whole(median(rounds.map(({ terminal }) => terminal))), ''],
      ['ratio within a round, median (range)', `${median(ratios)!.toFixed(2)} (${range})`, '≥ 0.90'],
      ...Object.entries(floods).flatMap(([name, flood]) => floodRows(name, flood)),
    ],
  )
}

function floodRows(name: string, flood: Flood): string[][] {
  const clicks = [50, 95, 100].map((percent) => whole(percentile(flood.clicksMs, percent)))
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
  return [
    [`${name}: requests a second`, whole(flood.requestsPerSecond), ''],
    ['frames a second', flood.framesPerSecond.toFixed(1), ''],
    ['longest frame', `${whole(flood.longestFrameMs)} ms`, ''],
    [`${flood.clicksMs.length} clicks to paint, p50 / p95 / max`, `${clicks.join(' / ')} ms`, '< 100 ms'],
    ['heap before / after', `${megabytes(flood.heapBeforeBytes)} / ${megabytes(flood.heapAfterBytes)}`, ''],
    ['requests that were sent and seen answered', whole(flood.sent), ''],
    ['requests answered by the engine', whole(flood.answered), `≤ ${whole(flood.sent + 32)}`],
    ['requests counted by the window', whole(flood.counted), whole(flood.answered)],
  ]
}

function whole(value = 0): string {
  return Math.round(value).toLocaleString('en')
}

function say(message: string, exitCode: number): number {
  console.error(message)
  return exitCode
}
