/** Puts the results into plain words, by rules, so that they can't flatter. */
import { slowReaderCount } from '../measure-slow-readers.ts'
import { floor, yardstick, type Results } from '../results.ts'
import type { LoadResult } from '../measure-loads.ts'
import { median } from '../statistics.ts'
import { compare, type Comparison } from './comparison.ts'
import { formatMs, formatRate, formatRatio } from './format.ts'

const subject = 'spool'

/** With fewer rounds a range means nothing. */
const enoughRounds = 3

/** Returns sentences, one per list item. */
export function reading(results: Results): string[] {
  if (!results.servers.some((server) => server.name === subject)) {
    return ['Spool itself did not take part; these numbers only cover its peers.']
  }
  return [...loadSentences(results), ...slowSentences(results), ...startUpSentences(results)]
}

function loadSentences(results: Results): string[] {
  return results.loads.map((result) => {
    const own = compare(result, subject)
    if (own === undefined) return `${result.load.title}: Spool was not measured.`
    const rate = formatRate(own.median, result.load.unit)
    const peers = results.servers.filter((server) => server.name !== subject && server.name !== floor)
    const faster = peers.filter(({ name }) => (compare(result, name, subject)?.ratio?.lowest ?? 0) > 1)
    const place =
      peers.length === 0
        ? ''
        : faster.length === 0
          ? ' No server here is faster in every round.'
          : ` Faster in every round: ${faster.map((server) => server.name).join(', ')}.`
    return `${result.load.title}: Spool does ${rate}${relation(own)}.${ofFloor(result)}${place}${trouble(own)}`
  })
}

function ofFloor(result: LoadResult): string {
  const ratio = compare(result, subject, floor)?.ratio
  return ratio === undefined
    ? ''
    : ` That is ${formatRatio(ratio.median)} the limit of the runtime (${floor}).`
}

/** A range that includes 1 is a draw, whatever its median. */
function relation({ ratio }: Comparison): string {
  if (ratio === undefined) return ''
  const range = `${formatRatio(ratio.lowest)} to ${formatRatio(ratio.highest)} by round`
  if (ratio.rounds < enoughRounds)
    return `, ${formatRatio(ratio.median)} ${yardstick} (too few rounds to judge)`
  const verdict =
    ratio.lowest > 1 ? 'more than' : ratio.highest < 1 ? 'less than' : 'not clearly different from'
  return `, ${verdict} ${yardstick}: ${formatRatio(ratio.median)} (${range})`
}

function trouble({ errors, failedRounds }: Comparison): string {
  if (errors + failedRounds === 0) return ''
  return ` It made ${errors} errors and failed ${failedRounds} rounds, so don't trust this line.`
}

function slowSentences(results: Results): string[] {
  const runs = results.slowReaders.get(subject)?.filter((run) => run !== undefined) ?? []
  if (runs.length === 0) return []
  const alone = median(runs.map((run) => run.alone.p50Ms))
  const beside = median(runs.map((run) => run.beside.p50Ms))
  const p99 = median(runs.map((run) => run.beside.p99Ms))
  const lost = runs.reduce((sum, run) => sum + run.ready.refused + run.end.lost, 0)
  return [
    `Beside ${slowReaderCount.toLocaleString('en')} slow readers a fast client waits ${formatMs(beside)} ` +
      `in the median for 1 KiB (${formatMs(alone)} without them) and at most ${formatMs(p99)} ` +
      `in 99 of 100 requests${yardstickP99(results)}; ${lost} readers were turned away or lost.`,
  ]
}

function yardstickP99(results: Results): string {
  const runs = results.slowReaders.get(yardstick)?.filter((run) => run !== undefined) ?? []
  return runs.length === 0 ? '' : ` (${yardstick}: ${formatMs(median(runs.map((run) => run.beside.p99Ms)))})`
}

function startUpSentences(results: Results): string[] {
  const own = results.startUp.get(subject)
  if (own?.answeringMs === undefined) return []
  return [`Spool answers ${formatMs(own.answeringMs)} after its start.`]
}
