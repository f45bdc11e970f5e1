/** The long table: what each round measured, which shows how steady the medians are. */
import { floor, yardstick, type Results } from '../results.ts'
import { median } from '../statistics.ts'
import { countErrors, type LoadErrors } from '../wrk.ts'
import { compare, rateOf, runsOf } from './comparison.ts'
import { formatMs, formatRate, formatRatio } from './format.ts'
import { renderTable, type Table } from './render-table.ts'

export function everyRound(results: Results): Table {
  const rows = results.loads.flatMap((result) =>
    results.servers.flatMap(({ name }) => {
      const runs = runsOf(result.cells.get(name))
      if (runs.length === 0) return []
      const good = runs.filter((run) => run !== undefined)
      const ratios = [yardstick, floor].map((base) =>
        name === base ? undefined : compare(result, name, base)?.ratio,
      )
      const p99Us = median(good.map((run) => run.p99Us))
      return [
        [
          `${result.load.name}: ${name}`,
          runs
            .map((run) =>
              run === undefined ? 'failed' : formatRate(rateOf(run, result.load.unit), result.load.unit),
            )
            .join(', '),
          ...ratios.map((ratio) =>
            ratio === undefined ? '–' : `${formatRatio(ratio.lowest)} to ${formatRatio(ratio.highest)}`,
          ),
          formatMs(p99Us === undefined ? undefined : p99Us / 1000),
          good.some((run) => countErrors(run) > 0) ? errorText(good.map((run) => run.errors)) : '0',
        ],
      ]
    }),
  )
  return {
    title: 'Every round',
    text: renderTable(['', 'rounds', `to ${yardstick}`, `to ${floor}`, 'p99 latency', 'errors'], rows),
    note: 'Errors are sums over the rounds: responses with another status than 200 (`missing`: 404), and wrk’s socket errors.',
  }
}

function errorText(errors: LoadErrors[]): string {
  return (['status', 'connect', 'read', 'write', 'timeout'] as const)
    .map((kind) => ({ kind, count: errors.reduce((sum, each) => sum + each[kind], 0) }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${kind}`)
    .join(', ')
}
