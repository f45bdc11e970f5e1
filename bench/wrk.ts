/** One run of the load generator. */
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { findProgram, versionOf } from './find-program.ts'
import type { Load, Target } from './loads.ts'
import { startProcess } from './owned-process.ts'

export type LoadErrors = { status: number; connect: number; read: number; write: number; timeout: number }

export type LoadRun = {
  requests: number
  bytes: number
  durationUs: number
  p50Us: number
  p99Us: number
  errors: LoadErrors
}

export type Wrk = { file: string; version: string }

/** wrk's working folder: its scripts find each other there. */
const scripts = fileURLToPath(new URL('./wrk', import.meta.url))

export function findWrk(): Wrk | undefined {
  const file = findProgram('wrk')
  return file === undefined ? undefined : { file, version: versionOf(file, '-v') }
}

/** What wrk sends, where and for how long. */
export type WrkRun = { load: Load; target: Target; port: number | 'PORT'; seconds: number }

/** Returns wrk's arguments for a run. */
export function wrkArguments({ load, target, port, seconds }: WrkRun): string[] {
  const close = load.closes === true ? ['-H', 'Connection: close'] : []
  const origin = `http://127.0.0.1:${port}`
  return [
    '-t1',
    `-c${load.connections}`,
    `-d${seconds}s`,
    '--timeout',
    '10s',
    ...close,
    ...(target.kind === 'mix'
      ? ['-s', 'mix.lua', origin, '--', target.targetsFile]
      : ['-s', 'report.lua', `${origin}${target.kind === 'file' ? target.file.path : target.path}`]),
  ]
}

/** Runs wrk against one server; rejects when it fails as a program. */
export async function runWrk(wrk: Wrk, run: WrkRun): Promise<LoadRun> {
  const args = wrkArguments(run)
  const { child } = await startProcess({ file: wrk.file, args, cwd: scripts }, ['ignore', 'pipe', 'pipe'])
  const [output, complaints] = await Promise.all([text(child.stdout!), text(child.stderr!)])
  const result = /^result (\{.*\})$/m.exec(output)
  if (result === null) throw new Error(`wrk: ${complaints.trim() || output.trim() || 'no result'}`)
  const measured = JSON.parse(result[1]!) as LoadRun
  return run.target.kind === 'missing' ? withRefusalsWanted(measured) : measured
}

/** wrk counts each 404 as an error; here all else is one. */
function withRefusalsWanted(run: LoadRun): LoadRun {
  return { ...run, errors: { ...run.errors, status: run.requests - run.errors.status } }
}

/**
 * Whether the run is worth a number. If more than one response in a hundred isn't the one that is asked for, its rate is that of refusals.
 * (lighttpd refuses listings: 503 while it makes the same one for another client.)
 */
export function isSound(run: LoadRun): boolean {
  return run.errors.status <= run.requests / 100
}

/** Returns how many errors of all kinds a run had. */
export function countErrors({ errors }: LoadRun): number {
  return errors.status + errors.connect + errors.read + errors.write + errors.timeout
}
