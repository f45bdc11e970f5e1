/** Medians, and ratios taken round by round. */
import type { Load } from '../loads.ts'
import type { LoadCell, LoadResult } from '../measure-loads.ts'
import { yardstick } from '../results.ts'
import { median } from '../statistics.ts'
import { countErrors, isSound, type LoadRun } from '../wrk.ts'

export type Comparison = {
  median: number
  /** Median, smallest and largest of the rounds' ratios to another server; undefined without that server. */
  ratio: { median: number; lowest: number; highest: number; rounds: number } | undefined
  errors: number
  failedRounds: number
}

/** Returns responses or bytes per second. */
export function rateOf(run: LoadRun, unit: Load['unit']): number {
  return (unit === 'bytes' ? run.bytes : run.requests) / (run.durationUs / 1e6)
}

/** Returns how a server did at a load; undefined if it has no sound run. */
export function compare(result: LoadResult, name: string, baseName = yardstick): Comparison | undefined {
  const { unit } = result.load
  const runs = soundRuns(result.cells.get(name))
  const good = runs.filter((run) => run !== undefined)
  const rate = median(good.map((run) => rateOf(run, unit)))
  if (rate === undefined) return undefined
  // A round's ratio compares two runs of the same minute; a ratio of medians could pair a quiet minute
  // with a busy one.
  const base = soundRuns(result.cells.get(baseName))
  const ratios = runs.flatMap((run, round) => {
    const other = base[round]
    const otherRate = other === undefined ? 0 : rateOf(other, unit)
    return run === undefined || otherRate === 0 ? [] : [rateOf(run, unit) / otherRate]
  })
  const middle = median(ratios)
  return {
    median: rate,
    ratio:
      middle === undefined
        ? undefined
        : {
            median: middle,
            lowest: Math.min(...ratios),
            highest: Math.max(...ratios),
            rounds: ratios.length,
          },
    errors: good.reduce((sum, run) => sum + countErrors(run), 0),
    failedRounds: runs.length - good.length,
  }
}

/** Returns the runs by round, undefined where one failed or was mostly refusals. */
function soundRuns(cell: LoadCell | undefined): (LoadRun | undefined)[] {
  return runsOf(cell).map((run) => (run !== undefined && isSound(run) ? run : undefined))
}

export function runsOf(cell: LoadCell | undefined): (LoadRun | undefined)[] {
  return cell?.kind === 'runs' ? cell.runs : []
}
