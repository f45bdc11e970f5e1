/** The lines of tables in which one server is compared with itself. */
import type { LoadResult } from '../measure-loads.ts'
import { compare, rateOf, runsOf } from './comparison.ts'
import { formatRate, formatRatio } from './format.ts'

export const cellColumns = ['', 'median', 'rounds', 'ratio', 'by round']

/** Returns a line for each cell: what it is, its median, its rounds, and its ratio to the cell that is the yardstick. */
export function cellRows(result: LoadResult, yardstick: string): string[][] {
  const { title, unit } = result.load
  return [...result.cells].map(([what, cell]) => {
    const label = `${title}: ${what}`
    const comparison = compare(result, what, yardstick)
    if (comparison === undefined) return [label, cell.kind === 'none' ? cell.reason : 'failed', '', '', '']
    const { ratio, median: middle } = comparison
    const rounds = runsOf(cell).map((run) =>
      run === undefined ? 'failed' : formatRate(rateOf(run, unit), unit),
    )
    const hasRatio = what !== yardstick && ratio !== undefined
    return [
      label,
      formatRate(middle, unit),
      rounds.join(', '),
      hasRatio ? formatRatio(ratio.median) : '–',
      hasRatio ? `${formatRatio(ratio.lowest)} to ${formatRatio(ratio.highest)}` : '–',
    ]
  })
}
