/** Makes the tables of the report, without those whose work wasn't done. */
import { keysYardstick } from '../measure-keys.ts'
import type { LoadResult } from '../measure-loads.ts'
import { slowReaderCount, type SlowReaderRun } from '../measure-slow-readers.ts'
import { floor, idleThreads, yardstick, type Results } from '../results.ts'
import { median, percentile } from '../statistics.ts'
import { cellColumns, cellRows } from './cell-rows.ts'
import { compare, runsOf } from './comparison.ts'
import { formatMemory, formatMs, formatRate, formatRatio } from './format.ts'
import { costTable } from './cost.ts'
import { everyRound } from './every-round.ts'
import { folderTools } from './folder-tools.ts'
import { scaleTables } from './scale.ts'
import { renderTable, type Table } from './render-table.ts'

export function tables(results: Results): Table[] {
  const all: Table[] = []
  if (results.loads.length > 0) all.push(throughput(results))
  if (results.cost !== undefined) all.push(costTable(results.cost))
  if (results.archives !== undefined || results.search !== undefined) all.push(folderTools(results))
  if (results.keys !== undefined) all.push(behindKeys(results.keys))
  if (results.scale !== undefined) all.push(...scaleTables(results.scale))
  if (results.slowReaders.size > 0) all.push(besideSlowReaders(results))
  if (results.startUp.size > 0) all.push(startUp(results))
  if (results.idleMemory.size + results.memoryAfterLoads.size + results.slowReaders.size > 0)
    all.push(memory(results))
  if (results.loads.length > 0) all.push(everyRound(results))
  return all
}

function throughput(results: Results): Table {
  const columns = [...results.servers, ...results.missing]
  const cell = (load: LoadResult, name: string) => {
    const outcome = load.cells.get(name)
    if (outcome === undefined) return '–'
    if (outcome.kind === 'none') return outcome.reason
    const comparison = compare(load, name)
    if (comparison === undefined)
      return runsOf(outcome).some((run) => run !== undefined) ? 'errors !' : 'failed !'
    const { ratio, errors, failedRounds } = comparison
    const rate = formatRate(comparison.median, load.load.unit)
    const ratios = [
      name === yardstick ? undefined : ratio,
      name === floor ? undefined : compare(load, name, floor)?.ratio,
    ].map((each) => (each === undefined ? '–' : formatRatio(each.median)))
    const relation = ratios.every((each) => each === '–') ? '' : ` (${ratios.join(', ')})`
    return `${rate}${relation}${errors + failedRounds > 0 ? ' !' : ''}`
  }
  return {
    title: `Throughput: median of ${rounds(results.options.rounds)} (median ratio to ${yardstick}, to ${floor})`,
    text: renderTable(
      ['', ...results.loads.map(({ load }) => load.name)],
      columns.map((server) => [
        'missing' in server ? `${server.name}: ${server.missing}` : server.name,
        ...results.loads.map((load) => cell(load, server.name)),
      ]),
    ),
    note:
      '`!` marks errors or failed rounds, which the last table counts; a round in which more than one response in a ' +
      'hundred was not the one asked for (a 200, for `missing` a 404) gives no number. –: not measured. Listings differ in size from server to server; Spool ' +
      'sends one that was just made again, for a second, except those with links (`linked`).',
  }
}

function behindKeys(keys: LoadResult[]): Table {
  return {
    title: 'Behind a key in the path',
    text: renderTable(
      cellColumns,
      keys.flatMap((result) => cellRows(result, keysYardstick)),
    ),
  }
}

function besideSlowReaders(results: Results): Table {
  const rows = [...results.slowReaders].map(([name, runs]) => {
    const good = runs.filter((run) => run !== undefined)
    const middle = (pick: (run: SlowReaderRun) => number) => median(good.map(pick))
    return [
      name,
      formatMs(middle((run) => run.alone.p50Ms)),
      formatMs(middle((run) => run.alone.p99Ms)),
      formatMs(middle((run) => run.beside.p50Ms)),
      formatMs(middle((run) => run.beside.p99Ms)),
      formatMs(
        percentile(
          good.map((run) => run.beside.maxMs),
          100,
        ),
      ),
      `${middle((run) => run.ready.reading) ?? '–'}`,
      `${good.reduce((sum, run) => sum + run.end.lost, 0)}`,
      `${runs.length - good.length}`,
    ]
  })
  return {
    title: `One fast client beside ${slowReaderCount.toLocaleString('en')} slow readers`,
    text: renderTable(
      ['', 'alone p50', 'p99', 'beside p50', 'p99', 'max', 'readers', 'lost', 'failed rounds'],
      rows,
    ),
    note: 'Each slow reader takes 4 KiB/s of a 1 GiB file; the fast client asks for 1 KiB over and over.',
  }
}

function startUp(results: Results): Table {
  return {
    title: 'Start-up: from the spawn, median',
    text: renderTable(
      ['', 'until it answers', 'until it reports that it listens'],
      [...results.startUp].map(([name, { answeringMs, listeningMs }]) => [
        name,
        formatMs(answeringMs),
        formatMs(listeningMs),
      ]),
    ),
  }
}

function memory(results: Results): Table {
  const slow = (name: string) => {
    const runs = results.slowReaders.get(name) ?? []
    return runs.findLast((run) => run !== undefined)?.memory
  }
  return {
    title: 'Memory: resident set of the process tree (proportional set)',
    text: renderTable(
      ['', 'idle', 'after all loads', `with ${slowReaderCount.toLocaleString('en')} slow readers`],
      results.servers.map(({ name }) => [
        name,
        formatMemory(results.idleMemory.get(name)),
        formatMemory(results.memoryAfterLoads.get(name)),
        formatMemory(slow(name)),
      ]),
    ),
    note: `Spool is idle with ${idleThreads} worker threads; in the other columns it has 2.`,
  }
}

function rounds(count: number): string {
  return count === 1 ? '1 round' : `${count} rounds`
}
