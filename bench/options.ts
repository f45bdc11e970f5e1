/** The command line of the benchmark. */
import { parseArgs } from 'node:util'
import { loads } from './loads.ts'

const otherWork = ['startup', 'memory', 'cost', 'archives', 'keys', 'scale', 'search', 'slow'] as const

export type Options = {
  /** Names of the servers to run; undefined means each one that is installed. */
  only: string[] | undefined
  /** Names of loads and of other work; undefined means everything. */
  work: string[] | undefined
  rounds: number
  /** Length of one measurement. */
  seconds: number
  /** The Markdown file to write. */
  out: string
  quick: boolean
}

export const usage = `usage: node bench/run.ts [options]
  --only spool,nginx   only these servers (spool, nginx, lighttpd, caddy, sirv, http-server, serve, python, bare)
  --work small,large   only this work (${[...loads.map((load) => load.name), ...otherWork].join(', ')})
  --rounds N           rounds of each load (5)
  --seconds N          seconds of each measurement (3)
  --out FILE           the Markdown report (bench/results/performance.md)
  --quick              one round of two seconds: a smoke test whose numbers mean nothing`

/** Parses the arguments; returns the message to print if they make no sense. */
export function parseOptions(args: string[]): Options | string {
  let values
  try {
    values = parseArgs({
      args,
      options: {
        only: { type: 'string' },
        work: { type: 'string' },
        rounds: { type: 'string' },
        seconds: { type: 'string' },
        out: { type: 'string' },
        quick: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    return `${(error as Error).message}\n${usage}`
  }
  const { quick } = values
  const rounds = Number(values.rounds ?? (quick ? 1 : 5))
  const seconds = Number(values.seconds ?? (quick ? 2 : 3))
  // wrk takes whole seconds only.
  if (![rounds, seconds].every((value) => Number.isInteger(value) && value > 0)) return usage
  const work = values.work?.split(',')
  const known = new Set<string>([...loads.map((load) => load.name), ...otherWork])
  const unknown = work?.find((name) => !known.has(name))
  if (unknown !== undefined) return `Unknown work: ${unknown}.\n${usage}`
  return {
    only: values.only?.split(','),
    work,
    rounds,
    seconds,
    out: values.out ?? 'bench/results/performance.md',
    quick,
  }
}

/** Whether the user asked for this work. */
export function wants(options: Options, work: string): boolean {
  return options.work?.includes(work) ?? true
}
